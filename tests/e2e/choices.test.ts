/** What the reader chooses in the options: looks, comments, which sites are read, what other devices are told. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerQuestions, pressButton } from '../../src/cli/browsers/gestures';
import { inPage } from '../../src/cli/browsers/in-page';
import { serialised, statusOf, traces } from '../../src/cli/browsers/observe';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';
import { CONTACTS, NOT_RECOGNISED, note, page as pageOf, prose } from '../fixtures/web/pages';
import { cardOf, marksOf, openedCard } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { popupWhen, press } from './popup-page';

const WIDE = '<style>body{margin:0 auto;max-width:620px;font:18px/1.6 Georgia,serif}</style>';
const STORY = pageOf(
  `<main><h1>Notes from Moscow</h1>${note(NOT_RECOGNISED)}<p>${prose(20)}</p>
  <section id="comments"><h2>Comments</h2>${note(CONTACTS)}</section></main>`,
  { head: WIDE },
);
const AT_ONCE = { within: 4_000 };

interface Api {
  permissions: {
    contains(what: { origins: string[] }): Promise<boolean>;
    getAll(): Promise<{ origins?: string[] }>;
  };
  storage: {
    local: {
      get(keys: string[]): Promise<Record<string, { chosenSites?: unknown[] } | undefined>>;
    };
    sync: { get(key: null): Promise<object>; set(items: object): Promise<void> };
  };
}

describe.each(BROWSERS)('choices in %s', (kind) => {
  let harness: Harness;
  let options: Page;
  let story: Opened;

  beforeAll(async () => {
    const body = () => ({ type: 'text/html; charset=utf-8', body: STORY });
    // Signs stand in the margins of horizontal text alone.
    const vertical = () => ({ ...body(), body: STORY.replace('body{', 'body{writing-mode:vertical-rl;') });
    harness = await startHarness(kind, {
      pages: { '/story.html': body, '/other.html': body, '/vertical.html': vertical },
    });
  });
  afterAll(() => harness?.close());
  beforeEach(async () => {
    options = await harness.running.openExtensionPage('/options.html');
    await until('the options', async () => (await options.$('.levels')) !== null);
    story = await harness.openRead('/story.html');
  });
  afterEach(async () => {
    expect(story.complaints).toEqual([]);
    await options.close();
    await story.page.close();
  });

  const choose = async (selector: string) => {
    await options.bringToFront();
    await options.click(selector);
    // Signs are drawn when the page is.
    await story.page.bringToFront();
  };
  const flip = async (label: string) => {
    await options.bringToFront();
    await inPage(
      options,
      (wanted: string) =>
        [...document.querySelectorAll('label')]
          .find((l) => l.textContent === wanted)
          ?.querySelector('input')
          ?.click(),
      label,
    );
    await story.page.bringToFront();
  };
  /** How strongly each sign is painted. */
  const signs = () =>
    inHost(
      kind,
      story.page,
      (root) => [...(root?.querySelectorAll('button.mk') ?? [])].map((sign) => Number(getComputedStyle(sign).opacity)),
      null,
    );
  /** Presses a sentence in its second word. */
  const pressSentence = async (sentence: string) => {
    const at = await inPage(
      story.page,
      (wanted: string) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const word = wanted.indexOf(' ') + 1;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const start = (node.nodeValue ?? '').indexOf(wanted);
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(node, start + word);
          range.setEnd(node, start + word + 3);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
        throw new Error('no such sentence');
      },
      sentence,
    );
    await story.page.mouse.click(at.x, at.y);
  };
  const asExtension = <R>(task: (api: Api) => Promise<R>) =>
    inPage(
      harness.control,
      async (source: string) => {
        const run = new Function(`return (${source})(chrome)`) as () => Promise<unknown>;
        return run();
      },
      task.toString(),
    ) as Promise<R>;

  test('looks are shown at once, and every look opens the card', async () => {
    const before = await serialised(story.page);
    const [sign] = await until('the sign', async () => {
      const there = await marksOf(kind, story.page);
      return there.length === 1 && there;
    });
    const { sentences } = await traces(story.page);
    expect([sentences.length, await signs()]).toEqual([1, [1]]);

    await choose('input[value=line]');
    await until('the sign to go', async () => (await signs()).join() === '0', AT_ONCE);
    expect((await traces(story.page)).sentences).toEqual(sentences);
    await pressSentence(sentences[0] ?? '');
    await openedCard(kind, story.page);
    await story.page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, story.page)) === null);
    // By keyboard the sign is there still, and can be seen while it has the focus.
    await inHost(kind, story.page, (root) => root?.querySelector<HTMLElement>('button.mk')?.focus(), null);
    await until('the sign to be seen', async () => (await signs()).join() === '1', AT_ONCE);
    await story.page.keyboard.press('Enter');
    await openedCard(kind, story.page);
    await story.page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, story.page)) === null);

    await choose('input[value=sign]');
    await until('the line to go', async () => (await traces(story.page)).sentences.length === 0, AT_ONCE);
    expect(await signs()).toEqual([1]);
    await pressSentence(sentences[0] ?? '');
    expect(await cardOf(kind, story.page)).toBeNull();
    await story.page.mouse.click(sign?.x ?? 0, sign?.y ?? 0);
    await openedCard(kind, story.page);
    expect((await traces(story.page)).highlights).toEqual(['claimtrail-active']);
    await story.page.keyboard.press('Escape');

    // A page opened now looks so from the start; without room for a sign the line stays.
    const full = await harness.openRead('/vertical.html');
    await full.page.bringToFront();
    await until('the line of a sentence without a sign', async () => (await traces(full.page)).sentences.length === 1);
    await full.page.close();

    await choose('input[value=both]');
    await until('the line', async () => (await traces(story.page)).sentences.length === 1, AT_ONCE);
    expect(await serialised(story.page)).toBe(before);
  });

  test('comments are read when the reader wants them', async () => {
    const claims = async () => new Set((await statusOf(harness.control, story.tab))?.marks?.map((mark) => mark.claim));
    expect((await claims()).size).toBe(1);
    await flip('Comments sections');
    await until('the comment’s note', async () => (await claims()).size === 2, { within: 10_000 });
    await flip('Comments sections');
    await until('the comment to be left out', async () => (await claims()).size === 1, { within: 10_000 });
  });

  test('only chosen sites: nothing runs elsewhere, one site is asked for at a time, and it can be left again', async () => {
    const readable = (origin: string) =>
      inPage(
        harness.control,
        (pattern: string) =>
          (globalThis as unknown as { chrome: Api }).chrome.permissions.contains({ origins: [pattern] }),
        origin,
      );
    await choose('input[value=chosen]');
    await until('every trace to go', async () => {
      const { hosts, sentences } = await traces(story.page);
      return hosts === 0 && sentences.length === 0;
    });
    // Firefox takes the access back; Chrome keeps what it granted at installation.
    await until('access as the browser has it', async () => (await readable('http://*/*')) === (kind === 'chromium'));

    const other = await harness.running.browser.newPage();
    await other.goto(`${harness.server.origin.replace('127.0.0.1', 'localhost')}/other.html`, { waitUntil: 'load' });
    const fresh = await harness.running.browser.newPage();
    await fresh.goto(`${harness.server.origin}/other.html`, { waitUntil: 'load' });
    // Nobody of ours is there to answer.
    await pressButton(harness.running, story.tab);
    await story.page.reload();
    await pressButton(harness.running, story.tab);
    const popup = await harness.popup(story.tab);
    const says = await popupWhen(popup, 'not-chosen');
    expect([says.lead, says.text.includes('Nothing was read on 127.0.0.1')]).toEqual(['Not on your list', true]);
    expect(await statusOf(harness.control, story.tab)).toBeNull();

    if (kind === 'firefox') {
      await answerQuestions(harness.running, false);
      await popup.bringToFront();
      await popup.click('.say .btn');
      // It was put on the list, and taken off again.
      await until('the refusal', async () => {
        const stored = await asExtension((api) => api.storage.local.get(['settings', 'settings-changed']));
        return stored['settings-changed']?.chosenSites !== undefined && stored.settings?.chosenSites?.length === 0;
      });
      await popupWhen(popup, 'not-chosen');
      expect(await readable('http://127.0.0.1/*')).toBe(false);
    }
    await answerQuestions(harness.running, true);
    await popup.bringToFront();
    await popup.click('.say .btn');
    await popupWhen(popup, 'notes');
    await story.page.bringToFront();
    await until('the notes', async () => (await traces(story.page)).hosts === 1);
    await fresh.bringToFront();
    await until('the notes of the other page of the site', async () => (await traces(fresh)).hosts === 1);
    expect(await traces(other)).toEqual({ highlights: [], sentences: [], hosts: 0 });
    expect([await readable('http://127.0.0.1/*'), await readable('http://localhost/*')]).toEqual([
      true,
      kind === 'chromium',
    ]);

    // The options list it, take it off, and put it on again.
    const listed = () =>
      inPage(options, () => [...document.querySelectorAll('td:first-child')].map((c) => c.textContent));
    await until('the list', async () => (await listed()).join() === '127.0.0.1');
    await choose('button[aria-label="Remove 127.0.0.1"]');
    await until('the notes to go', async () => (await traces(story.page)).hosts === 0);
    await until('access to go', async () => (await readable('http://127.0.0.1/*')) === (kind === 'chromium'));
    await options.bringToFront();
    await options.type('.field', harness.server.origin);
    await options.keyboard.press('Enter');
    await story.page.bringToFront();
    await until('the notes to come back', async () => (await traces(story.page)).hosts === 1);

    // The popup's switch takes it off, too.
    await press(popup, 'site');
    await popupWhen(popup, 'not-chosen');
    await popup.close();

    await choose('input[value=all]');
    await until('access to all', () => readable('http://*/*'));
    await until('the notes to come back', async () => (await traces(story.page)).hosts === 1);
    await other.bringToFront();
    await until('notes elsewhere', async () => (await traces(other)).hosts === 1);
    await other.close();
    await fresh.close();
  });

  test('settings are shared only if wanted, by the browser’s own area, and taken from there', async () => {
    const shared = () => asExtension((api) => api.storage.sync.get(null));
    await choose('input[value=line]');
    expect(await shared()).toEqual({});
    await flip('Share settings');
    await until('the shared look', async () => /"setting:looks".*"line"/.test(JSON.stringify(await shared())));

    // Another device has changed it a moment later.
    await asExtension((api) =>
      api.storage.sync.set({ 'setting:looks': { version: 3, value: 'sign', at: Date.now() + 1_000 } }),
    );
    await until('the line to go', async () => (await traces(story.page)).sentences.length === 0, { within: 10_000 });
    await until('the options to follow', () =>
      inPage(options, () => document.querySelector<HTMLInputElement>('input[value=sign]')?.checked ?? false),
    );
    await choose('input[value=both]');
    await until('the shared look', async () => /"setting:looks".*"both"/.test(JSON.stringify(await shared())));
    await flip('Share settings');
  });
});
