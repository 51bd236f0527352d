/** Notes the reader put away: a claim everywhere, or on one page. Pure. */
import type { Hidden } from './store-types';

/** A page's address without its fragment, which says where one reads, not what. */
export function pageOf(url: string): string {
  const [page = url] = url.split('#', 1);
  return page;
}

/** The record that hides a claim on one page, or everywhere when `url` is null. */
export function hiddenNote(claim: string, url: string | null, at: number): Hidden {
  const page = url === null ? null : pageOf(url);
  return { key: page === null ? `claim:${claim}` : `page:${claim}:${page}`, claim, page, at };
}

/** Tells whether a claim's note is hidden on the page at this address. */
export function hiddenOn(notes: readonly Hidden[], url: string | undefined): (claim: string) => boolean {
  const page = url === undefined ? null : pageOf(url);
  const claims = new Set(notes.filter((n) => n.page === null || n.page === page).map((n) => n.claim));
  return (claim) => claims.has(claim);
}
