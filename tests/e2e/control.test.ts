/** The reader's control: how much is shown, and what was matched wrongly. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { serialised, statusOf, traces } from '../../src/cli/browsers/observe';
import { openCard, readThrough, statusWhen } from '../../src/cli/browsers/reading';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';
import { cardOf, marksOf, openedCard } from './card-view';
import { ARTICLE, BROWSERS, type Harness, LIVE, type Opened, startOnArticle } from './harness';
import { popupWhen, readPopup } from './popup-page';

const AT_ONCE = { within: 2_000 };

describe.each(BROWSERS)('control in %s', (kind) => {
  let harness: Harness;
  let article: Opened;
  beforeAll(async () => {
    ({ harness, article } = await startOnArticle(kind));
  });
  afterAll(() => harness?.close());

  const marks = async () => (await statusOf(harness.control, article.tab))?.marks ?? [];
  const choose = async (popup: Page, level: string) => {
    await popup.bringToFront();
    await popup.click(`.levels input[value=${level}]`);
    // Signs are drawn when the page is.
    await article.page.bringToFront();
  };

  test('a level chosen in the popup is honoured at once, changes nothing in the article, and is remembered', async () => {
    const before = await serialised(article.page);
    const all = await marks();
    const claims = new Set(all.map((mark) => mark.claim));
    const popup = await harness.popup(article.tab);
    await popupWhen(popup, 'notes');

    await choose(popup, 'all');
    await until(
      'a sign at every sentence',
      async () => (await marksOf(kind, article.page)).length >= all.length,
      AT_ONCE,
    );
    expect(await marks()).toEqual(all);

    await choose(popup, 'disputed');
    const few = await until(
      'fewer notes',
      async () => {
        const now = await marks();
        return now.length < all.length && now;
      },
      AT_ONCE,
    );
    const painted = new Set((await traces(article.page)).sentences);
    expect(painted).toEqual(new Set(few.map((mark) => mark.text.trim())));
    const says = await until('the popup to say what is held back', async () => {
      const now = await readPopup(popup);
      return /noted at another level/.test(now.text) && now;
    });
    const held = claims.size - new Set(few.map((mark) => mark.claim)).size;
    expect(says.text).toContain(`${held} more claim`);

    const again = await harness.openRead(ARTICLE.replace('.html', '.html?again'));
    expect((await readThrough(harness.control, again)).marks).toEqual(few);
    await again.page.close();
    const elsewhere = await harness.openUrl(harness.server.origin.replace('127.0.0.1', 'localhost') + LIVE);
    const other = await statusWhen(harness.control, elsewhere.tab, 'notes', ({ state }) => state === 'done');
    expect(other.held ?? 0).toBe(0);
    await elsewhere.page.close();

    await choose(popup, 'claims');
    await until('all notes again', async () => (await marks()).length === all.length, AT_ONCE);
    await until('one sign a claim', async () => (await marksOf(kind, article.page)).length <= claims.size, AT_ONCE);
    await popup.close();
    expect(await serialised(article.page)).toBe(before);
    expect(article.complaints).toEqual([]);
  });

  test('a match marked as wrong goes at once, stays away, can be saved as a test case and taken back', async () => {
    await article.page.bringToFront();
    const [first] = await marks();
    if (!first) throw new Error('no note on the article');
    const here = async () => (await marks()).some((mark) => mark.claim === first.claim && mark.text === first.text);
    await openCard(harness.control, article.tab, first.claim);
    await openedCard(kind, article.page);
    const press = (label: string) =>
      inHost(
        kind,
        article.page,
        (root, wanted: string) => {
          const found = [...(root?.querySelectorAll('button') ?? [])].find((b) => b.textContent?.trim() === wanted);
          found?.click();
          return found !== undefined;
        },
        label,
      );
    expect(await press('Wrong match')).toBe(true);
    expect(await press('Not these actors')).toBe(true);
    await until('the note to go', async () => !(await here()), AT_ONCE);
    await until('the card to go', async () => (await cardOf(kind, article.page)) === null, AT_ONCE);
    await until('the line to go', async () => {
      const { sentences } = await traces(article.page);
      const others = (await marks()).filter((mark) => mark.text === first.text);
      return others.length > 0 || !sentences.includes(first.text);
    });
    const reloaded = await harness.openRead(ARTICLE.replace('.html', '.html?reloaded'));
    const status = await readThrough(harness.control, reloaded);
    expect((status.marks ?? []).filter((m) => m.claim === first.claim && m.text === first.text)).toEqual([]);
    await reloaded.page.close();

    const options = await harness.running.openExtensionPage('/options.html');
    await until('the options to list it', () =>
      inPage(options, () => document.body.textContent?.includes('Not these actors') ?? false),
    );
    const saved = await inPage(options, async () => {
      const made: Promise<string>[] = [];
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        made.push(blob.text());
        return create(blob);
      };
      const button = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Save as test cases');
      button?.click();
      while (made.length === 0) await new Promise((next) => requestAnimationFrame(next));
      return made[0];
    });
    const line = JSON.parse(String(saved)) as Record<string, unknown>;
    expect(Object.keys(line)).toEqual(['id', 'context', 'sentence', 'published', 'labels']);
    expect(line.sentence).toBe(first.text.trim());
    expect(line.published).toBe('2016-12-10');
    expect(JSON.stringify(line.labels)).not.toContain(`"${first.claim}"`);

    await inPage(options, () =>
      document.querySelector<HTMLButtonElement>('button[aria-label^="Show again the note on"]')?.click(),
    );
    await article.page.bringToFront();
    await until('the note to come back', here, { within: 5_000 });
    await options.close();
  });
});
