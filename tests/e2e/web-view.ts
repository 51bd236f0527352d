/** What the tests of hard pages share: expected notes, the page without us, and a switch for one site. */
import type { Page } from 'puppeteer-core';
import { inPage } from '../../src/cli/browsers/in-page';
import { serialised, statusOf } from '../../src/cli/browsers/observe';
import { until } from '../../src/cli/browsers/until';
import { DEFAULT_SETTINGS } from '../../src/settings/schema';
import type { Expected } from '../fixtures/web/pages';
import type { Harness, Opened } from './harness';

const line = (claim: string, stance: string, sentence: string) => `${claim} | ${stance} | ${sentence.trim()}`;
export const expectedLines = (notes: readonly Expected[]) =>
  notes.map(({ claim, stance, sentence }) => line(claim, stance, sentence)).sort();

export async function foundLines(harness: Harness, { tab }: Opened): Promise<string[]> {
  const marks = (await statusOf(harness.control, tab))?.marks ?? [];
  return marks.map(({ claim, stance, text }) => line(claim, stance, text)).sort();
}

/** Waits until the page's notes are these. */
export async function notesAre(
  harness: Harness,
  open: Opened,
  notes: readonly Expected[],
  within = 10_000,
): Promise<void> {
  const wanted = expectedLines(notes).join('\n');
  let seen: string[] = [];
  await until(
    () => `the notes\n${wanted}\nthey are\n${seen.join('\n')}`,
    async () => {
      seen = await foundLines(harness, open);
      return seen.join('\n') === wanted;
    },
    { within },
  );
}

/** The same server under a name whose site is switched off: what a page is without us. */
export const withoutUs = (harness: Harness) => harness.server.origin.replace('127.0.0.1', 'localhost');

export async function switchOffLocalhost(harness: Harness): Promise<void> {
  await inPage(
    harness.control,
    (settings: object) => {
      const { storage } = (
        globalThis as unknown as { chrome: { storage: { local: { set(x: object): Promise<void> } } } }
      ).chrome;
      return storage.local.set({ settings });
    },
    { ...DEFAULT_SETTINGS, disabledSites: ['localhost'] },
  );
}

/** What is on the page with and without us, after `act` was done to both. */
export async function untouched(
  harness: Harness,
  open: Opened,
  path: string,
  act: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<[mine: string, plain: string]> {
  const plain = await harness.openUrl(withoutUs(harness) + path);
  await act(plain.page);
  const both: [string, string] = [await serialised(open.page), await serialised(plain.page)];
  await plain.page.close();
  return both;
}
