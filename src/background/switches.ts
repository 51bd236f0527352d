/**
 * What a change of the settings does to open pages: those that may no longer be read lose every trace at once, those
 * that may be read again are read, without a reload.
 */
import type { Browser } from 'webextension-polyfill';
import { sendToPage } from '../messages/to-page';
import type { Settings } from '../settings/schema';
import { allows, levelOn } from '../settings/sites';
import { showNone, showSettings } from './badge';
import { WEB_PAGES } from './inject';

type Api = Pick<Browser, 'action' | 'tabs' | 'storage'>;

export async function applySettings(browser: Api, before: Settings, after: Settings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined) return;
      const was = allows(before, url);
      const is = allows(after, url);
      if (was && !is) await sendToPage(browser, id, { type: 'to-page:stop' });
      if (!was && is) {
        await showNone(browser, id);
        await sendToPage(browser, id, { type: 'to-page:start' });
      }
      if (!was || !is) return;
      const level = levelOn(after, url);
      if (before.sensitivity !== after.sensitivity) await readAgain(browser, id);
      else if (levelOn(before, url) !== level) await sendToPage(browser, id, { type: 'to-page:level', level });
    }),
  );
  await showSettings(browser, after);
}

/** Packs or hidden notes have changed: what is shown may not be what would be found now. */
export async function readAllAgain(browser: Api, settings: Settings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.all(
    tabs.map(({ id, url }) => (id !== undefined && allows(settings, url) ? readAgain(browser, id) : undefined)),
  );
}

async function readAgain(browser: Api, tabId: number): Promise<void> {
  await sendToPage(browser, tabId, { type: 'to-page:stop' });
  await sendToPage(browser, tabId, { type: 'to-page:start' });
}
