/** By keyboard alone, and for every eye: stepping, focus, axe-core, forced colours, large text, touch. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserKind } from '../../src/cli/browsers/find';
import { inPage } from '../../src/cli/browsers/in-page';
import { openCard, readThrough } from '../../src/cli/browsers/reading';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';
import { CONTACTS, NOT_RECOGNISED, note, page as pageOf, prose } from '../fixtures/web/pages';
import { cardOf, marksOf, openedCard } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDE =
  '<style>body{margin:0 auto;max-width:620px;font:18px/1.6 Georgia,serif}@media(max-width:660px){body{margin:0 20px}}</style>';
const BODY = `<main><h1>Notes from Moscow</h1><p><a id="before" href="#x">A link</a></p>${note(NOT_RECOGNISED)}<p>${prose(30)}</p>${note(CONTACTS)}<p>${prose(30)}</p></main>`;

interface Violation {
  id: string;
  nodes: string[];
}

/** Violations in one of our own pages. */
async function axeIn(page: Page): Promise<Violation[]> {
  await page.evaluate(AXE);
  return inPage(page, async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    }));
  });
}

/**
 * Violations in the card. axe cannot enter a closed root: the card's nodes and sheets are copied into a page of their
 * own, which axe can see. What it says of names, roles, order and contrast is the same there.
 */
async function axeOnCard(kind: BrowserKind, open: Opened, blank: Page): Promise<Violation[]> {
  const copy = await inHost(
    kind,
    open.page,
    (root) => {
      const sheets = [
        ...(root?.adoptedStyleSheets ?? []),
        ...[...(root?.querySelectorAll('style') ?? [])].map((s) => s.sheet),
      ];
      // Less the rule that takes the host out of the page's hands: here it would take the page's ground away.
      const kept = (rule: CSSRule) => !/^:host \{[^}]*position: absolute !important/.test(rule.cssText);
      const css = sheets
        .flatMap((sheet) => [...(sheet?.cssRules ?? [])].filter(kept).map((rule) => rule.cssText))
        .join('\n');
      return {
        css,
        card: root?.querySelector('.card')?.outerHTML ?? '',
        marks: root?.querySelector('.marks')?.outerHTML ?? '',
      };
    },
    null,
  );
  expect(copy.card).not.toBe('');
  expect(copy.css.length).toBeGreaterThan(5_000);
  const { ground, ink } = await inPage(open.page, () => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return { ground: backgroundColor, ink: color };
  });
  await inPage(
    blank,
    ({ css, card, marks, ground, ink }: Record<'css' | 'card' | 'marks' | 'ground' | 'ink', string>) => {
      document.documentElement.style.background = ground;
      document.body.style.color = ink;
      document.documentElement.lang = 'en';
      document.title = 'The card';
      document.body.innerHTML = `<main><h1>The card</h1>${marks}<div>${card}</div></main>`;
      const style = document.createElement('style');
      style.textContent = css.replaceAll(':host', ':root');
      document.head.append(style);
    },
    { ...copy, ground, ink },
  );
  return axeIn(blank);
}

