/** What "this site" means to a reader: the host in the address bar, without `www.`. Pure. */
import type { Level, Settings } from './schema';

/** The site of an address, or null where there is none to switch off (browser pages, files, unreadable addresses). */
export function siteOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const site = hostname.replace(/\.$/, '').replace(/^www\./, '');
  return site === '' ? null : site;
}

/** May a page at this address be read? A page without a site may not. */
export function allows(settings: Settings, url: string | undefined): boolean {
  const site = siteOf(url);
  return settings.on && site !== null && !settings.disabledSites.includes(site);
}

/** The settings with one site switched on or off. */
export function withSite(settings: Settings, site: string, on: boolean): Settings {
  const others = settings.disabledSites.filter((s) => s !== site);
  return { ...settings, disabledSites: on ? others : [...others, site].sort() };
}

/** How much is shown on a page at this address. */
export function levelOn({ level, siteLevels }: Settings, url: string | undefined): Level {
  const site = siteOf(url);
  // A host may be called "constructor".
  return site !== null && Object.hasOwn(siteLevels, site) ? (siteLevels[site] ?? level) : level;
}

/** The settings with a level for one site, or without one of its own. */
export function withLevel(settings: Settings, site: string, level: Level | null): Settings {
  const others = Object.entries(settings.siteLevels).filter(([name]) => name !== site);
  const siteLevels = Object.fromEntries(level === null ? others : [...others, [site, level] as const]);
  return { ...settings, siteLevels };
}
