/**
 * Screenshots of our own pages in every state: `npx tsx tests/gallery/shoot.ts [popup|options]`, into
 * .output/gallery/ui/. The views are the real ones; only what they are given is made up.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { createServer } from 'vite';
import { type BrowserKind, findBrowserOrNull } from '../../src/cli/browsers/find';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, '.output/gallery/ui');
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

interface Shot {
  page: 'popup' | 'options';
  name: string;
  width: number;
  query?: string;
  forced?: boolean;
  kinds: BrowserKind[];
}

const BOTH: BrowserKind[] = ['chromium', 'firefox'];
const SHOTS: Shot[] = [
  { page: 'popup', name: 'all-light', width: 1640, query: 'theme=light', kinds: BOTH },
  { page: 'popup', name: 'all-dark', width: 1640, query: 'theme=dark', kinds: BOTH },
  { page: 'popup', name: 'notes-320', width: 320, query: 'theme=light&state=notes', kinds: BOTH },
  { page: 'popup', name: 'notes-forced', width: 360, query: 'state=notes', forced: true, kinds: ['chromium'] },
  { page: 'popup', name: 'memory-forced', width: 360, query: 'state=memory', forced: true, kinds: ['chromium'] },
  { page: 'options', name: 'light', width: 1000, query: 'theme=light', kinds: BOTH },
  { page: 'options', name: 'dark', width: 1000, query: 'theme=dark', kinds: BOTH },
  { page: 'options', name: 'empty', width: 1000, query: 'theme=light&state=empty', kinds: ['chromium'] },
  { page: 'options', name: 'trouble', width: 1000, query: 'theme=light&state=trouble', kinds: ['chromium'] },
  { page: 'options', name: '320', width: 320, query: 'theme=light', kinds: BOTH },
  { page: 'options', name: 'forced', width: 1000, forced: true, kinds: ['chromium'] },
];

function launch(kind: BrowserKind): Promise<Browser> {
  const executablePath = findBrowserOrNull(kind);
  if (executablePath === null) throw new Error(`no ${kind} on this machine`);
  return kind === 'firefox'
    ? puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
    : puppeteer.launch({ executablePath, headless: true, pipe: true, args: ARGS });
}

const wanted = process.argv[2];
mkdirSync(OUT, { recursive: true });
const server = await createServer({ root: ROOT, configFile: false, logLevel: 'error', server: { port: 0 } });
await server.listen();
const base = server.resolvedUrls?.local[0];
try {
  for (const kind of BOTH) {
    const browser = await launch(kind);
    for (const shot of SHOTS.filter((s) => s.kinds.includes(kind) && (wanted === undefined || s.page === wanted))) {
      const page = await browser.newPage();
      await page.setViewport({ width: shot.width, height: 700, deviceScaleFactor: shot.width < 400 ? 2 : 1 });
      if (shot.forced) {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      }
      await page.goto(`${base}tests/gallery/${shot.page}.html?${shot.query ?? ''}`, { waitUntil: 'load' });
      await page.waitForSelector('.ct');
      await page.screenshot({ path: join(OUT, `${shot.page}-${shot.name}-${kind}.png`), fullPage: true });
      await page.close();
    }
    await browser.close();
  }
} finally {
  await server.close();
}
process.stdout.write(`${OUT}\n`);
