/** One browser with the built extension, one server with the demo newsstand, and what readers can do with them. */
import type { Page } from 'puppeteer-core';
import { builtFolder } from '../../src/cli/browsers/build';
import { type BrowserKind, KINDS } from '../../src/cli/browsers/find';
import { ensureBrowser } from '../../src/cli/browsers/install';
import { type LaunchOptions, launch, type Running } from '../../src/cli/browsers/launch';
import { openControl } from '../../src/cli/browsers/observe';
import { type OpenPage, openPage, readThrough, statusWhen } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { type Served, type Server, serve } from '../../src/cli/demo/server';
import { PAGES, SITE } from '../../src/cli/demo/site';

/** Development only: `CLAIMTRAIL_ONLY=firefox npm run test:e2e`. */
const only = process.env.CLAIMTRAIL_ONLY;
export const BROWSERS: readonly BrowserKind[] = KINDS.filter((kind) => only === undefined || only === kind);

export interface Opened extends OpenPage {
  /** What the page's console said, errors and warnings only, and what was thrown into it. */
  complaints: string[];
}

export interface Harness {
  kind: BrowserKind;
  running: Running;
  control: Page;
  server: Server;
  open(path: string): Promise<Opened>;
  openUrl(url: string): Promise<Opened>;
  /** The same, once it has its notes. */
  openRead(path: string): Promise<Opened>;
  popup(tab: number): Promise<Page>;
  close(): Promise<void>;
}

export interface HarnessOptions extends Partial<LaunchOptions> {
  pages?: Record<string, () => Served>;
}

/** Browsers ask for it by themselves; without it every page would complain. */
const FAVICON = { '/favicon.ico': (): Served => ({ type: 'image/x-icon', body: '' }) };

export async function startHarness(kind: BrowserKind, options: HarnessOptions = {}): Promise<Harness> {
  const { pages = {}, ...launchOptions } = options;
  const server = await serve(SITE, PAGES[0], { ...FAVICON, ...pages });
  let running: Running | null = null;
  try {
    running = await launch(kind, {
      executable: ensureBrowser(kind),
      extension: builtFolder(kind),
      headless: true,
      viewport: { width: 1280, height: 900 },
      ...launchOptions,
    });
    return harnessOf(running, await openControl(running), server);
  } catch (error) {
    await running?.close();
    await server.close();
    throw error;
  }
}

/** The newsstand's plain article, of 2016, and its live blog, of the day of recognition. */
export const ARTICLE = '/calder-standard/world/a-third-voice.html';
export const LIVE = '/halyard/live/kabul-moscow.html';

/** The same, with the plain article read to its end. */
export async function startOnArticle(kind: BrowserKind): Promise<{ harness: Harness; article: Opened }> {
  const harness = await startHarness(kind);
  try {
    const article = await harness.openRead(ARTICLE);
    await readThrough(harness.control, article);
    return { harness, article };
  } catch (error) {
    await harness.close();
    throw error;
  }
}

function harnessOf(running: Running, control: Page, server: Server): Harness {
  const openUrl = async (url: string): Promise<Opened> => {
    const complaints: string[] = [];
    const open = await openPage(running, control, url, (page) => listen(page, complaints));
    return { ...open, complaints };
  };
  const open = (path: string) => openUrl(server.origin + path);
  return {
    kind: running.kind,
    running,
    control,
    server,
    openUrl,
    open,
    openRead: async (path) => {
      const opened = await open(path);
      await statusWhen(control, opened.tab, 'notes', ({ state, notes }) => state === 'done' && notes.length > 0);
      return opened;
    },
    popup: async (tab) => {
      const popup = await running.openExtensionPage(`/popup.html?tab=${tab}`);
      await until('the popup to draw', () => popup.evaluate('document.querySelector(".popup") !== null'));
      return popup;
    },
    close: async () => {
      await running.close();
      await server.close();
    },
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => {
    const text = error instanceof Error ? error.message : String(error);
    if (!/favicon\.ico/.test(text)) complaints.push(`thrown: ${text}`);
  });
  page.on('console', (message) => {
    if (/favicon\.ico/.test(message.text())) return; // the browser's own wish, and the page's policy against it
    if (['error', 'warn', 'assert'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
}
