/** Our own pages in every state: the real views, given made-up states. */
import type { Browser } from 'puppeteer-core';
import { emulate } from '../../src/cli/browsers/emulate';
import type { BrowserKind } from '../../src/cli/browsers/find';
import type { Look, Save } from './looks';

interface View {
  page: 'popup' | 'options';
  name: string;
  width: number;
  query?: string;
}

const VIEWS: View[] = [
  { page: 'popup', name: 'Popup, every state', width: 1640 },
  { page: 'popup', name: 'Popup with notes', width: 360, query: 'state=notes' },
  { page: 'popup', name: 'Popup, the store is lost', width: 360, query: 'state=memory' },
  { page: 'options', name: 'Options', width: 1000 },
  { page: 'options', name: 'Options, nothing kept', width: 1000, query: 'state=empty' },
  { page: 'options', name: 'Options, chosen sites only', width: 1000, query: 'state=chosen' },
  { page: 'options', name: 'Options, shared settings', width: 1000, query: 'state=shared' },
  { page: 'options', name: 'Options in trouble', width: 1000, query: 'state=trouble' },
];

/** `base` is where vite serves the project. */
export async function shootUi(
  kind: BrowserKind,
  browser: Browser,
  base: string,
  looks: readonly Look[],
  save: Save,
): Promise<void> {
  for (const view of VIEWS) {
    const page = await browser.newPage();
    await page.goto(`${base}tests/gallery/${view.page}.html?${view.query ?? ''}`, { waitUntil: 'load' });
    await page.waitForSelector('.ct');
    for (const look of looks) {
      const narrow = look.width < 400;
      if (narrow && view.width > 1200) continue;
      await page.setViewport({ width: narrow ? look.width : view.width, height: 600, deviceScaleFactor: look.scale });
      await emulate(kind, page, look.wishes);
      await save(view.name, look, await page.screenshot({ fullPage: true }));
    }
    await page.close();
  }
}
