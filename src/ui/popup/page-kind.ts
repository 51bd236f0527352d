/** Which pages an extension can read at all, judged by their address. Pure. */

export type PageKind = 'web' | 'browser' | 'file' | 'pdf';

/** Web addresses that browsers keep for themselves. */
const CLOSED_HOSTS = new Set(['chromewebstore.google.com', 'addons.mozilla.org', 'accounts.firefox.com']);
const CLOSED_PATHS: readonly [host: string, path: string][] = [
  ['chrome.google.com', '/webstore'],
  ['microsoftedge.microsoft.com', '/addons'],
];

/**
 * `pdf` is a guess from the name; what the server sent is not known here. An address the browser does not tell is
 * one of its own pages.
 */
export function pageKind(url: string | undefined): PageKind {
  if (url === undefined || !URL.canParse(url)) return 'browser';
  const { protocol, hostname, pathname } = new URL(url);
  if (protocol === 'file:') return 'file';
  if (protocol !== 'http:' && protocol !== 'https:') return 'browser';
  if (CLOSED_HOSTS.has(hostname)) return 'browser';
  if (CLOSED_PATHS.some(([host, path]) => hostname === host && pathname.startsWith(path))) return 'browser';
  return /\.pdf$/i.test(pathname) ? 'pdf' : 'web';
}