describe.each(BROWSERS)('keys and eyes in %s', (kind) => {
  let harness: Harness;
  let open: Opened;
  beforeAll(async () => {
    const html = (body: string) => () => ({ type: 'text/html; charset=utf-8', body });
    harness = await startHarness(kind, {
      pages: {
        '/keys/light.html': html(pageOf(BODY, { head: WIDE })),
        '/keys/dark.html': html(pageOf(BODY, { head: `${WIDE}<style>html{background:#14171c;color:#e8e6e1}</style>` })),
        '/keys/blank.html': html('<!doctype html><title>x</title><body></body>'),
      },
    });
    open = await harness.openRead('/keys/light.html');
    await readThrough(harness.control, open);
    await open.page.bringToFront();
    await until('two signs', async () => (await marksOf(kind, open.page)).length === 2);
  });
  afterAll(() => harness?.close());

  /** What the command of the browser sends. */
  const step = (by: 1 | -1) =>
    inPage(
      harness.control,
      async ([tab, way]: [number, number]) => {
        const { tabs } = (
          globalThis as unknown as { chrome: { tabs: { sendMessage(...a: unknown[]): Promise<unknown> } } }
        ).chrome;
        await tabs.sendMessage(tab, { type: 'to-page:step', by: way }, { frameId: 0 });
      },
      [open.tab, by] as [number, number],
    );
  const focused = () =>
    inHost(
      kind,
      open.page,
      (root) => {
        const at = root?.activeElement;
        return at === null || at === undefined
          ? null
          : `${at.className.split(' ')[0]} ${at.getAttribute('aria-label') ?? ''}`;
      },
      null,
    );
  const focusBecomes = (test: (at: string | null) => boolean) =>
    until(
      'the focus',
      async () => {
        const at = await focused();
        return test(at) && (at ?? 'none');
      },
      { within: 5_000 },
    );

  test('on to the next note and back, Enter opens, Escape gives the focus back', async () => {
    await open.page.focus('#before');
    await step(1);
    const first = await focusBecomes((at) => at?.startsWith('mk Note:') ?? false);
    await step(1);
    const second = await focusBecomes((at) => (at?.startsWith('mk') ?? false) && at !== first);
    const seen = await marksOf(kind, open.page);
    expect(seen.filter(({ y }) => y > 0 && y < 900).length).toBeGreaterThan(0);
    await open.page.keyboard.press('Enter');
    expect((await openedCard(kind, open.page)).claim).toContain('Claim');
    await focusBecomes((at) => at?.startsWith('ct') ?? false);
    await open.page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, open.page)) === null);
    await focusBecomes((at) => at === second);
    await step(-1);
    await focusBecomes((at) => at === first);
    await step(-1);
    await focusBecomes((at) => at === second);
  });

  test('with a card open the next card opens; Escape gives the focus back to the page', async () => {
    await open.page.focus('#before');
    await openCard(harness.control, open.tab, 'recognition');
    const was = await openedCard(kind, open.page);
    await step(1);
    await until('another card', async () => {
      const now = await cardOf(kind, open.page);
      return now !== null && now.claim !== was.claim;
    });
    await open.page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, open.page)) === null);
    expect(await inPage(open.page, () => document.activeElement?.id)).toBe('before');
  });

  test('every control of the card is reached by Tab, and a list folds on Escape without closing the card', async () => {
    await openCard(harness.control, open.tab, 'recognition');
    await openedCard(kind, open.page);
    await focusBecomes((at) => at?.startsWith('ct') ?? false);
    const reached = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await open.page.keyboard.press('Tab');
      const name = await inHost(
        kind,
        open.page,
        (root) => root?.activeElement?.textContent?.trim() || root?.activeElement?.getAttribute('aria-label') || null,
        null,
      );
      if (name === 'Wrong match') break;
      if (name) reached.add(name);
    }
    expect([...reached]).toEqual(expect.arrayContaining(['Close note', 'Why this note?', 'Copy citation', 'Hide']));
    await open.page.keyboard.press('Enter');
    const chosen = () => inHost(kind, open.page, (root) => root?.activeElement?.textContent?.trim() ?? null, null);
    await until('the first choice', async () => (await chosen()) === 'Not this claim');
    await open.page.keyboard.press('ArrowUp');
    expect(await chosen()).toBe('It says the opposite');
    await open.page.keyboard.press('Escape');
    expect(await chosen()).toBe('Wrong match');
    expect(await cardOf(kind, open.page)).not.toBeNull();
    await open.page.keyboard.press('Escape');
    await until('the card to close', async () => (await cardOf(kind, open.page)) === null);
  });

  test.each(['light', 'dark'])('axe has nothing to say of signs and card on a %s page', async (theme) => {
    const shown = await harness.openRead(`/keys/${theme}.html?axe`);
    await readThrough(harness.control, shown);
    await shown.page.bringToFront();
    await openCard(harness.control, shown.tab, 'recognition');
    await openedCard(kind, shown.page);
    await inHost(
      kind,
      shown.page,
      (root) => {
        for (const folded of root?.querySelectorAll('details') ?? []) folded.open = true;
        for (const button of root?.querySelectorAll<HTMLElement>('[aria-haspopup=menu]') ?? []) button.click();
      },
      null,
    );
    const blank = await harness.open('/keys/blank.html');
    expect(await axeOnCard(kind, shown, blank.page)).toEqual([]);
    await blank.page.close();
    await shown.page.close();
  });

  test('axe has nothing to say of popup and options', async () => {
    const popup = await harness.popup(open.tab);
    await until('the levels', async () => (await popup.$('.levels')) !== null);
    expect(await axeIn(popup)).toEqual([]);
    await popup.close();
    const options = await harness.running.openExtensionPage('/options.html');
    await until('the options', async () => (await options.$('.levels')) !== null);
    expect(await axeIn(options)).toEqual([]);
    await options.close();
  });

  test('signs and buttons are at least 24 px, and the page gains no scrollbar at any width', async () => {
    for (const width of [1280, 640, 320]) {
      await open.page.setViewport({ width, height: 900 });
      await openCard(harness.control, open.tab, 'recognition');
      const card = await openedCard(kind, open.page);
      expect(card.box.left).toBeGreaterThanOrEqual(0);
      expect(card.box.right).toBeLessThanOrEqual(width);
      const small = await inHost(
        kind,
        open.page,
        (root) => {
          const found: string[] = [];
          for (const control of root?.querySelectorAll('.card button, .card summary') ?? []) {
            const { width: w, height: h } = control.getBoundingClientRect();
            const inText = control.classList.contains('n-more');
            if (w > 0 && !inText && (w < 24 || h < 24)) found.push(`${control.textContent} ${w}×${h}`);
          }
          return found;
        },
        null,
      );
      expect(small).toEqual([]);
      expect(
        await inPage(open.page, () => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      ).toBe(true);
      await open.page.keyboard.press('Escape');
    }
    await open.page.setViewport({ width: 1280, height: 900 });
  });
});
