/** Opens pages as a reader would and waits until Claimtrail has read them. */
import type { Page } from 'puppeteer-core';
import type { PageStatus } from '../../messages/protocol';
import { inPage } from './in-page';
import type { Running } from './launch';
import { findTab, statusOf } from './observe';
import { until } from './until';

export interface OpenPage {
  page: Page;
  /** The browser's number for the tab. */
  tab: number;
}

/**
 * Opens `url` in a new tab.
 * @param prepare is given the page before it goes anywhere, to listen to it.
 */
export async function openPage(
  running: Running,
  control: Page,
  url: string,
  prepare: (page: Page) => void = () => {},
): Promise<OpenPage> {
  const page = await running.browser.newPage();
  prepare(page);
  await page.goto(url, { waitUntil: 'load' });
  const address = page.url();
  const tab = await until(`a tab with ${address}`, () => findTab(control, address));
  return { page, tab };
}

/** The page's status once `test` holds. The error names the last status seen. */
export async function statusWhen(
  control: Page,
  tab: number,
  what: string,
  test: (status: PageStatus) => boolean,
  within = 20_000,
): Promise<PageStatus> {
  let seen: PageStatus | null = null;
  return until(
    () => `${what}; the page's last word was ${JSON.stringify(seen)?.slice(0, 600)}`,
    async () => {
      seen = await statusOf(control, tab);
      return seen !== null && test(seen) ? seen : null;
    },
    { within },
  );
}

const settled = ({ state }: PageStatus) => state === 'done' || state === 'gave-up';

/** Reads a page to its end, as one who scrolls: text is only read when it comes near the window. */
export async function readThrough(control: Page, { page, tab }: OpenPage, within = 20_000): Promise<PageStatus> {
  await statusWhen(control, tab, 'the page to be read', settled, within);
  await page.bringToFront();
  for (let more = true; more; ) {
    more = await inPage(page, async () => {
      const before = scrollY;
      scrollBy({ top: innerHeight * 0.8, behavior: 'instant' });
      // Observers report within two frames; only then does the page's status speak of what came into view.
      await new Promise<void>((next) => requestAnimationFrame(() => requestAnimationFrame(() => next())));
      return scrollY > before;
    });
    await statusWhen(control, tab, 'the rest of the page to be read', settled, within);
  }
  await inPage(page, () => scrollTo({ top: 0, behavior: 'instant' }));
  return statusWhen(control, tab, 'the page to be read', settled, within);
}

/** Asks the page to open the card of a claim, as the popup's list does. */
export async function openCard(control: Page, tab: number, claim: string): Promise<void> {
  await inPage(
    control,
    async ([id, wanted]: [number, string]) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: { sendMessage: (...a: unknown[]) => unknown } } })
        .chrome;
      await tabs.sendMessage(id, { type: 'to-page:goto', claim: wanted }, { frameId: 0 });
    },
    [tab, claim] as [number, string],
  );
}
