/**
 * Where the detector runs. The browser is told by registration, not by the manifest, so that a site that is switched
 * off, and every site that is not on the list where only chosen ones are read, gets none of our code at all.
 */
import type { Browser, Scripting } from 'webextension-polyfill';
import type { Settings } from '../settings/schema';
import { patternsOf } from '../settings/sites';
import { DETECTOR_FILE, WEB_PAGES } from './inject';

type Api = Pick<Browser, 'scripting' | 'permissions'>;

const ID = 'detector';

/** Null: nowhere. */
export function detectorFor(settings: Settings): Scripting.RegisteredContentScript | null {
  const { on, chosenOnly, chosenSites, disabledSites } = settings;
  const off = new Set(disabledSites);
  const matches = chosenOnly ? chosenSites.filter((site) => !off.has(site)).flatMap(patternsOf) : WEB_PAGES;
  if (!on || matches.length === 0) return null;
  const excludeMatches = chosenOnly ? [] : disabledSites.flatMap(patternsOf);
  return {
    ...{ id: ID, js: [DETECTOR_FILE], matches, runAt: 'document_idle', allFrames: true, persistAcrossSessions: true },
    ...(excludeMatches.length === 0 ? {} : { excludeMatches }),
  };
}

let last: Promise<unknown> = Promise.resolve();

/** Makes the browser's registration what the settings ask for. One after the other; nothing is written for nothing. */
export function registerDetector(browser: Api, settings: Settings): Promise<void> {
  const next = last.then(() => register(browser, detectorFor(settings)));
  last = next.catch(() => undefined);
  return next;
}

async function register({ scripting }: Api, wanted: Scripting.RegisteredContentScript | null): Promise<void> {
  const [current] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  if (current !== undefined && wanted !== null && isAlike(current, wanted)) return;
  // Not updated in place: Chrome would forget that it is to outlive the session.
  if (current !== undefined) await scripting.unregisterContentScripts({ ids: [ID] });
  if (wanted === null) return;
  try {
    await scripting.registerContentScripts([wanted]);
  } catch (error) {
    // A name that the browser does not take in a pattern. The detector itself turns away from sites that are off.
    if (wanted.excludeMatches === undefined) throw error;
    const { excludeMatches: _, ...all } = wanted;
    await scripting.registerContentScripts([all]);
  }
}

function isAlike(a: Scripting.RegisteredContentScript, b: Scripting.RegisteredContentScript): boolean {
  const places = ({ matches = [], excludeMatches = [] }: Scripting.RegisteredContentScript) =>
    JSON.stringify([[...matches].sort(), [...excludeMatches].sort()]);
  return places(a) === places(b);
}

/**
 * Where only chosen sites are read, access to all others is given back. Firefox takes it; Chrome keeps what it granted
 * at installation (only its own page for the extension can take that away), so there this does nothing.
 */
export async function giveBack(browser: Api, settings: Settings): Promise<void> {
  if (settings.chosenOnly) await browser.permissions.remove({ origins: WEB_PAGES }).catch(() => false);
}

/** Access to sites that were taken off the list goes with them, where the browser lets go of it. */
export async function giveBackSites(browser: Api, before: Settings, now: Settings): Promise<void> {
  const still = new Set(now.chosenSites);
  const gone = before.chosenSites.filter((site) => !still.has(site)).flatMap(patternsOf);
  if (gone.length > 0) await browser.permissions.remove({ origins: gone }).catch(() => false);
}
