/** "Check the selected text": a card on any page, an honest word where there is nothing, the popup where no card can be. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSelected } from '../../src/cli/browsers/gestures';
import { inPage } from '../../src/cli/browsers/in-page';
import { serialised, traces } from '../../src/cli/browsers/observe';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';
import { CONTACTS, NOT_RECOGNISED, page as pageOf, prose } from '../fixtures/web/pages';
import { cardOf, openedCard } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { popupWhen, press } from './popup-page';

interface Change {
  newValue?: { found?: { claim: string }[] };
}
interface Api {
  storage: { onChanged: { addListener(listen: (changes: Record<string, Change>, area: string) => void): void } };
}

const NEAR_MISS = 'The Taliban met the mayor of Herat over the price of bread.';
const WEATHER = 'It rained on Monday, and the ferries stayed in.';
const STRICT = { 'content-security-policy': "default-src 'none'" };
const BODY = `<main><h1>Letters</h1><p id="weather">${WEATHER}</p><p id="near">${NEAR_MISS}</p>
  <p id="one">${NOT_RECOGNISED.sentence}</p><p id="two">${CONTACTS.sentence}</p><p>${prose(3)}</p>
  <textarea id="field" rows="4" cols="60">${CONTACTS.sentence}</textarea></main>`;

describe.each(BROWSERS)('a check of selected text in %s', (kind) => {
  let harness: Harness;
  let open: Opened;
  beforeAll(async () => {
    harness = await startHarness(kind, {
      pages: {
        '/letters.html': () => ({ type: 'text/html; charset=utf-8', body: pageOf(BODY), headers: STRICT }),
        '/plain.txt': () => ({ type: 'text/plain; charset=utf-8', body: CONTACTS.sentence }),
      },
    });
    // For this one press it is answered even where everything is off.
    const popup = await harness.popup(-1);
    await press(popup, 'everywhere');
    await popupWhen(popup, 'off');
    await popup.close();
    open = await harness.open('/letters.html');
  });
  afterAll(() => harness?.close());

  const select = (page: Page, ...ids: string[]) =>
    inPage(
      page,
      (wanted: string[]) => {
        const [first, last] = [wanted[0] ?? '', wanted[wanted.length - 1] ?? ''];
        const [from, to] = [document.getElementById(first), document.getElementById(last)];
        if (!from || !to) throw new Error('no such paragraph');
        if (from instanceof HTMLTextAreaElement) {
          from.focus();
          from.select();
          return from.value;
        }
        getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
        return String(getSelection());
      },
      ids,
    );
  const check = async (...ids: string[]) => {
    await open.page.bringToFront();
    const text = await select(open.page, ...ids);
    // Menus collapse white space.
    await checkSelected(harness.running, open.tab, text.replace(/\s+/g, ' '));
    return openedCard(kind, open.page);
  };
  const close = async () => {
    await open.page.keyboard.press('Escape');
    await until('the card to go', async () => (await cardOf(kind, open.page)) === null);
  };

  test('a sentence on record shows its card, with notes off, and leaves nothing behind', async () => {
    const before = await serialised(open.page);
    expect(await traces(open.page)).toEqual({ highlights: [], sentences: [], hosts: 0 });
    const card = await check('two');
    expect(card.claim).toMatch(/^Claim /);
    expect(card.events.length).toBeGreaterThan(0);
    expect(card.box.left).toBeGreaterThanOrEqual(0);
    expect(await inPage(open.page, () => String(getSelection()))).toContain(CONTACTS.sentence);
    await close();
    expect(await traces(open.page)).toEqual({ highlights: [], sentences: [], hosts: 0 });
    expect(await serialised(open.page)).toBe(before);
  });

  test('several sentences: the first one’s card leads to the others', async () => {
    const first = await check('one', 'two');
    expect(first.text).toContain('Also in this text');
    const pressOther = () =>
      inHost(
        kind,
        open.page,
        (root) => {
          const line = [...(root?.querySelectorAll('.related') ?? [])].find((p) => /^Also/.test(p.textContent ?? ''));
          line?.querySelector('button')?.click();
        },
        null,
      );
    await pressOther();
    await until('the other card', async () => {
      const now = await cardOf(kind, open.page);
      return now !== null && now.claim !== first.claim;
    });
    await close();
  });

  test('text in a field is checked, too', async () => {
    expect((await check('field')).claim).toMatch(/^Claim /);
    await close();
    expect(await inPage(open.page, () => document.activeElement?.id)).toBe('field');
  });

  test('where nothing matches it is said, with what came nearest and what it lacks', async () => {
    const near = await check('near');
    expect(near.lead).toBe('Nothing in the record matches this text');
    expect(near.text).toContain(NEAR_MISS);
    expect(near.text).toMatch(/Nearest claim\s*\S/);
    expect(near.text).toMatch(/What it lacks\s*\S/);
    expect(near.text).toContain('No note does not mean checked.');
    await close();

    const far = await check('weather');
    expect(far.lead).toBe('Nothing in the record matches this text');
    expect(far.text).toContain('It names nobody and nothing that the packs in use are about.');
    expect(far.text).not.toContain('Nearest');
    // A press anywhere else closes it.
    await open.page.mouse.click(5, 5);
    await until('the card to go', async () => (await cardOf(kind, open.page)) === null);
    expect(open.complaints).toEqual([]);
  });

  test('where no card can be drawn the popup tells it, once', async () => {
    const plain = await harness.open('/plain.txt');
    // The driver does not see every browser's real popup: what it is given, and that it takes it, can be seen.
    await inPage(harness.control, () => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      const { storage } = (globalThis as unknown as { chrome: Api }).chrome;
      storage.onChanged.addListener(
        (changes, area) => area === 'session' && changes.checked && seen.push(changes.checked),
      );
    });
    await plain.page.bringToFront();
    await checkSelected(harness.running, plain.tab, CONTACTS.sentence);
    const seen = await until('the popup to take what it is to tell', async () => {
      const now = await inPage(harness.control, () => (globalThis as unknown as { seen: Change[] }).seen);
      return now.length === 2 && now;
    });
    expect(seen[0]?.newValue).toMatchObject({ tabId: plain.tab, text: CONTACTS.sentence, near: null });
    expect(seen[0]?.newValue?.found?.map(({ claim }) => claim)).toEqual([CONTACTS.claim]);
    expect(seen[1]?.newValue).toBeUndefined();
    const again = await harness.popup(plain.tab);
    await popupWhen(again, 'off');
    await again.close();
    await plain.page.close();
  });
});
