/** The card: what it says, how it opens and closes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { openCard, readThrough } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { cardOf, marksOf, openedCard } from './card-view';
import { BROWSERS, type Harness, LIVE, type Opened, startOnArticle } from './harness';

describe.each(BROWSERS)('the card in %s', (kind) => {
  let harness: Harness;
  let article: Opened;
  beforeAll(async () => {
    ({ harness, article } = await startOnArticle(kind));
  });
  afterAll(() => harness?.close());

  const show = async (open: Opened, claim: string) => {
    await open.page.bringToFront();
    await openCard(harness.control, open.tab, claim);
    return openedCard(kind, open.page);
  };

  test('a denial is reported as a denial, with what was known then and what is known now', async () => {
    const card = await show(article, 'supports-insurgency');
    expect(card.lead).toMatch(/denial/i);
    expect(card.lead).toMatch(/7 Dec(?:ember)? 2016/);
    expect(card.text).toMatch(/Then.*Now/);
    expect(card.articleLine).toBe('This article, 10 Dec 2016');
    expect(card.events.filter((event) => !event.since).map((event) => event.kind)).toContain('denied');
    expect(card.events.filter((event) => event.since).length).toBeGreaterThan(0);
    expect(card.text).toMatch(/as of 7 Jun(?:e)? 2026/);
    expect(card.text).not.toMatch(/\b(?:true|false|verdict|debunk\w*)\b/i);
  });

  test('sources are links that lead out without telling where from', async () => {
    const card = await show(article, 'supports-insurgency');
    expect(card.links.length).toBeGreaterThan(0);
    for (const link of card.links) {
      expect(link.href).toMatch(/^https?:\/\//);
      expect(link.rel).toContain('noopener');
      expect(link.rel).toContain('noreferrer');
      expect(link.text).not.toBe('');
    }
  });

  test('what was so when printed and is no longer is called overtaken', async () => {
    const card = await show(article, 'recognition');
    expect(card.lead).toMatch(/overtaken/i);
    expect(card.lead).toMatch(/3 Jul(?:y)? 2025/);
    expect(card.events.find((event) => event.since && event.kind === 'official-act')?.text).toMatch(/2025/);
  });

  test('on the day of recognition the card confirms it', async () => {
    const live = await harness.openRead(LIVE);
    await readThrough(harness.control, live);
    const card = await show(live, 'recognition');
    expect(card.articleLine).toBe('This article, 3 Jul 2025');
    expect(card.lead).not.toMatch(/overtaken/i);
    await live.page.close();
  });

  test('the card stays inside the window', async () => {
    const { box } = await show(article, 'contacts');
    const { width, height } = await inPage(article.page, () => ({ width: innerWidth, height: innerHeight }));
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(box.bottom).toBeLessThanOrEqual(height);
  });

  test('Escape closes it, a press on the sign opens it, a press beside it closes it again', async () => {
    const { page } = article;
    await show(article, 'contacts');
    await page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, page)) === null, { within: 5_000 });

    await inPage(page, () => scrollTo({ top: 0, behavior: 'instant' }));
    const mark = await until('a sign in the window', async () =>
      (await marksOf(kind, page)).find(({ y }) => y > 0 && y < 880),
    );
    await page.mouse.click(mark.x, mark.y);
    const card = await openedCard(kind, page);
    expect(mark.name).not.toBe('');
    expect(card.lead).not.toBe('');

    await page.mouse.click(card.box.right < 1240 ? 1260 : 20, 450);
    await until('the card to close', async () => (await cardOf(kind, page)) === null, { within: 5_000 });
  });

  test('one sign a claim', async () => {
    const marks = await marksOf(kind, article.page);
    const status = await readThrough(harness.control, article);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.length).toBeLessThanOrEqual(status.notes.length);
  });
});
