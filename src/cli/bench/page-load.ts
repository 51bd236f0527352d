/**
 * Page load with and without the extension: pages of many kinds, each visited in turn in three browsers, so that
 * whatever else the machine does falls on all. The third has an extension whose one content script is empty: what that
 * costs, every extension that may read pages costs. `load` is the load event; `rest` the first idle moment after it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { type BrowserKind, KINDS } from '../browsers/find';
import { ensureBrowser } from '../browsers/install';
import { launch } from '../browsers/launch';
import { ourTasks } from './ours';
import { diversePages } from './pages';
import { inSession, median, ms, quantile, type Session, say, VIEWPORT, visit } from './session';

const ROUNDS = 6;

interface Times {
  load: number;
  rest: number;
}

/** Of several visits the best counts: other work on the machine only ever adds. */
const best = (visits: readonly Times[], name: keyof Times) => Math.min(...visits.map((times) => times[name]));

async function measure(browser: Browser, url: string): Promise<Times> {
  const page = await visit(browser, url);
  const times = (await page.evaluate(`new Promise((done) => requestIdleCallback(() => {
    const { loadEventEnd } = performance.getEntriesByType('navigation')[0];
    done({ load: loadEventEnd, rest: performance.now() });
  }))`)) as Times;
  await page.close();
  return times;
}

/** An extension that does nothing, on every page. */
function emptyExtension(kind: BrowserKind): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'));
  const gecko = { id: 'empty@claimtrail.example', data_collection_permissions: { required: ['none'] } };
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    host_permissions: ['http://*/*'],
    content_scripts: [{ matches: ['http://*/*'], js: ['empty.js'], run_at: 'document_idle', all_frames: true }],
    ...(kind === 'firefox' ? { browser_specific_settings: { gecko } } : { background: { service_worker: 'empty.js' } }),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'empty.js'), '');
  return folder;
}

/** Time of ours on the page's thread, off topic and on it: by the processor's clock, which a busy machine cannot stretch. */
async function sayProcessor({ kind, running, server }: Session, paths: readonly string[]): Promise<void> {
  const totals: Record<'off' | 'on', number[]> = { off: [], on: [] };
  for (const path of paths) {
    const page = await running.browser.newPage();
    await page.bringToFront();
    const { total } = await ourTasks(page, async () => {
      await page.goto(server.origin + path, { waitUntil: 'load' });
      await page.evaluate('new Promise((done) => setTimeout(done, 600))');
    });
    totals[path.startsWith('/a/') ? 'off' : 'on'].push(total);
    await page.close();
  }
  const figures = (list: number[]) => `median ${ms(median(list))}, most ${ms(quantile(list, 1))}`;
  say(kind, 'our processor time on the page', `off topic ${figures(totals.off)}; on topic ${figures(totals.on)}`);
}

export async function benchPageLoad(): Promise<void> {
  const pages = diversePages();
  const paths = Object.keys(pages);
  console.log(`\nPage load with and without the extension, ${paths.length} pages, the best of ${ROUNDS} visits each`);
  for (const kind of KINDS)
    await inSession(kind, pages, async (session) => {
      const { running, bare, server } = session;
      const extension = emptyExtension(kind);
      const empty = await launch(kind, {
        executable: ensureBrowser(kind),
        extension,
        headless: true,
        viewport: VIEWPORT,
      });
      try {
        const browsers = [bare, empty.browser, running.browser];
        const ratios: Record<keyof Times, { bare: number[]; empty: number[]; more: number[] }> = {
          load: { bare: [], empty: [], more: [] },
          rest: { bare: [], empty: [], more: [] },
        };
        for (const path of paths) {
          const seen: Times[][] = [[], [], []];
          for (let round = 0; round < ROUNDS; round++)
            for (const i of [0, 1, 2]) {
              // Who goes first changes, or the last would always find the server warmest.
              const who = (i + round) % 3;
              seen[who]?.push(await measure(browsers[who] as Browser, server.origin + path));
            }
          for (const name of ['load', 'rest'] as const) {
            const [plain = 0, other = 0, mine = 0] = seen.map((visits) => best(visits, name));
            ratios[name].bare.push(mine / plain);
            ratios[name].empty.push(mine / other);
            ratios[name].more.push(mine - plain);
          }
        }
        for (const [name, { bare: plain, empty: other, more }] of Object.entries(ratios)) {
          const range = `${quantile(plain, 0.1).toFixed(2)} to ${quantile(plain, 0.9).toFixed(2)} for eight in ten`;
          const rest = `${ms(median(more))} more; over an empty content script ${median(other).toFixed(2)} ×`;
          say(kind, name, `median ${median(plain).toFixed(2)} × that without, ${range}; ${rest}`);
        }
        if (kind === 'chromium') await sayProcessor(session, paths);
      } finally {
        await empty.close();
        rmSync(extension, { recursive: true, force: true });
      }
    });
}
