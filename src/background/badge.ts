/**
 * The toolbar's icon and number, tab by tab. How many claims each frame shows is kept in storage.session, because
 * the worker may be stopped between two frames' reports.
 */
import type { Browser } from 'webextension-polyfill';
import { z } from 'zod';
import type { PageSender } from '../messages/server';
import type { Settings } from '../settings/schema';
import { allows, siteOf } from '../settings/sites';

type Api = Pick<Browser, 'action' | 'tabs' | 'storage'>;
type Icon = 'on' | 'off' | 'active';

/** Accent and on-accent of the design's light theme: toolbars give no theme to follow. */
const BADGE_GROUND = '#1c4a74';
const BADGE_INK = '#ffffff';

const Counts = z.object({ page: z.string(), frames: z.record(z.string(), z.int().min(0)) });
const keyOf = (tabId: number) => `count:${tabId}`;

export const iconPaths = (icon: Icon): Record<number, string> =>
  Object.fromEntries([16, 32, 48].map((size) => [size, `/icon/${icon}-${size}.png`]));

/** Notes one frame's number and shows the tab's sum. */
export async function reportCount(browser: Api, sender: PageSender, claims: number): Promise<void> {
  const key = keyOf(sender.tabId);
  const page = (sender.pageUrl ?? '').split('#', 1)[0] ?? '';
  const before = Counts.safeParse((await browser.storage.session.get(key))[key]);
  // The tab has gone to another page: what its frames showed before no longer counts.
  const frames = before.success && before.data.page === page ? { ...before.data.frames } : {};
  frames[sender.frameId] = claims;
  await browser.storage.session.set({ [key]: { page, frames } });
  const sum = Object.values(frames).reduce((total, n) => total + n, 0);
  await show(browser, sender.tabId, sum, sum === 0 ? 'on' : 'active');
}

/** The frames of a tab that show notes, the top one first. */
export async function framesWithNotes(storage: Browser['storage'], tabId: number): Promise<number[]> {
  const key = keyOf(tabId);
  const counts = Counts.safeParse((await storage.session.get(key).catch(() => ({}) as Record<string, unknown>))[key]);
  const others = counts.success
    ? Object.entries(counts.data.frames).filter(([frame, n]) => n > 0 && frame !== '0')
    : [];
  return [0, ...others.map(([frame]) => Number(frame))];
}

/** Forgets a closed tab. */
export async function forgetTab(browser: Api, tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId));
}

async function show(browser: Api, tabId: number, claims: number, icon: Icon): Promise<void> {
  await quietly([
    browser.action.setBadgeText({ tabId, text: claims === 0 ? '' : String(claims) }),
    browser.action.setIcon({ tabId, path: iconPaths(icon) }),
  ]);
}

/** Icon and badge for new tabs, and for every open tab whose page shows no notes under these settings. */
export async function showSettings(browser: Api, settings: Settings): Promise<void> {
  await quietly([
    browser.action.setBadgeBackgroundColor({ color: BADGE_GROUND }),
    browser.action.setBadgeTextColor?.({ color: BADGE_INK }),
    browser.action.setIcon({ path: iconPaths(settings.on ? 'on' : 'off') }),
  ]);
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined) return;
      if (siteOf(url) === null) await show(browser, id, 0, settings.on ? 'on' : 'off');
      else if (!allows(settings, url)) await showOff(browser, id);
    }),
  );
}

/** A tab whose page is not read. */
export async function showOff(browser: Api, tabId: number): Promise<void> {
  await forgetTab(browser, tabId);
  await show(browser, tabId, 0, 'off');
}

/** A tab that was switched on again has no notes yet. */
export function showNone(browser: Api, tabId: number): Promise<void> {
  return show(browser, tabId, 0, 'on');
}

/** Tabs close while their badge is being set; Firefox for Android has no badge. */
async function quietly(work: (Promise<unknown> | undefined)[]): Promise<void> {
  await Promise.allSettled(work);
}
