/** Starts a real browser with the extension in it: the same way for the demo and for the tests. */
import { randomUUID } from 'node:crypto';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { geckoId } from './build';
import type { BrowserKind } from './find';
import { inPage } from './in-page';
import { until } from './until';

export interface LaunchOptions {
  executable: string;
  /** Folder of the unpacked extension. */
  extension: string;
  headless: boolean;
  /** In CSS pixels; null lets the window decide. */
  viewport?: { width: number; height: number } | null;
  /** Port on loopback of a proxy that everything but loopback itself goes through. */
  proxy?: number;
  /** False when the caller closes the browser itself on Ctrl-C. */
  closeOnSignal?: boolean;
}

export interface Running {
  kind: BrowserKind;
  browser: Browser;
  /** Folder of the extension. */
  extension: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  origin: string;
  /** Opens a page of the extension, such as `/popup.html?tab=3`, in a new tab. */
  openExtensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** A profile of its own each time: puppeteer makes and removes it. */
export async function launch(kind: BrowserKind, options: LaunchOptions): Promise<Running> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

async function launchChromium({
  executable,
  extension,
  headless,
  viewport,
  closeOnSignal = true,
  proxy,
}: LaunchOptions): Promise<Running> {
  const root = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless,
    handleSIGINT: closeOnSignal,
    pipe: true,
    enableExtensions: [extension],
    defaultViewport: viewport ?? null,
    args: [
      // The sandbox does not start for root, as in containers.
      ...(root ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(proxy === undefined ? [] : [`--proxy-server=127.0.0.1:${proxy}`]),
    ],
  });
  try {
    const worker = await browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://'),
      { timeout: 30_000 },
    );
    const origin = new URL(worker.url()).href.split('/').slice(0, 3).join('/');
    const openExtensionPage = async (path: string) => {
      const page = await browser.newPage();
      await page.goto(`${origin}${path}`);
      return page;
    };
    return { kind: 'chromium', browser, extension, origin, openExtensionPage, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function launchFirefox({
  executable,
  extension,
  headless,
  viewport,
  closeOnSignal = true,
  proxy,
}: LaunchOptions): Promise<Running> {
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless,
    handleSIGINT: closeOnSignal,
    defaultViewport: viewport ?? null,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId(extension)]: uuid }),
      ...(proxy === undefined ? {} : proxyPrefs(proxy)),
    },
  });
  try {
    await browser.installExtension(extension);
    const origin = `moz-extension://${uuid}`;
    const openExtensionPage = (path: string) => openInFirefox(browser, `${origin}${path}`);
    return { kind: 'firefox', browser, extension, origin, openExtensionPage, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

const proxyPrefs = (port: number) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
});

/**
 * Firefox changes the process on the way to an extension page; the driver loses sight of the navigation, reports the
 * old frame as gone or nothing at all. So nobody waits for its answer: the page itself is asked whether it is there.
 */
async function openInFirefox(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  page.goto(url, { timeout: 0 }).catch(() => {});
  await until(`the page ${url}`, () =>
    inPage(page, (wanted: string) => document.readyState === 'complete' && location.href === wanted, url),
  );
  return page;
}
