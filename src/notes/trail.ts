/**
 * Which events of a trail the card opens with, and what its folds are called. Two either side of the article's
 * line, and always: the one this sentence echoes, the one that overtook it, the one *Now* rests on.
 */
import type { ClaimEvent } from '../claims/schema';
import type { ClaimView } from '../claims/view';
import { isAfter, monthOf } from './dates';

export interface TrailEvent {
  event: ClaimEvent;
  /** Index into the claim's events. */
  index: number;
}

/** An event, or a fold of several with its label: "5 more, September 2021 to May 2024". */
export type TrailRow = { kind: 'event'; at: TrailEvent } | { kind: 'fold'; events: TrailEvent[]; label: string };

export interface Trail {
  /** Null where the article's date is unknown: then everything stands in `since`, and no line is drawn. */
  before: TrailRow[] | null;
  since: TrailRow[];
}

export interface TrailPoints {
  echo?: number | undefined;
  overtaken?: number | undefined;
}

const SIDE = 2;
/** With no line to gather around, the list opens with so many. */
const UNDATED = 4;

const byDate = (a: TrailEvent, b: TrailEvent) =>
  a.event.date < b.event.date ? -1 : a.event.date > b.event.date ? 1 : 0;

/** The event that the last state of the record began with; else the last event of all. */
export function restsOn(claim: ClaimView): number {
  const from = claim.states[claim.states.length - 1]?.from;
  const found = claim.events.findIndex((event) => event.date === from);
  return found < 0 ? claim.events.length - 1 : found;
}

function label(events: TrailEvent[], atEdge: 'start' | 'end' | 'between'): string {
  const months = events.map(({ event }) => monthOf(event));
  const [first = '', last = ''] = [months[0], months[months.length - 1]];
  const span = first === last ? first : atEdge === 'end' ? `to ${last}` : `${first} to ${last}`;
  return `${events.length} more, ${span}`;
}

function rows(events: TrailEvent[], open: Set<number>): TrailRow[] {
  const made: TrailRow[] = [];
  let fold: TrailEvent[] = [];
  const close = (atEdge: 'start' | 'end' | 'between') => {
    if (fold.length > 0) made.push({ kind: 'fold', events: fold, label: label(fold, atEdge) });
    fold = [];
  };
  for (const at of events) {
    if (open.has(at.index)) {
      close(made.length === 0 ? 'start' : 'between');
      made.push({ kind: 'event', at });
    } else fold.push(at);
  }
  close('end');
  return made;
}

/** Opens what must be seen, then what stands nearest to the line, up to `room`. */
function choose(nearest: TrailEvent[], must: Set<number>, room: number): Set<number> {
  const open = new Set(nearest.filter(({ index }) => must.has(index)).map(({ index }) => index));
  for (const { index } of nearest) if (open.size < room) open.add(index);
  return open;
}

export function layTrail(claim: ClaimView, article: string | null, { echo, overtaken }: TrailPoints): Trail {
  const all = claim.events.map((event, index) => ({ event, index })).sort(byDate);
  const must = new Set([echo, overtaken, restsOn(claim)].filter((index) => index !== undefined));
  if (!article) return { before: null, since: rows(all, choose([...all].reverse(), must, UNDATED)) };
  const before = all.filter(({ event }) => !isAfter(event, article));
  const since = all.filter(({ event }) => isAfter(event, article));
  return {
    before: rows(before, choose([...before].reverse(), must, SIDE)),
    since: rows(since, choose(since, must, SIDE)),
  };
}
