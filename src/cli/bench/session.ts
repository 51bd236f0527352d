/** What the benchmarks in browsers share: a browser with the extension, one without, a server, numbers and a table. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { buildExtension } from '../browsers/build';
import type { BrowserKind } from '../browsers/find';
import { ensureBrowser } from '../browsers/install';
import { launch, type Running } from '../browsers/launch';
import { type Server, serve } from '../demo/server';
import { SITE } from '../demo/site';

export const VIEWPORT = { width: 1280, height: 900 };

/** Pages by path, as HTML. */
export type Pages = Record<string, string>;

export interface Session {
  kind: BrowserKind;
  server: Server;
  running: Running;
  /** The same browser with nothing of ours in it. */
  bare: Browser;
}

/** A browser with nothing of ours in it. */
export function openBare(kind: BrowserKind): Promise<Browser> {
  const executablePath = ensureBrowser(kind);
  const root = process.getuid?.() === 0;
  return puppeteer.launch({
    ...(kind === 'firefox' ? { browser: 'firefox' as const } : { pipe: true }),
    executablePath,
    headless: true,
    defaultViewport: VIEWPORT,
    args:
      kind === 'firefox'
        ? ['--remote-allow-system-access']
        : [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic'],
  });
}

/** Builds the extension, serves `pages`, opens both browsers, and closes all when `work` is over. */
export async function inSession(
  kind: BrowserKind,
  pages: Pages,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const extension = buildExtension(kind);
  const served = Object.entries(pages).map(
    ([path, body]) => [path, () => ({ type: 'text/html; charset=utf-8', body })] as const,
  );
  const icon = { '/favicon.ico': () => ({ type: 'image/x-icon', body: '' }) };
  const server = await serve(SITE, '/', { ...icon, ...Object.fromEntries(served) });
  const executable = ensureBrowser(kind);
  const running = await launch(kind, { executable, extension, headless: true, viewport: VIEWPORT });
  const bare = await openBare(kind);
  try {
    await work({ kind, server, running, bare });
  } finally {
    await bare.close();
    await running.close();
    await server.close();
  }
}

/** A new tab in front at `url`, loaded. */
export async function visit(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.bringToFront();
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export function say(kind: BrowserKind, what: string, figures: string): void {
  console.log(`${kind.padEnd(9)} ${what.padEnd(34)} ${figures}`);
}
