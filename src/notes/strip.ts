/**
 * The small drawing under Then | Now: every event on one line, hinged at the article. Before and since have each an
 * even scale. A sign stands as near its date as room allows, and never on the wrong side of the line.
 */
import type { EventKind } from '../claims/schema';
import type { ClaimView } from '../claims/view';
import { isAfter } from './dates';

export interface StripSign {
  kind: EventKind;
  /** Left upper corner and size, px in a drawing 44 high. */
  x: number;
  y: number;
  size: number;
}

export interface Strip {
  width: number;
  /** x of the article's line, or null when its date is unknown. */
  hinge: number | null;
  signs: StripSign[];
  /** x of the turn of each year. */
  ticks: number[];
  years: { first: string; last: string };
  /** For those who do not see it. */
  label: string;
}

const LANE = 14;
const SMALL = 10;
const LARGE = 14;
const ROWS = [0, 9.5, -9.5];
const YEAR = 365.25 * 86_400_000;

const yearsOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / YEAR + 1970;

interface Span {
  from: number;
  to: number;
  left: number;
  right: number;
}

const place = ({ from, to, left, right }: Span, at: number) =>
  to > from ? left + ((at - from) / (to - from)) * (right - left) : (left + right) / 2;

function ticksOf(span: Span): number[] {
  const found: number[] = [];
  for (let year = Math.ceil(span.from - 0.001); year <= span.to; year++) found.push(place(span, year));
  return found.length > 60 ? found.filter((_, i) => i % 10 === 0) : found;
}

/** `width` in px, `pad` of its ends, `at` the hinge's share of the width (as Then | Now has it). */
export function layStrip(
  claim: ClaimView,
  article: string | null,
  echo: number | undefined,
  { width, pad, at = 0.42 }: { width: number; pad: number; at?: number },
): Strip {
  const days = claim.events.map((event) => event.date);
  const first = Math.floor(yearsOf([...days, ...(article ? [article] : [])].sort()[0] ?? claim.pack.asOf) + 0.001);
  const end = Math.max(yearsOf(claim.pack.asOf), ...days.map(yearsOf));
  const hinge = article ? width * at : null;
  const turn = article ? yearsOf(article) : first;
  const before: Span = { from: first, to: turn, left: pad, right: (hinge ?? pad) - 8 };
  const since: Span = { from: turn, to: end, left: (hinge ?? pad - 8) + 8, right: width - pad };

  const taken: StripSign[] = [];
  const sign = (index: number, size: number, after: boolean): StripSign | null => {
    const event = claim.events[index];
    if (!event) return null;
    const span = after ? since : before;
    const [low, high] = [span.left - (after ? 0 : size / 2), span.right - (after ? size / 2 : size) + 2];
    const ideal = Math.min(Math.max(place(span, yearsOf(event.date)) - size / 2, low), Math.max(low, high));
    let best: StripSign | null = null;
    let cost = Infinity;
    for (let shift = 0; shift <= 60; shift++) {
      for (const dx of shift === 0 ? [0] : [-shift, shift]) {
        for (const [row, dy] of ROWS.entries()) {
          const x = ideal + dx;
          const y = LANE + dy - size / 2;
          const price = shift + row * 3;
          if (price >= cost || x < low || x > Math.max(low, high)) continue;
          const hit = taken.some(
            (other) =>
              x < other.x + other.size + 1 &&
              other.x < x + size + 1 &&
              y < other.y + other.size - 1 &&
              other.y < y + size - 1,
          );
          if (hit) continue;
          best = { kind: event.kind, x, y, size };
          cost = price;
        }
      }
      if (shift > cost) break;
    }
    return best ?? { kind: event.kind, x: ideal, y: LANE - size / 2, size };
  };
  // Nearest to the line first, so that crowding pushes others away from it, not across it.
  const order = claim.events
    .map((event, index) => ({ index, after: article ? isAfter(event, article) : true, at: yearsOf(event.date) }))
    .sort((a, b) => Math.abs(a.at - turn) - Math.abs(b.at - turn));
  for (const { index, after } of order) {
    const made = sign(index, index === echo ? LARGE : SMALL, after);
    if (made) taken.push(made);
  }
  const since_ = order.filter(({ after }) => after).length;
  const years = { first: String(first), last: String(Math.floor(end)) };
  const sorted = [...days].sort();
  const range = `from ${sorted[0]?.slice(0, 4)} to ${sorted[sorted.length - 1]?.slice(0, 4)}`;
  const parts = article ? `, ${order.length - since_} before this article and ${since_} since` : '';
  return {
    width,
    hinge,
    signs: taken,
    ticks: [...(hinge === null ? [] : ticksOf(before)), ...ticksOf(since)],
    years,
    label: `${order.length} ${order.length === 1 ? 'event' : 'events'} ${range}${parts}.`,
  };
}
