/** The claims store in a real browser: seeded, asked, and unharmed by a background that stops at any moment. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopBackground } from '../../src/cli/browsers/background';
import { inPage } from '../../src/cli/browsers/in-page';
import { traces } from '../../src/cli/browsers/observe';
import { until } from '../../src/cli/browsers/until';
import { StoreState } from '../../src/messages/protocol';
import { BROWSERS, type Harness, startHarness } from './harness';
import { popupSays } from './popup-page';

const ARTICLE = '/calder-standard/world/a-third-voice.html';
const LIVE = '/halyard/live/kabul-moscow.html';

/** Rows of a table, straight from IndexedDB; null while there is no such table. */
const rows = (control: Page, table: string) =>
  inPage(
    control,
    (name: string) =>
      new Promise<number | null>((answer, fail) => {
        const open = indexedDB.open('claimtrail');
        open.onerror = () => fail(open.error);
        open.onupgradeneeded = () => open.transaction?.abort(); // looking must not make it
        open.onsuccess = () => {
          const db = open.result;
          if (!db.objectStoreNames.contains(name)) {
            db.close();
            answer(null);
            return;
          }
          const count = db.transaction(name).objectStore(name).count();
          count.onsuccess = () => {
            db.close();
            answer(count.result);
          };
          count.onerror = () => fail(count.error);
        };
      }),
    table,
  );

const marked = (page: Page) => until('marks', async () => (await traces(page)).sentences.length > 0);

interface RuntimeApi {
  runtime: { sendMessage(message: object): Promise<unknown> };
}

async function storeState(control: Page): Promise<StoreState> {
  const answer = await inPage(control, () =>
    (globalThis as unknown as { chrome: RuntimeApi }).chrome.runtime.sendMessage({ type: 'ui:store-state' }),
  );
  return StoreState.parse((answer as { value?: unknown }).value);
}

describe.each(BROWSERS)('the store in %s', (kind) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(kind);
  });
  afterAll(() => harness?.close());

  test('IndexedDB holds the bundled pack’s 36 claims', async () => {
    await until('36 claims', async () => (await rows(harness.control, 'claims')) === 36);
    expect(await rows(harness.control, 'packs')).toBe(1);
    const state = await storeState(harness.control);
    expect(state.kind).toBe('indexeddb');
    expect(state.notice).toBeUndefined();
    expect(state.packs.map(({ id, claims }) => ({ id, claims }))).toEqual([{ id: 'russia-taliban', claims: 36 }]);
  });

  test('a page is served after the background was stopped, and so is the next', async () => {
    const before = await harness.openRead(ARTICLE);
    await stopBackground(harness.running);
    await marked(before.page);
    const after = await harness.openRead(LIVE);
    await marked(after.page);
    await popupSays(harness, before.tab, 'notes');
    expect(await rows(harness.control, 'claims')).toBe(36);
    expect(before.complaints).toEqual([]);
    expect(after.complaints).toEqual([]);
  });

  test('a background stopped while a page is being read recovers by itself', async () => {
    const reading = harness.openRead(ARTICLE);
    await stopBackground(harness.running);
    const open = await reading;
    await marked(open.page);
    await popupSays(harness, open.tab, 'notes');
  });
});
