/** What "this site" means to a reader: the host in the address bar, without `www.`. Pure. */
import type { Settings } from './schema';

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
