/**
 * Page load with and without the extension: pages of many kinds, each visited in turn in both browsers, so that whatever
 * else the machine does falls on both. `load` is the load event; `rest` the first idle moment after it, with our code
 * run by then.
 */
import type { Browser } from 'puppeteer-core';
import { KINDS } from '../browsers/find';
import { diversePages } from './pages';
import { inSession, median, ms, quantile, say, visit } from './session';

const ROUNDS = 6;

interface Times {
  load: number;
  rest: number;
}

/** Of several visits the best counts: other work on the machine only ever adds. */
const best = (visits: readonly Times[], name: keyof Times) => Math.min(...visits.map((times) => times[name]));

async function measure(browser: Browser, url: string): Promise<Times> {
  const page = await visit(browser, url);
  const times = (await page.evaluate(`new Promise((done) => {
    const rest = () => requestIdleCallback(() => {
      const { loadEventEnd } = performance.getEntriesByType('navigation')[0];
      done({ load: loadEventEnd, rest: performance.now() });
    });
    document.readyState === 'complete' ? rest() : addEventListener('load', rest);
  })`)) as Times;
  await page.close();
  return times;
}

export async function benchPageLoad(): Promise<void> {
  const pages = diversePages();
  console.log(
    `\nPage load with and without the extension, ${Object.keys(pages).length} pages, the best of ${ROUNDS} visits each`,
  );
  for (const kind of KINDS)
    await inSession(kind, pages, async ({ running, bare, server }) => {
      const all: Record<keyof Times, { ratios: number[]; extra: number[] }> = {
        load: { ratios: [], extra: [] },
        rest: { ratios: [], extra: [] },
      };
      for (const path of Object.keys(pages)) {
        const url = server.origin + path;
        const [mine, plain]: [Times[], Times[]] = [[], []];
        for (let round = 0; round < ROUNDS; round++) {
          // Who goes first changes, or the second would always find the server warmer.
          const turns = [() => measure(running.browser, url).then((t) => mine.push(t))];
          turns.splice(round % 2, 0, () => measure(bare, url).then((t) => plain.push(t)));
          for (const turn of turns) await turn();
        }
        for (const name of ['load', 'rest'] as const) {
          const [a, b] = [best(mine, name), best(plain, name)];
          all[name].ratios.push(a / b);
          all[name].extra.push(a - b);
        }
      }
      for (const [name, { ratios, extra }] of Object.entries(all)) {
        const range = `${quantile(ratios, 0.1).toFixed(2)} to ${quantile(ratios, 0.9).toFixed(2)} for eight in ten pages`;
        say(kind, name, `median ${median(ratios).toFixed(2)} ×, ${range}; ${ms(median(extra))} more in the median`);
      }
    });
}
