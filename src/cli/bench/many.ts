/** A page with a thousand sentences that each carry a claim: until all is read, scrolling through it, opening a card. */
import type { Page } from 'puppeteer-core';
import { KINDS } from '../browsers/find';
import { inPage } from '../browsers/in-page';
import { openControl } from '../browsers/observe';
import { openPage, statusWhen } from '../browsers/reading';
import { articlePage, manySentences } from './articles';
import { inSession, median, ms, quantile, say, visit } from './session';

const PATH = '/many.html';
const CARDS = 12;

/** ms between frames while the page scrolls at 1,500 px a second. */
const scrolled = (page: Page): Promise<number[]> =>
  inPage(
    page,
    () =>
      new Promise<number[]>((done) => {
        const gaps: number[] = [];
        let last = performance.now();
        const start = last;
        const frame = () => {
          const now = performance.now();
          gaps.push(now - last);
          last = now;
          scrollTo({ top: (now - start) * 1.5, behavior: 'instant' });
          if (now - start < 6_000) requestAnimationFrame(frame);
          else done(gaps.slice(2));
        };
        scrollTo({ top: 0, behavior: 'instant' });
        requestAnimationFrame(frame);
      }),
  );

/** Presses on marked sentences in view, one after another; ms until each sentence is in hand, its card filled. */
async function cards(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < CARDS; i++) {
    const spot = await inPage(
      page,
      (n: number) => {
        const marks = [...CSS.highlights].filter(([name]) => name.startsWith('claimtrail'));
        const ranges = marks.flatMap(([, highlight]) => [...highlight] as Range[]);
        const range = ranges[Math.floor((n * ranges.length) / 12)];
        range?.startContainer.parentElement?.scrollIntoView({ block: 'start', behavior: 'instant' });
        const box = range?.getClientRects()[0];
        const world = window as unknown as { pressed?: number; opened?: number };
        world.opened = 0;
        addEventListener('pointerdown', () => (world.pressed = performance.now()), { capture: true, once: true });
        const looks = setInterval(() => {
          if (!CSS.highlights.get('claimtrail-active')?.size || !world.pressed) return;
          world.opened = performance.now();
          clearInterval(looks);
        }, 1);
        return { x: (box?.left ?? 0) + 8, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
      },
      i,
    );
    await page.mouse.click(spot.x, spot.y);
    await page.waitForFunction('window.opened > 0');
    times.push((await page.evaluate('window.opened - window.pressed')) as number);
    await page.keyboard.press('Escape');
    await page.waitForFunction('!CSS.highlights.get("claimtrail-active")?.size');
    await page.evaluate('window.pressed = undefined');
  }
  return times;
}

const frames = (gaps: readonly number[]) =>
  `median ${ms(median(gaps))}, 95 % ${ms(quantile(gaps, 0.95))}, worst ${ms(quantile(gaps, 1))}`;

export async function benchMany(): Promise<void> {
  const sentences = manySentences(1_000);
  const pages = { [PATH]: articlePage(sentences) };
  const words = sentences.join(' ').split(/\s+/).length;
  console.log(`\nA page with a thousand sentences that carry a claim, ${words} words`);
  for (const kind of KINDS)
    await inSession(kind, pages, async ({ running, bare, server }) => {
      const control = await openControl(running);
      const from = performance.now();
      const { page, tab } = await openPage(running, control, server.origin + PATH);
      const { marks } = await statusWhen(control, tab, 'all to be read', ({ state }) => state === 'done', 60_000);
      say(
        kind,
        'all read and marked',
        `${ms(performance.now() - from)} after the visit began, ${marks?.length ?? 0} marks`,
      );
      await page.bringToFront();
      const mine = await scrolled(page);
      const times = await cards(page);
      const plain = await visit(bare, server.origin + PATH);
      const theirs = await scrolled(plain);
      say(kind, 'frames while scrolling, with us', frames(mine));
      say(kind, 'frames while scrolling, without', frames(theirs));
      const [first, ...others] = times;
      say(
        kind,
        'from press to card',
        `first ${ms(first ?? 0)}, then median ${ms(median(others))}, worst ${ms(quantile(others, 1))}`,
      );
    });
}
