/** What the popup says, from what is known of settings, tab, page and store. Pure: every state can be tested. */
import type { PageStatus, StoreState } from '../../messages/protocol';
import type { Level, Settings } from '../../settings/schema';
import { isSiteOn, levelOn, siteOf } from '../../settings/sites';
import { pageKind } from './page-kind';

export type Note = PageStatus['notes'][number];

/** One honest sentence for each case. */
export type View =
  | { kind: 'off' }
  | { kind: 'closed'; why: 'browser' | 'file' | 'pdf' }
  | { kind: 'no-access'; site: string | null }
  | { kind: 'not-chosen'; site: string }
  | { kind: 'site-off'; site: string }
  | { kind: 'asking' }
  | { kind: 'unreachable' }
  | { kind: 'no-packs' }
  | { kind: 'reading'; notes: Note[] }
  | { kind: 'off-topic' }
  | { kind: 'unreadable' }
  | { kind: 'none'; held: number }
  | { kind: 'notes'; notes: Note[]; published: string | null; held: number; more: number }
  | { kind: 'gave-up'; notes: Note[]; notice: string | undefined };

/** What is known. `undefined` is not asked or not answered yet, `null` is "there is none". */
export interface Known {
  settings: Settings;
  tab: { url: string | undefined } | null;
  /** May the extension read this page, as far as the browser is concerned? People can take that away there. */
  access: boolean;
  status: PageStatus | null | undefined;
  store: StoreState | null | undefined;
  /** "Read this page" was tried and refused. */
  refused: boolean;
}

export interface PopupModel {
  on: boolean;
  /** The site that can be switched, where there is one. */
  site: { name: string; on: boolean } | null;
  /** How much is shown on this site; null where nothing is. */
  level: Level | null;
  view: View;
}

/** Where a level makes a difference. */
const LEVELLED = new Set<View['kind']>(['notes', 'none', 'reading']);

export function popupModel(known: Known): PopupModel {
  const { settings, tab } = known;
  const site = siteOf(tab?.url);
  const view = viewOf(known, site);
  const switchable = settings.on && site !== null && view.kind !== 'closed';
  return {
    on: settings.on,
    site: switchable ? { name: site, on: isSiteOn(settings, site) } : null,
    level: switchable && LEVELLED.has(view.kind) ? levelOn(settings, tab?.url) : null,
    view,
  };
}

function viewOf({ settings, tab, access, status, store, refused }: Known, site: string | null): View {
  if (!settings.on) return { kind: 'off' };
  const kind = pageKind(tab?.url);
  if (settings.chosenOnly) {
    if (kind === 'browser' || kind === 'file' || site === null) {
      return { kind: 'closed', why: kind === 'file' ? 'file' : 'browser' };
    }
    if (!isSiteOn(settings, site)) return { kind: 'not-chosen', site };
    if (!access) return { kind: 'no-access', site };
  }
  // Without access the browser does not tell the address either: it cannot be said what page this is.
  if (!access && (kind === 'web' || tab?.url === undefined)) return { kind: 'no-access', site: null };
  if (kind === 'browser' || kind === 'file') return { kind: 'closed', why: kind };
  if (site !== null && settings.disabledSites.includes(site)) return { kind: 'site-off', site };
  if (status === undefined) return { kind: 'asking' };
  if (status === null) {
    if (kind === 'pdf') return { kind: 'closed', why: 'pdf' };
    return refused ? { kind: 'closed', why: 'browser' } : { kind: 'unreachable' };
  }
  if (store?.packs.length === 0) return { kind: 'no-packs' };
  return viewOfStatus(status);
}

function viewOfStatus({ state, notes, published, notice, held = 0, more = 0 }: PageStatus): View {
  if (state === 'off-topic' || state === 'unreadable') return { kind: state };
  if (state === 'gave-up') return { kind: 'gave-up', notes, notice };
  // A page that was stopped but may be read is about to start again.
  if (state === 'reading' || state === 'stopped') return { kind: 'reading', notes };
  return notes.length === 0 ? { kind: 'none', held } : { kind: 'notes', notes, published, held, more };
}

/** Nothing was read there. */
const isSilent = ({ state }: PageStatus) => state === 'off-topic' || state === 'unreadable';

/** The statuses of several frames as one; the top frame's comes first and gives date and state. */
export function mergeStatuses(statuses: readonly (PageStatus | null)[]): PageStatus | null {
  const there = statuses.filter((status) => status !== null);
  const [first, ...frames] = there;
  if (first === undefined) return null;
  const notes = [...first.notes];
  for (const frame of frames) notes.push(...frame.notes.filter((n) => !notes.some((m) => m.claim === n.claim)));
  const told = frames.find((frame) => !isSilent(frame));
  const state = isSilent(first) && told !== undefined ? told.state : first.state;
  const held = there.reduce((sum, status) => sum + (status.held ?? 0), 0);
  const more = there.reduce((sum, status) => sum + (status.more ?? 0), 0);
  return { ...first, state, notes, held, more, published: first.published ?? told?.published ?? null };
}
