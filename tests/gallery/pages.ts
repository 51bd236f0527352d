/** Web pages with their notes, and the card open on some. */
import type { Page } from 'puppeteer-core';
import { emulate } from '../../src/cli/browsers/emulate';
import { inPage } from '../../src/cli/browsers/in-page';
import type { Running } from '../../src/cli/browsers/launch';
import { openCard, openPage, statusWhen } from '../../src/cli/browsers/reading';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';
import type { Look, Save } from './looks';

export interface Subject {
  name: string;
  path: string;
  /** The claim whose card is open. */
  card?: string;
}

const frames = (page: Page) =>
  inPage(
    page,
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))),
  );

/** The first noted sentence in view, a third down. */
function toFirstNote(page: Page): Promise<void> {
  return inPage(page, () => {
    const [range] = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]) as Range[];
    const top = range?.getBoundingClientRect().top ?? 0;
    if (top > innerHeight * 0.6) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
  });
}

export async function shootPage(
  running: Running,
  control: Page,
  origin: string,
  { name, path, card }: Subject,
  looks: readonly Look[],
  save: Save,
): Promise<void> {
  const { kind } = running;
  const { page, tab } = await openPage(running, control, origin + path);
  await statusWhen(control, tab, 'notes', ({ state, notes }) => state === 'done' && notes.length > 0);
  for (const look of looks) {
    await page.setViewport({ width: look.width, height: look.height, deviceScaleFactor: look.scale });
    await emulate(kind, page, look.wishes);
    await inPage(page, () => scrollTo({ top: 0, behavior: 'instant' }));
    await frames(page);
    if (card === undefined) await toFirstNote(page);
    else {
      await openCard(control, tab, card);
      await until('a card', () =>
        inHost(kind, page, (root) => root?.querySelector('[popover]')?.matches(':popover-open') ?? false, null),
      );
    }
    await frames(page);
    await save(name, look, await page.screenshot());
    if (card !== undefined) await page.keyboard.press('Escape');
  }
  await page.close();
}
