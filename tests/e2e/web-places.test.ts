/** Where text lives: lines and signs sit right there or are left out, never wrong. In both browsers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { statusWhen } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { channels, luminance } from '../../src/page/theme';
import { PLACES, placePages } from '../fixtures/web/places';
import { marksOf } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { paintedCount, type Standing, standing, toSentence } from './standing';
import { notesAre, switchOffLocalhost, untouched } from './web-view';

/** A sign pushed down by another may stand this far below its own line, px; five on one line are not in these pages. */
const FAR = 48;

/** Where a width between turns the page over. */
const WIDTHS: Record<string, number[]> = {
  '/places/grid.html': [1280, 760, 320],
  '/places/columns.html': [1280, 760, 320],
};

describe.each(BROWSERS)('places in %s', (kind) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(kind, { pages: placePages() });
    await switchOffLocalhost(harness);
  });
  afterAll(() => harness?.close());

  const begin = async (path: string): Promise<Opened> => {
    const open = await harness.open(path);
    const { notes, signs } = PLACES[path] ?? { notes: [], signs: 0 };
    await open.page.bringToFront();
    await notesAre(harness, open, notes);
    await until('lines', async () => (await paintedCount(open.page)) === notes.length);
    if (signs !== null) await until('signs', async () => (await marksOf(kind, open.page)).length === signs);
    return open;
  };
  /** Looks at every sentence in turn. */
  const soundThroughout = async ({ page }: Opened, sentences: number): Promise<Standing['signs']> => {
    const seen = new Map<string, Standing['signs'][number]>();
    for (let i = 0; i < sentences; i++) {
      await toSentence(page, i);
      let last: Standing | null = null;
      await until(
        () => `signs that stand well; they are ${JSON.stringify(last)}`,
        async () => {
          last = await standing(kind, page);
          const { signs, clashes, outside, astray } = last;
          return (
            clashes + outside + astray === 0 &&
            signs.every(({ over, off, covered }) => over === '' && (covered || off < FAR))
          );
        },
        { within: 4_000 },
      );
      for (const sign of (last as Standing | null)?.signs ?? []) seen.set(sign.name, sign);
    }
    return [...seen.values()];
  };

  test.each(Object.keys(PLACES))('%s', async (path) => {
    const { notes } = PLACES[path] ?? { notes: [] };
    const open = await begin(path);
    for (const width of WIDTHS[path] ?? [1280, 320]) {
      await open.page.setViewport({ width, height: 800 });
      const signs = await soundThroughout(open, notes.length);
      expect(signs.length, `signs at ${width}`).toBeLessThanOrEqual(notes.length);
    }
    await open.page.setViewport({ width: 1280, height: 900 });
    const [mine, plain] = await untouched(harness, open, path);
    expect.soft(mine === plain || mine).toBe(true);
    expect.soft(open.complaints).toEqual([]);
    await open.page.close();
  });

  test('many in one paragraph stand below one another, in the order of their sentences', async () => {
    const open = await begin('/places/margin.html');
    const { signs } = await standing(kind, open.page);
    expect(signs).toHaveLength(5);
    expect(signs.map(({ y }) => y)).toEqual(signs.map(({ y }) => y).sort((a, b) => a - b));
    expect(new Set(signs.map(({ x }) => Math.round(x))).size).toBe(1);
    await open.page.close();
  });

  test('no margin: signs stand at the paragraph’s end', async () => {
    const open = await begin('/places/full-width.html');
    const { signs } = await standing(kind, open.page);
    expect(signs).toHaveLength(2);
    const ends = await inPage(open.page, () =>
      [...CSS.highlights.values()].flatMap((h) =>
        ([...h] as Range[]).map((range) => {
          const rest = document.createRange();
          rest.selectNodeContents(range.endContainer.parentElement as Element);
          const last = [...rest.getClientRects()].at(-1);
          return { right: last?.right ?? 0, bottom: last?.bottom ?? 0 };
        }),
      ),
    );
    for (const { x, y } of signs) {
      const end = ends.find(({ bottom }) => Math.abs(bottom - y) < 24);
      expect(x - (end?.right ?? 0)).toBeGreaterThan(0);
      expect(x - (end?.right ?? 0)).toBeLessThan(30);
    }
    await open.page.close();
  });

  test('a header that stays passes over a sign as over its sentence', async () => {
    const open = await begin('/places/sticky.html');
    const covered = async () => (await standing(kind, open.page)).signs.filter((sign) => sign.covered).length;
    expect(await covered()).toBe(0);
    await inPage(open.page, () => {
      const [range] = [...CSS.highlights.values()].flatMap((h) => [...h]) as Range[];
      const lines = range?.getClientRects() ?? [];
      scrollBy({ top: (lines[lines.length - 1]?.top ?? 0) - 20, behavior: 'instant' });
    });
    await until('one sign under the header', async () => (await covered()) === 1, { within: 3_000 });
    await inPage(open.page, () => scrollTo({ top: 0, behavior: 'instant' }));
    await until('it to come out again', async () => (await covered()) === 0, { within: 3_000 });
    await open.page.close();
  });

  test('on coloured grounds lines and signs have 3:1', async () => {
    const open = await begin('/places/coloured.html');
    const grounds = await inPage(open.page, () =>
      [...document.querySelectorAll('section')].map((section) => getComputedStyle(section).backgroundColor),
    );
    const { signs } = await standing(kind, open.page);
    const light = (color: string | undefined) => luminance(channels(color ?? '') ?? [0, 0, 0, 1]);
    signs.forEach(({ color }, i) => {
      const [a, b] = [light(color), light(grounds[i])];
      expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), `${color} on ${grounds[i]}`).toBeGreaterThanOrEqual(3);
    });
    const inInk = await inPage(open.page, () =>
      [...CSS.highlights].filter(([name]) => name.startsWith('claimtrail-ink')).reduce((n, [, h]) => n + h.size, 0),
    );
    expect(inInk).toBe(3);
    await open.page.close();
  });

  test('a page that inserts above, moves text by a class, or scrolls in a box takes its signs along', async () => {
    for (const path of ['/places/margin.html', '/places/scroller.html']) {
      const open = await begin(path);
      const { page } = open;
      const where = () =>
        inPage(page, () => {
          const [range] = [...CSS.highlights.values()].flatMap((h) => [...h]) as Range[];
          return [...(range?.getClientRects() ?? [])].at(-1)?.bottom ?? 0;
        });
      const follows = async (what: string) =>
        until(
          `signs to follow ${what} on ${path}`,
          async () => {
            const now = await standing(kind, page);
            return (
              now.signs.length > 0 && now.signs.every(({ off, over }) => off < 14 && over === '') && now.astray === 0
            );
          },
          { within: 2_000 },
        );
      const before = await where();
      await inPage(page, () => {
        const live = document.createElement('p');
        live.textContent = 'A new entry came in just now, and it pushes all others down the page.';
        document.querySelector('h1')?.after(live);
      });
      expect(await where()).toBeGreaterThan(before);
      await follows('what was inserted above');
      await inPage(page, () => {
        (document.querySelector('h1') as HTMLElement).style.paddingBlockEnd = '57px';
      });
      await follows('a changed style');
      await inPage(page, () => {
        for (const el of [document.documentElement, ...document.querySelectorAll('.box')]) {
          el.scrollTo({ top: 70, behavior: 'instant' });
        }
      });
      await follows('the scrolling');
      expect(await paintedCount(page)).toBe(PLACES[path]?.notes.length);
      await page.close();
    }
  });

  test('text that folds away takes its sign along, and brings it back', async () => {
    const open = await begin('/places/hidden.html');
    const fold = (isOpen: boolean) =>
      inPage(
        open.page,
        (now: boolean) => {
          (document.querySelector('details') as HTMLDetailsElement).open = now;
        },
        isOpen,
      );
    const signs = async (n: number) =>
      until(`${n} signs`, async () => (await marksOf(kind, open.page)).length === n, { within: 5_000 });
    await fold(true);
    await statusWhen(harness.control, open.tab, 'the second note', ({ notes }) => notes.length === 2, 5_000);
    await signs(2);
    await fold(false);
    await signs(1);
    await fold(true);
    await signs(2);
    await open.page.close();
  });
});
