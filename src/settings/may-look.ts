/**
 * May this frame be looked at? The detector asks before it reads a letter. By hand, because a schema would not fit
 * into it; the background decides again, by the whole settings.
 */
import type { Settings } from './schema';
import { isSiteOn, siteOf } from './sites';

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : []);

/**
 * `stored` is the settings' record of whatever version, `top` the address of the page in the tab, undefined where a
 * frame cannot know it: then only a reader who chose sites one by one is taken to mean no.
 */
export function mayLook(stored: unknown, top: string | undefined): boolean {
  const record = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Settings>;
  if (record.on === false) return false;
  const chosenOnly = record.chosenOnly === true;
  const site = siteOf(top);
  if (site === null) return !chosenOnly;
  const disabledSites = listOf(record.disabledSites);
  return isSiteOn({ disabledSites, chosenOnly, chosenSites: listOf(record.chosenSites) }, site);
}

/** The address of the page in the tab, as far as a frame may know it. */
export function topAddress(view: Pick<Window, 'self' | 'top' | 'location'>): string | undefined {
  try {
    return view.top?.location.href;
  } catch {
    // Another origin. Firefox keeps no list of those above.
    const above = (view.location as Location & { ancestorOrigins?: DOMStringList }).ancestorOrigins;
    return above?.[above.length - 1];
  }
}
