/**
 * How long after its load event an article of 5,000 words shows its first note: with a background that was stopped
 * before (the usual case: browsers stop it after 30 s), and with one that is awake.
 */
import type { Page } from 'puppeteer-core';
import { stopBackground } from '../browsers/background';
import { KINDS } from '../browsers/find';
import { until } from '../browsers/until';
import { articlePage, paragraphsOf } from './articles';
import { inSession, median, ms, quantile, type Session, say, visit } from './session';

const BUDGET = 500;
const ROUNDS = 9;

/** Stands in the page's head: looks for our highlights every few ms and keeps what the clock said. */
const CLOCK = `<script>
  addEventListener('load', () => setTimeout(() => { window.loaded = performance.timing.loadEventEnd - performance.timing.navigationStart; }));
  const looks = setInterval(() => {
    for (const [name, marks] of CSS.highlights ?? [])
      if (name.startsWith('claimtrail') && marks.size > 0) {
        window.painted ??= performance.now();
        clearInterval(looks);
      }
  }, 4);
</script>`;

const firstNote = (page: Page): Promise<number> =>
  until('the first note', async () => {
    const [loaded, painted] = (await page.evaluate('[window.loaded, window.painted]')) as (number | null)[];
    return loaded && painted ? painted - loaded : null;
  });

async function round({ running, server }: Session, path: string, cold: boolean): Promise<number> {
  // What the page before left behind (its badge) may wake it again while it is being stopped.
  if (cold) await until('the background to stop', () => stopBackground(running).then(() => true));
  const page = await visit(running.browser, server.origin + path);
  const took = await firstNote(page);
  await page.close();
  return took;
}

export async function benchFirstNote(): Promise<void> {
  const pages = {
    '/dense.html': articlePage(paragraphsOf({ seed: 3, words: 5_000, topical: 1 }), { head: CLOCK }),
    '/usual.html': articlePage(paragraphsOf({ seed: 4, words: 5_000, topical: 0.3 }), { head: CLOCK }),
  };
  console.log('\nFirst note after the load event, 5,000 words');
  for (const kind of KINDS)
    await inSession(kind, pages, async (session) => {
      await round(session, '/usual.html', false); // the store is seeded once, at installation
      for (const path of Object.keys(pages)) {
        const times: Record<'cold' | 'warm', number[]> = { cold: [], warm: [] };
        for (let i = 0; i < ROUNDS; i++) {
          times.cold.push(await round(session, path, true));
          times.warm.push(await round(session, path, false));
        }
        const { cold, warm } = times;
        const rest = `worst ${ms(quantile(cold, 1))}; awake ${ms(median(warm))}, ${(median(cold) / median(warm)).toFixed(1)} ×`;
        say(
          kind,
          `${path} cold`,
          `best ${ms(quantile(cold, 0))}, median ${ms(median(cold))} (budget ${BUDGET} ms), ${rest}`,
        );
      }
    });
}
