/** A page with hundreds of marked sentences: lines under all of them, signs where the reader is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articlePage, manySentences } from '../../src/cli/bench/articles';
import { inPage } from '../../src/cli/browsers/in-page';
import { traces } from '../../src/cli/browsers/observe';
import { statusWhen } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { marksOf } from './card-view';
import { BROWSERS, type Harness, startHarness } from './harness';
import { popupWhen } from './popup-page';

const PATH = '/many.html';
const body = articlePage(manySentences(400));

describe.each(BROWSERS)('many notes in %s', (kind) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(kind, { pages: { [PATH]: () => ({ type: 'text/html; charset=utf-8', body }) } });
  });
  afterAll(() => harness?.close());

  test('all are painted; with a sign at each, those are drawn that are near, and others as the reader comes by', async () => {
    const { page, tab } = await harness.open(PATH);
    const { marks = [], more } = await statusWhen(harness.control, tab, 'all', ({ state }) => state === 'done', 60_000);
    expect(marks.length).toBeGreaterThan(300);
    expect(more).toBeUndefined();
    expect((await traces(page)).sentences.length).toBeGreaterThanOrEqual(new Set(marks.map(({ text }) => text)).size);

    const popup = await harness.popup(tab);
    await popupWhen(popup, 'notes');
    await popup.bringToFront();
    await popup.click('.levels input[value=all]');
    await page.bringToFront();
    const height = 900;
    const inView = async () => (await marksOf(kind, page)).filter(({ y }) => y > 0 && y < height);
    await until('signs here', async () => (await inView()).length > 3);
    // More than the first signs of claims were at the level before, and far fewer than there are sentences.
    expect((await marksOf(kind, page)).length).toBeLessThan(150);

    await inPage(page, () => scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' }));
    await until('signs there', async () => (await inView()).length > 3);
    expect((await marksOf(kind, page)).length).toBeLessThan(150);
    await page.close();
  });
});
