/**
 * Where a sentence's sign may stand: in the outer margin of its column at its last line; where the margin is too
 * narrow, at the end of the block's last line; else nowhere. Reads layout only, all of it before anything is drawn.
 */
import { parentAcross } from '../page/blocks';

export interface Spot {
  /** px of the sign's box. */
  width: number;
  /** Viewport px of the sign's 24 px square column and of the pencil line above it. */
  left: number;
  top: number;
  bottom: number;
  /** px from `left` that may be used by the year. */
  room: number;
  rtl: boolean;
  margin: boolean;
  /** Stacking of the sentence's own place, so that what covers the text covers its sign. */
  z: string;
  /** px from the sign's end to the column's text edge, for the thread to the card. */
  edge: number;
}

export interface Surroundings {
  left: number;
  right: number;
  clip: { top: number; bottom: number };
  z: string;
  /** It moves against the document while the page scrolls. */
  moves: boolean;
}

const SIGN = 24;
const GUTTER = 14;
const MOST_SIBLINGS = 24;

export type Line = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** The lines of a range, empty ones left out. */
export const linesOf = (range: Range): DOMRect[] =>
  [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);

/** How far the free space around a column reaches at these lines, up to the window, a clip or a neighbour. */
export function surroundingsOf(el: Element, column: Line, from: number, to: number): Surroundings {
  const doc = el.ownerDocument;
  const view = doc.defaultView;
  const around: Surroundings = {
    left: 0,
    right: doc.documentElement.clientWidth,
    clip: { top: -Infinity, bottom: Infinity },
    z: 'auto',
    moves: false,
  };
  for (let at: Element | null = el; at && view && at !== doc.documentElement; at = parentAcross(at)) {
    const style = view.getComputedStyle(at);
    if (at !== doc.body && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
      const box = at.getBoundingClientRect();
      around.left = Math.max(around.left, box.left);
      around.right = Math.min(around.right, box.right);
      around.clip.top = Math.max(around.clip.top, box.top);
      around.clip.bottom = Math.min(around.clip.bottom, box.bottom);
      if (at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth) around.moves = true;
    }
    if (style.position === 'fixed' || style.position === 'sticky') around.moves = true;
    if (style.position !== 'static' && style.zIndex !== 'auto') around.z = style.zIndex;
    if (at === doc.body) continue;
    let seen = 0;
    for (let next = at.nextElementSibling; next && seen < MOST_SIBLINGS; next = next.nextElementSibling, seen++) {
      narrow(around, next, column, from, to);
    }
    for (
      let prev = at.previousElementSibling;
      prev && seen < 2 * MOST_SIBLINGS;
      prev = prev.previousElementSibling, seen++
    ) {
      narrow(around, prev, column, from, to);
    }
  }
  return around;
}

function narrow(around: Surroundings, neighbour: Element, column: Line, from: number, to: number): void {
  const box = neighbour.getBoundingClientRect();
  if (box.width < 2 || box.bottom <= from || box.top >= to) return;
  if (box.left >= column.right - 1) around.right = Math.min(around.right, box.left);
  if (box.right <= column.left + 1) around.left = Math.max(around.left, box.right);
}

/** The box of the block's own column (a block may be split over several), without its padding. */
export function columnOf(el: Element, last: Line, style: CSSStyleDeclaration): Line {
  const middle = (last.left + last.right) / 2;
  const boxes = [...el.getClientRects()];
  const box = boxes.find(({ left, right }) => left <= middle && middle <= right) ?? el.getBoundingClientRect();
  const pad = (value: string) => Number.parseFloat(value) || 0;
  const column = {
    left: box.left + pad(style.paddingLeft),
    right: box.right - pad(style.paddingRight),
    top: box.top,
    bottom: box.bottom,
  };
  // `display: contents` and inline boxes have no column of their own.
  return column.right - column.left < last.right - last.left - 1 ? last : column;
}

/** Null: no room, no sign. `end` is the last line of the whole block. */
export function spotFor(
  lines: readonly Line[],
  column: Line,
  end: Line,
  around: Surroundings,
  rtl: boolean,
): Spot | null {
  const last = lines[lines.length - 1];
  // A sentence that runs over into another column has its sign, and its pencil line, in the last one.
  const first = lines.find(({ left, right }) => left >= column.left - 2 && right <= column.right + 2) ?? last;
  if (!first || !last || last.bottom > around.clip.bottom + 2 || last.bottom < around.clip.top + 8) return null;
  const gutter = rtl ? column.left - around.left : around.right - column.right;
  const base = { z: around.z, rtl };
  if (gutter >= GUTTER) {
    // Centred where it is tight, and no wider than the gutter; six px off the text where there is room. Nothing may
    // reach over the window's edge: the page would gain a scrollbar.
    const width = Math.min(SIGN, gutter);
    const off = gutter >= SIGN + 8 ? 6 : (gutter - width) / 2;
    const left = rtl ? column.left - off - width : column.right + off;
    const top = Math.max(first.top, around.clip.top);
    return { ...base, left, width, top, bottom: last.bottom, room: gutter - off, margin: true, edge: column.right };
  }
  const room = rtl ? end.left - column.left : column.right - end.right;
  if (room < 20) return null;
  const width = Math.min(SIGN, room);
  const left = rtl ? end.left - width : end.right;
  return { ...base, left, width, top: end.top, bottom: end.bottom, room: 0, margin: false, edge: column.right };
}

/** Moves signs apart that would stand on one another, in reading order: beside if there is room, else below. */
export function keepApart(spots: Spot[]): void {
  for (const [i, spot] of spots.entries()) {
    for (const other of spots.slice(Math.max(0, i - 6), i)) {
      if (Math.abs(other.left - spot.left) >= SIGN - 2) continue;
      if (spot.top < other.bottom && spot.bottom > other.top) spot.top = Math.min(other.bottom, spot.bottom - 20);
      if (Math.abs(other.bottom - spot.bottom) >= 18) continue;
      if (!spot.margin) spot.left += spot.rtl ? -20 : 20;
      else spot.bottom = other.bottom + 20;
      spot.top = Math.max(spot.top, spot.bottom - 20);
    }
  }
}
