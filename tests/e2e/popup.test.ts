/** The popup says what is the case, and takes the reader to a note. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { readThrough } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { baselineOf, OFF_TOPIC } from '../../src/cli/demo/site';
import { openedCard } from './card-view';
import { BROWSERS, type Harness, startHarness } from './harness';
import { popupSays, popupWhen } from './popup-page';

const ARTICLE = '/calder-standard/world/a-third-voice.html';

interface Api {
  action: { getBadgeText(of: { tabId: number }): Promise<string> };
  tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
}

/** The tab in front, unless it is the one that asks. */
const tabInFront = (control: Page) =>
  inPage(control, async () => {
    const [tab] = await (globalThis as unknown as { chrome: Api }).chrome.tabs.query({ active: true });
    return tab?.id !== undefined && tab.url !== location.href ? tab.id : null;
  });

const badge = (control: Page, tab: number) =>
  inPage(
    control,
    (tabId: number) => (globalThis as unknown as { chrome: Api }).chrome.action.getBadgeText({ tabId }),
    tab,
  );

describe.each(BROWSERS)('the popup in %s', (kind) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(kind);
  });
  afterAll(() => harness?.close());

  test('a page with notes: their number, their list, the article’s date; the badge counts them', async () => {
    const open = await harness.openRead(ARTICLE);
    const status = await readThrough(harness.control, open);
    const says = await popupSays(harness, open.tab, 'notes');
    const expected = new Set(baselineOf(ARTICLE).notes.map((note) => note.claim)).size;
    expect(says.claims.length).toBe(expected);
    expect(says.claims).toEqual(status.notes.map((note) => note.short));
    expect(says.text).toContain('10 December 2016');
    expect(says.text).toContain('No note does not mean checked');
    await until('the badge', async () => (await badge(harness.control, open.tab)) === String(expected));
    await open.page.close();
  });

  test('a press in the list goes to the sentence and opens its card', async () => {
    const open = await harness.openRead(ARTICLE);
    await readThrough(harness.control, open);
    const popup = await harness.popup(open.tab);
    await popupWhen(popup, 'notes');
    await popup.bringToFront();
    await popup.click('.row[data-claim=terrorist-listing]');
    await open.page.bringToFront();
    await openedCard(kind, open.page);
    const y = await inPage(open.page, () => {
      for (const highlight of CSS.highlights.values()) {
        for (const range of highlight) {
          if (String(range).includes('banned as a terrorist')) return (range as Range).getBoundingClientRect().top;
        }
      }
      return null;
    });
    expect(y).not.toBeNull();
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(900);
    await open.page.close();
  });

  test('a page off topic', async () => {
    const open = await harness.open(OFF_TOPIC);
    const says = await popupSays(harness, open.tab, 'off-topic');
    expect(says.lead).toBe('Not about this pack’s topic');
    expect(says.text).toContain('Russia and the Taliban');
    await until('an empty badge', async () => (await badge(harness.control, open.tab)) === '');
    await open.page.close();
  });

  test('a page of the browser', async () => {
    const blank = await harness.running.browser.newPage();
    await blank.bringToFront();
    const tab = await until('the blank tab in front', () => tabInFront(harness.control));
    const says = await popupSays(harness, tab, 'closed');
    expect(says.lead).toBe('A page of the browser');
    await blank.close();
  });

  test('the store is the database, and nothing is said of it', async () => {
    const open = await harness.openRead(ARTICLE);
    const says = await popupSays(harness, open.tab, 'notes');
    expect(says.text).not.toMatch(/did not open the claims store/);
    expect(says.text).toMatch(/36 claims/);
    expect(says.text).toMatch(/7 June 2026/);
    await open.page.close();
  });
});
