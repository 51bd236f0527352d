/**
 * What a change of the settings does to open pages: those that may no longer be read lose every trace at once, those
 * that may be read again are read, without a reload.
 */
import type { Browser } from 'webextension-polyfill';
import { sendToPage } from '../messages/to-page';
import type { Settings } from '../settings/schema';
import { allows, levelOn } from '../settings/sites';
import { showNone, showSettings } from './badge';
import { injectDetector, WEB_PAGES } from './inject';
import { giveBack, giveBackSites, registerDetector } from './registration';

type Api = Pick<Browser, 'action' | 'tabs' | 'storage' | 'scripting' | 'permissions'>;

/** `current` reads the settings: what is given back must not be what has been asked for again meanwhile. */
export async function applySettings(
  browser: Api,
  before: Settings,
  after: Settings,
  current: () => Promise<Settings>,
): Promise<void> {
  await registerDetector(browser, after);
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined) return;
      const was = allows(before, url);
      const is = allows(after, url);
      if (was && !is) await sendToPage(browser, id, { type: 'to-page:stop' });
      if (!was && is) {
        await showNone(browser, id);
        // Opened while it was off, it has nothing of ours in it yet.
        if (!(await sendToPage(browser, id, { type: 'to-page:start' }))) await injectDetector(browser, id);
      }
      if (was && is) await showAnew(browser, id, url, before, after);
    }),
  );
  await showSettings(browser, after);
  // Last, for without access the browser no longer says which tab shows what.
  await giveBackSites(browser, before, await current());
  await giveBack(browser, await current());
}

/** What changes for a page that may be read before and after. */
async function showAnew(browser: Api, id: number, url: string | undefined, before: Settings, after: Settings) {
  if (before.sensitivity !== after.sensitivity || before.comments !== after.comments) {
    await readAgain(browser, id);
    return;
  }
  const level = levelOn(after, url);
  if (levelOn(before, url) !== level) await sendToPage(browser, id, { type: 'to-page:level', level });
  const { looks } = after;
  if (before.looks !== looks) await sendToPage(browser, id, { type: 'to-page:looks', looks });
}

/** Packs or hidden notes have changed: what is shown may not be what would be found now. */
export async function readAllAgain(browser: Pick<Browser, 'tabs'>, settings: Settings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.all(
    tabs.map(({ id, url }) => (id !== undefined && allows(settings, url) ? readAgain(browser, id) : undefined)),
  );
}

async function readAgain(browser: Pick<Browser, 'tabs'>, tabId: number): Promise<void> {
  await sendToPage(browser, tabId, { type: 'to-page:stop' });
  await sendToPage(browser, tabId, { type: 'to-page:start' });
}
