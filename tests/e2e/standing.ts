/** Where signs and drawn lines stand on the screen, against all of the page's text. */
import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../../src/cli/browsers/find';
import { inPage } from '../../src/cli/browsers/in-page';
import { inHost } from '../../src/cli/browsers/shadow';

export interface Standing {
  signs: {
    name: string;
    /** px of the glyph's middle. */
    x: number;
    y: number;
    /** Words of the page that the sign or its year stands on, "" if none. */
    over: string;
    /** Vertical px to the nearest last line of a noted sentence or of its paragraph. */
    off: number;
    covered: boolean;
    color: string;
  }[];
  /** Pairs of signs that stand on each other. */
  clashes: number;
  /** Lines drawn by us, and how many of them are not under a line of a noted sentence. */
  drawn: number;
  astray: number;
  /** Signs that reach over the window's sides. */
  outside: number;
}

/** Signs in the window only. */
export function standing(kind: BrowserKind, page: Page): Promise<Standing> {
  return inHost(
    kind,
    page,
    (root): Standing => {
      const meets = (a: DOMRect, b: DOMRect) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
      const texts: { box: DOMRect; parent: Element; words: string }[] = [];
      const range = document.createRange();
      const walk = (node: Node) => {
        if (node.nodeType === 3 && /\S/.test((node as Text).data) && node.parentElement) {
          range.selectNodeContents(node);
          for (const box of range.getClientRects()) {
            if (box.bottom > 0 && box.top < innerHeight) {
              texts.push({ box, parent: node.parentElement, words: (node as Text).data.trim().slice(0, 40) });
            }
          }
        }
        if (node instanceof Element && /^(script|style|claimtrail-notes)$/.test(node.localName)) return;
        for (const child of (node as Element).shadowRoot?.childNodes ?? []) walk(child);
        for (const child of node.childNodes) walk(child);
      };
      walk(document.body);
      const ranges = [...CSS.highlights].flatMap(([name, highlight]) =>
        name.startsWith('claimtrail') ? ([...highlight] as Range[]) : [],
      );
      // In forced colours few sentences are highlights: then the drawn lines are what signs are held against.
      const lines = [...(root?.querySelectorAll('.ul') ?? [])].map((line) => line.getBoundingClientRect());
      const lastOf = (boxes: Iterable<DOMRect>) => [...boxes].filter((box) => box.width > 1).at(-1);
      const ends = ranges.flatMap((r) => {
        const block = r.endContainer.parentElement?.closest('p,li,td,div,x-part,h1,h2,article') ?? document.body;
        const whole = document.createRange();
        whole.selectNodeContents(block);
        return [lastOf(r.getClientRects()), lastOf(whole.getClientRects())].filter((box) => box !== undefined);
      });
      const buttons = [...(root?.querySelectorAll<HTMLElement>('button.mk') ?? [])];
      const boxes: DOMRect[] = [];
      const signs = buttons.flatMap((button) => {
        const glyph = button.querySelector('.g')?.getBoundingClientRect() ?? new DOMRect();
        if (glyph.bottom < 0 || glyph.top > innerHeight) return [];
        const year = button.querySelector('em')?.getBoundingClientRect();
        const parts = [glyph, ...(year && year.width > 0 ? [year] : [])];
        boxes.push(...parts);
        const hit = texts.find(
          ({ box, parent }) =>
            parts.some((part) => meets(part, box)) &&
            document
              .elementsFromPoint((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2)
              .some((el) => el === parent || el.contains(parent)),
        );
        const y = (glyph.top + glyph.bottom) / 2;
        const held = [...ends, ...lines];
        return [
          {
            name: button.getAttribute('aria-label') ?? '',
            x: (glyph.left + glyph.right) / 2,
            y,
            over: button.classList.contains('is-covered') ? '' : (hit?.words ?? ''),
            off: Math.min(...held.map((box) => Math.max(0, box.top - y, y - box.bottom))),
            covered: button.classList.contains('is-covered'),
            color: getComputedStyle(button).color,
          },
        ];
      });
      let clashes = 0;
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) if (meets(a, b)) clashes++;
      });
      const sentences = texts.map(({ box }) => box);
      const astray = lines.filter(
        (line) =>
          !sentences.some(
            (box) => Math.abs(box.bottom - line.top) < 6 && line.left >= box.left - 2 && line.right <= box.right + 2,
          ) &&
          line.top > 0 &&
          line.bottom < innerHeight,
      ).length;
      const side = document.documentElement.clientWidth;
      return {
        signs,
        clashes,
        drawn: lines.length,
        astray,
        outside: boxes.filter((box) => box.left < -0.5 || box.right > side + 0.5).length,
      };
    },
    null,
  );
}

/** How many sentences are painted. */
export const paintedCount = (page: Page): Promise<number> =>
  inPage(page, () => [...CSS.highlights].reduce((n, [name, h]) => n + (name.startsWith('claimtrail') ? h.size : 0), 0));

/** Brings the nth painted sentence into the window, a third down, and waits until all is drawn. */
export function toSentence(page: Page, n: number): Promise<void> {
  return inPage(
    page,
    async (index: number) => {
      const frame = () => new Promise<void>((next) => requestAnimationFrame(() => next()));
      const ranges = [...CSS.highlights].flatMap(([name, h]) =>
        name.startsWith('claimtrail') ? [...h] : [],
      ) as Range[];
      const range = ranges[index];
      // What is left out until it is near the window has its true height only then.
      for (let i = 0; i < 4; i++) {
        range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        await frame();
        await frame();
      }
      await new Promise<void>((done) => setTimeout(done, 0));
    },
    n,
  );
}
