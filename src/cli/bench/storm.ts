/** Ten thousand nodes put into a page with notes, in three ways: how long is the page's thread held, and by whom? */
import type { Browser, Page } from 'puppeteer-core';
import { KINDS } from '../browsers/find';
import { until } from '../browsers/until';
import { articlePage, paragraphsOf } from './articles';
import { ourTasks, type Tasks } from './ours';
import { inSession, ms, say, visit } from './session';
import { type Waits, waitsAfter } from './waits';

const WATCHED = 4_000;
const PATH = '/storm.html';
/** Of several rounds the best counts: other work on the machine only ever adds. */
const ROUNDS = 4;
const least = (rounds: readonly Waits[], what: keyof Waits) => Math.min(...rounds.map((waits) => waits[what]));

/** They run in the page and close over nothing. */
const STORMS: Record<string, () => void> = {
  'one section of 10,000': () => {
    const part = document.createElement('section');
    for (let i = 0; i < 5_000; i++) {
      const p = document.createElement('p');
      p.append(`The council of Northfield voted late on Tuesday to repair its old bridge, entry ${i}.`);
      part.append(p);
    }
    document.querySelector('main')?.append(part);
  },
  '10,000 one by one': () => {
    const main = document.querySelector('main');
    for (let i = 0; i < 5_000; i++) {
      const p = document.createElement('p');
      p.append(`Rain had closed the bridge for a week when the mayor spoke of the schools, entry ${i}.`);
      main?.append(p);
    }
  },
  '10,000 in front of the text': () => {
    const main = document.querySelector('main');
    for (let i = 0; i < 5_000; i++) {
      const p = document.createElement('p');
      p.append(`Parents in Northfield asked for answers since May, and some had them, entry ${i}.`);
      main?.prepend(p);
    }
  },
};

const noted = (page: Page) =>
  until('notes', () => page.evaluate('[...CSS.highlights].some(([n, h]) => n.startsWith("claimtrail") && h.size > 0)'));

async function one(browser: Browser, url: string, act: () => void, withUs: boolean, traced: boolean) {
  const page = await visit(browser, url);
  if (withUs) await noted(page);
  let waits: Waits = { longest: 0, long: 0 };
  const run = async () => {
    waits = await waitsAfter(page, act, WATCHED, !traced);
  };
  let tasks: Tasks | null = null;
  if (traced) tasks = await ourTasks(page, run);
  else await run();
  await page.close();
  return { waits, tasks };
}

export async function benchStorm(): Promise<void> {
  const pages = { [PATH]: articlePage(paragraphsOf({ seed: 9, words: 1_500, topical: 0.4 })) };
  console.log(`\nTen thousand nodes put into a page with notes; watched for ${WATCHED / 1000} s after`);
  for (const kind of KINDS)
    await inSession(kind, pages, async ({ running, bare, server }) => {
      const url = server.origin + PATH;
      for (const [name, act] of Object.entries(STORMS)) {
        const [mine, plain]: [Waits[], Waits[]] = [[], []];
        for (let round = 0; round < ROUNDS; round++) {
          mine.push((await one(running.browser, url, act, true, false)).waits);
          plain.push((await one(bare, url, act, false, false)).waits);
        }
        const waits = `longest wait ${ms(least(mine, 'longest'))} with us, ${ms(least(plain, 'longest'))} without; over 50 ms: ${least(mine, 'long')}, ${least(plain, 'long')}`;
        if (kind === 'firefox') {
          say(kind, name, waits);
          continue;
        }
        const { tasks } = await one(running.browser, url, act, true, true);
        say(
          kind,
          name,
          `our longest task ${ms(tasks?.longest ?? 0)} (budget 50 ms), ${ms(tasks?.total ?? 0)} in all; ${waits}`,
        );
      }
    });
}
