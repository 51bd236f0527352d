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
  return settings.on && site !== null && isSiteOn(settings, site);
}

type Lists = Pick<Settings, 'disabledSites' | 'chosenOnly' | 'chosenSites'>;

/** Whether this site is read while notes are on at all. */
export function isSiteOn({ disabledSites, chosenOnly, chosenSites }: Lists, site: string): boolean {
  return !disabledSites.includes(site) && (!chosenOnly || chosenSites.includes(site));
}

/** The settings with one site switched on or off; where only chosen sites are read, put on their list or taken off. */
export function withSite(settings: Settings, site: string, on: boolean): Settings {
  const { chosenOnly, disabledSites, chosenSites } = settings;
  if (chosenOnly && !on) return { ...settings, chosenSites: without(chosenSites, site) };
  return {
    ...settings,
    disabledSites: on ? without(disabledSites, site) : withOne(disabledSites, site),
    ...(chosenOnly ? { chosenSites: withOne(chosenSites, site) } : {}),
  };
}

const without = (sites: readonly string[], site: string) => sites.filter((s) => s !== site);
const withOne = (sites: readonly string[], site: string) => [...without(sites, site), site].sort();

/**
 * The match patterns of a site: its host, with and without `www.`, on any port. Empty for a name that not every
 * browser takes in a pattern (IPv6). One scheme each: Chrome does not see `*://` inside `http://` and `https://`.
 */
export function patternsOf(site: string): string[] {
  if (!/^[\w.-]+$/.test(site)) return [];
  const bare = !site.includes('.') || /^[\d.]+$/.test(site);
  const hosts = bare ? [site] : [site, `www.${site}`];
  return hosts.flatMap((host) => [`http://${host}/*`, `https://${host}/*`]);
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
