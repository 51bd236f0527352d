/**
 * Memory after fifty navigations, as a multiple of that after the first ones, garbage collected: in one tab from page to
 * page, and within one page that swaps its text. Chromium: the page's own heap (all script worlds) and the worker's.
 * Firefox gives no heap from outside: the memory of its processes, which is coarse.
 */
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { KINDS } from '../browsers/find';
import { openControl } from '../browsers/observe';
import { until } from '../browsers/until';
import { articlePage, paragraphsOf } from './articles';
import { inSession, type Pages, type Session, say } from './session';

const NAVIGATIONS = 50;
/** Until the browsers' caches are full: they keep the last pages, and compiled code, on purpose. */
const WARM = 40;
const PAGES = 10;

/** A single-page application: `go(n)` puts another article in the place of the old. */
const swapping = (articles: readonly string[][]): string =>
  articlePage(articles[0] ?? [], {
    after: `<script type="application/json" id="all">${JSON.stringify(articles).replaceAll('<', '\\u003c')}</script><script>
      const all = JSON.parse(document.getElementById('all').textContent);
      window.go = (n) => {
        const main = document.createElement('main');
        main.append(Object.assign(document.createElement('h1'), { textContent: 'Story ' + n }));
        for (const text of all[n % all.length]) main.append(Object.assign(document.createElement('p'), { textContent: text + ' ' + n }));
        document.querySelector('main').replaceWith(main);
        history.pushState(null, '', '?' + n);
      };
    </script>`,
  });

function pages(): Pages {
  const articles = Array.from({ length: PAGES }, (_, i) => paragraphsOf({ seed: 40 + i, words: 800, topical: 0.5 }));
  const own = articles.map((paragraphs, i) => [`/m/${i}.html`, articlePage(paragraphs)] as const);
  return { ...Object.fromEntries(own), '/m/swap.html': swapping(articles) };
}

const noted = (page: Page) =>
  until('notes', () => page.evaluate('[...CSS.highlights].some(([n, h]) => n.startsWith("claimtrail") && h.size > 0)'));

interface Reading {
  [what: string]: number;
}

async function heap(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function chromiumReading(browser: Browser, origin: string | null, page: Page): Promise<Reading> {
  const own = await page.createCDPSession();
  const target = browser.targets().find((t) => t.type() === 'service_worker' && t.url().startsWith(origin ?? '-'));
  const worker = await target?.createCDPSession();
  const heaps = { page: await heap(own), ...(worker ? { worker: await heap(worker) } : {}) };
  const { metrics } = await own.send('Performance.enable').then(() => own.send('Performance.getMetrics'));
  const count = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const reading = { ...heaps, nodes: count('Nodes'), listeners: count('JSEventListeners') };
  await own.detach();
  await worker?.detach();
  return reading;
}

interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/** From the browser's own window: the memory of the processes that run pages and extensions. */
async function firefoxReading(browser: Browser): Promise<Reading> {
  const { connection } = browser as Browser & { connection: Bidi };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: `async () => {
      const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
      for (let i = 0; i < 3; i++) {
        Services.obs.notifyObservers(null, 'memory-pressure', 'heap-minimize');
        await new Promise((done) => manager.minimizeMemoryUsage(done));
      }
      await new Promise((done) => setTimeout(done, 1500));
      const { children } = await ChromeUtils.requestProcInfo();
      const sum = (test) => children.filter((child) => test(child.type)).reduce((all, child) => all + child.memory, 0);
      return JSON.stringify({ page: sum((type) => /^web/i.test(type)), worker: sum((type) => type === 'extension') });
    }`,
    target: { context: window?.context },
    awaitPromise: true,
  });
  const answer = result as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'no memory figures');
  return JSON.parse(answer.result?.value ?? '{}') as Reading;
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

async function compare(
  { kind }: Session,
  browser: Browser,
  origin: string | null,
  name: string,
  page: Page,
  go: (n: number) => Promise<void>,
): Promise<void> {
  const read = () => (kind === 'chromium' ? chromiumReading(browser, origin, page) : firefoxReading(browser));
  for (let n = 0; n < WARM; n++) await go(n);
  await go(0);
  const before = await read();
  for (let n = 1; n <= NAVIGATIONS; n++) await go(n);
  await go(0);
  const after = await read();
  const figures = Object.keys(before).map((what) => {
    const [a, b] = [before[what] ?? 0, after[what] ?? 0];
    const shown = /page|worker/.test(what) ? [mb(a), mb(b)] : [String(a), String(b)];
    return `${what} ${(b / (a || 1)).toFixed(2)} × (${shown.join(' → ')})`;
  });
  say(kind, name, figures.join(', '));
}

export async function benchMemory(): Promise<void> {
  console.log(`\nMemory after ${NAVIGATIONS} navigations, over that at the start`);
  for (const kind of KINDS)
    await inSession(kind, pages(), async (session) => {
      const { running, bare, server } = session;
      // An open page of the extension keeps its process, and in Chromium the worker's, from being taken down.
      await openControl(running);
      for (const [browser, with_, origin] of [
        [running.browser, 'with us', running.origin],
        [bare, 'without', null],
      ] as const) {
        const settled = (page: Page) => (origin === null ? Promise.resolve() : noted(page));
        const page = await browser.newPage();
        await page.bringToFront();
        await compare(session, browser, origin, `from page to page, ${with_}`, page, async (n) => {
          await page.goto(`${server.origin}/m/${n % PAGES}.html`, { waitUntil: 'load' });
          await settled(page);
        });
        await page.goto(`${server.origin}/m/swap.html`, { waitUntil: 'load' });
        await settled(page);
        await compare(session, browser, origin, `within one page, ${with_}`, page, async (n) => {
          await page.evaluate(`CSS.highlights.clear(); go(${n})`);
          await settled(page);
        });
      }
    });
}
