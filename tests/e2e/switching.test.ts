/** Off means off: every trace goes at once, and comes back without a reload. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serialised, traces } from '../../src/cli/browsers/observe';
import { openCard, readThrough } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { openedCard } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { popupWhen, press } from './popup-page';

const ARTICLE = '/calder-standard/world/a-third-voice.html';
const LIVE = '/halyard/live/kabul-moscow.html';
/** Milliseconds that count as "at once". */
const AT_ONCE = 2_000;
const NOTHING = { highlights: [], sentences: [], hosts: 0 };

const gone = (page: Page) =>
  until(
    'every trace to go',
    async () => {
      const left = await traces(page);
      return left.hosts === 0 && left.highlights.length === 0;
    },
    { within: AT_ONCE },
  );
/** Signs are drawn when the page is: a hidden tab has its notes, and puts them on when it is looked at. */
const back = async (page: Page) => {
  await page.bringToFront();
  await until(
    'the notes to come back',
    async () => {
      const { sentences, hosts } = await traces(page);
      return sentences.length > 0 && hosts > 0;
    },
    { within: 10_000 },
  );
};

describe.each(BROWSERS)('switching in %s', (kind) => {
  let harness: Harness;
  let article: Opened;
  let popup: Page;
  beforeAll(async () => {
    harness = await startHarness(kind);
  });
  afterAll(() => harness?.close());
  beforeEach(async () => {
    article = await harness.openRead(ARTICLE);
    popup = await harness.popup(article.tab);
    await popupWhen(popup, 'notes');
  });
  afterEach(async () => {
    await popup.close();
    await article.page.close();
  });

  test('off everywhere and on again', async () => {
    const before = await serialised(article.page);
    await press(popup, 'everywhere');
    await gone(article.page);
    expect(await traces(article.page)).toEqual(NOTHING);
    expect(await serialised(article.page)).toBe(before);
    await popupWhen(popup, 'off');

    await press(popup, 'everywhere');
    await back(article.page);
    await popupWhen(popup, 'notes');
    expect((await traces(article.page)).hosts).toBe(1);
    expect(article.complaints).toEqual([]);
  });

  test('an open card goes too', async () => {
    await article.page.bringToFront();
    await openCard(harness.control, article.tab, 'contacts');
    await openedCard(kind, article.page);
    await press(popup, 'everywhere');
    await gone(article.page);
    await press(popup, 'everywhere');
    await back(article.page);
  });

  test('off on this site alone, and on again', async () => {
    const elsewhere = await harness.openUrl(harness.server.origin.replace('127.0.0.1', 'localhost') + LIVE);
    await back(elsewhere.page);
    await press(popup, 'site');
    await gone(article.page);
    expect((await popupWhen(popup, 'site-off')).lead).toContain('127.0.0.1');
    expect((await traces(elsewhere.page)).sentences.length).toBeGreaterThan(0);

    await press(popup, 'site');
    await back(article.page);
    await elsewhere.page.close();
  });

  test('a page opened while off has nothing in it, and gets its notes when switched on', async () => {
    await press(popup, 'everywhere');
    await popupWhen(popup, 'off');
    const late = await harness.open(LIVE);
    await gone(article.page);
    expect(await traces(late.page)).toEqual(NOTHING);
    await press(popup, 'everywhere');
    await back(late.page);
    await readThrough(harness.control, late);
    expect(late.complaints).toEqual([]);
    await late.page.close();
  });

  test('twice in a row leaves one host and the same notes', async () => {
    const before = await traces(article.page);
    for (let i = 0; i < 2; i++) {
      await press(popup, 'everywhere');
      await gone(article.page);
      await press(popup, 'everywhere');
      await back(article.page);
    }
    await until('the same notes', async () => {
      const now = await traces(article.page);
      return now.hosts === 1 && now.sentences.sort().join() === before.sentences.sort().join();
    });
  });
});
