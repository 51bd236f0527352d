/**
 * What readers' systems ask of pages (colours, contrast, motion, paper, fingers), put on one page. Chromium takes it by its
 * own protocol, Firefox from its chrome, which only a driver may enter.
 */
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { BrowserKind } from './find';

export interface Wishes {
  scheme?: 'light' | 'dark';
  forced?: boolean;
  /** More contrast; Chromium only. */
  contrast?: boolean;
  /** Less motion. */
  still?: boolean;
  print?: boolean;
  touch?: boolean;
}

interface Bidi {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Puts these wishes on the page, and takes all others back. In Firefox the page must be in front. */
export async function emulate(kind: BrowserKind, page: Page, wishes: Wishes): Promise<void> {
  await page.bringToFront();
  await (kind === 'chromium' ? inChromium(page, wishes) : inFirefox(page, wishes));
}

async function inChromium(page: Page, { scheme, forced, contrast, still, print, touch }: Wishes): Promise<void> {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  const cdp = await session;
  const feature = (name: string, value: string | false | undefined) => ({ name, value: value || '' });
  await cdp.send('Emulation.setEmulatedMedia', {
    media: print ? 'print' : '',
    features: [
      feature('prefers-color-scheme', scheme ?? (forced ? 'dark' : 'light')),
      feature('forced-colors', forced && 'active'),
      feature('prefers-contrast', contrast && 'more'),
      feature('prefers-reduced-motion', still && 'reduce'),
    ],
  });
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: touch ?? false });
  await cdp.send('Emulation.setEmitTouchEventsForMouse', { enabled: false });
}

async function inFirefox(page: Page, { scheme, forced, still, print, touch }: Wishes): Promise<void> {
  const { connection } = page.browser() as Browser & { connection: Bidi };
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (result as { contexts: { context: string }[] }).contexts;
  const set = {
    mediumOverride: print ? 'print' : '',
    prefersColorSchemeOverride: scheme ?? (forced ? 'dark' : 'light'),
    forcedColorsOverride: forced ? 'active' : 'none',
    prefersReducedMotionOverride: still ? 'reduce' : 'none',
    touchEventsOverride: touch ? 'enabled' : 'none',
  };
  await connection.send('script.evaluate', {
    expression: `Object.assign(gBrowser.selectedBrowser.browsingContext, ${JSON.stringify(set)}); 0`,
    target: { context: window?.context },
    awaitPromise: false,
  });
}
