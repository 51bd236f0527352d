/** Pages as the web has them: the right notes, nothing changed, nothing complained of. In both browsers. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { traces } from '../../src/cli/browsers/observe';
import { readThrough, statusWhen } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { STILL } from '../fixtures/web/pages';
import { marksOf } from './card-view';
import { BROWSERS, type Harness, startHarness } from './harness';
import { expectedLines, foundLines, notesAre, switchOffLocalhost, untouched } from './web-view';

const OVERRIDES = '/web/overrides.html';
const HUGE = '/web/huge.html';

describe.each(BROWSERS)('pages of the web in %s', (kind) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(kind, {
      pages: Object.fromEntries(Object.entries(STILL).map(([path, { serve }]) => [path, serve])),
    });
    await switchOffLocalhost(harness);
  });
  afterAll(() => harness?.close());

  test.each(Object.keys(STILL))('%s', async (path) => {
    const { notes } = STILL[path] ?? { notes: [] };
    const open = await harness.open(path);
    if (notes.length > 0) {
      if (path !== HUGE && path !== OVERRIDES) await readThrough(harness.control, open);
      await notesAre(harness, open, notes, 20_000);
    } else await statusWhen(harness.control, open.tab, 'off topic', ({ state }) => state === 'off-topic');
    await open.page.bringToFront();
    const restore = (page: Page) => page.evaluate('globalThis.restore?.()');
    await restore(open.page);
    await until('the host', async () => (await traces(open.page)).hosts === (notes.length > 0 ? 1 : 0));
    const { sentences } = await traces(open.page);
    expect.soft(new Set(sentences)).toEqual(new Set(notes.map((note) => note.sentence)));
    expect.soft(await foundLines(harness, open)).toEqual(expectedLines(notes));
    const [mine, plain] = await untouched(harness, open, path, restore);
    expect.soft(mine === plain || mine).toBe(true);
    expect.soft(open.complaints).toEqual([]);
    await open.page.close();
  });

  test('signs stand in the outer margin: to the right, and to the left where the page runs from right to left', async () => {
    for (const [path, side] of [
      ['/web/article.html', 'right'],
      ['/web/rtl.html', 'left'],
    ] as const) {
      const open = await harness.openRead(path);
      await open.page.bringToFront();
      const marks = await until('two signs', async () => {
        const now = await marksOf(kind, open.page);
        return now.length === 2 && now;
      });
      const column = await inPage(open.page, () => {
        const { left, right } = (document.querySelector('article') as Element).getBoundingClientRect();
        return { left, right, wide: document.documentElement.scrollWidth > innerWidth };
      });
      for (const { x } of marks) {
        if (side === 'right') expect(x).toBeGreaterThan(column.right);
        else expect(x).toBeLessThan(column.left);
      }
      expect(column.wide).toBe(false);
      await open.page.close();
    }
  });

  test('nothing of ours can be noticed on a page without notes, and no event is sent into any page', async () => {
    const page = await harness.running.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const heard: string[] = [];
      (globalThis as unknown as { heard: string[] }).heard = heard;
      addEventListener('message', (event) => heard.push(`message ${JSON.stringify(event.data)}`));
      const dispatch = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) {
        heard.push(event.type);
        return dispatch.call(this, event);
      };
      for (const target of [document, window]) {
        const own = Object.getPrototypeOf(target) as object;
        heard.push(...Object.getOwnPropertyNames(own).filter((name) => /claimtrail/i.test(name)));
      }
    });
    await page.goto(`${harness.server.origin}/web/article.html?listening`);
    await until('notes', async () => (await traces(page)).sentences.length === 2);
    expect(await page.evaluate('heard')).toEqual([]);
    expect(await page.evaluate('Object.keys(window).filter((name) => /claimtrail/i.test(name))')).toEqual([]);
    expect(await page.evaluate('document.querySelector("claimtrail-notes")?.shadowRoot ?? null')).toBeNull();
    await page.close();
  });
});
