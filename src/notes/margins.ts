/**
 * Where a sentence's sign may stand: in the outer margin of its column at its last line; where the margin is too
 * narrow, at the end of the block's last line; else nowhere. Reads layout only, all of it before anything is drawn.
 */
import { parentAcross } from '../page/blocks';
import { channels } from '../page/theme';

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
  /** Viewport px of the column's right edge, for the card; and of the edge on the sign's side. */
  edge: number;
  side: number;
}

export interface Surroundings {
  /** Free at the last line. */
  left: number;
  right: number;
  /** Free beside all of the sentence's lines. */
  allLeft: number;
  allRight: number;
  clip: { top: number; bottom: number };
  z: string;
  /** It moves against the document while the page scrolls. */
  moves: boolean;
  /** Turned, skewed or mirrored: what is upright would stand wrong. */
  aslant: boolean;
}

const SIGN = 24;
const GUTTER = 14;
const MOST_SIBLINGS = 24;
/** Lines between a sentence and its sign at the paragraph's end. */
const MOST_LINES = 12;

export type Line = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** The lines of a range, empty ones left out. */
export const linesOf = (range: Range): DOMRect[] =>
  [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);

function isAslant({ transform, rotate }: CSSStyleDeclaration): boolean {
  if (rotate !== 'none' && rotate !== '') return true;
  const [kind, ...m] = transform.split(/[(,)]/);
  return kind === 'matrix3d' || (kind === 'matrix' && (Number(m[1]) !== 0 || Number(m[2]) !== 0 || Number(m[0]) <= 0));
}

/** Whether the element's box can be seen against what is behind it. */
export const isPainted = ({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean =>
  backgroundImage.includes('(') || (channels(backgroundColor)?.[3] ?? 0) > 0.05;

/** How far the free space around a column reaches beside these lines, up to the window, a clip, an edge or a neighbour. */
export function surroundingsOf(el: Element, column: Line, first: Line, last: Line): Surroundings {
  const doc = el.ownerDocument;
  const view = doc.defaultView;
  const right = doc.documentElement.clientWidth;
  const around: Surroundings = {
    left: 0,
    right,
    allLeft: 0,
    allRight: right,
    clip: { top: -Infinity, bottom: Infinity },
    z: 'auto',
    moves: false,
    aslant: false,
  };
  const bound = (box: Line, all: boolean) => {
    if (box.left >= column.right - 1) {
      if (!all) around.right = Math.min(around.right, box.left);
      around.allRight = Math.min(around.allRight, box.left);
    }
    if (box.right <= column.left + 1) {
      if (!all) around.left = Math.max(around.left, box.right);
      around.allLeft = Math.max(around.allLeft, box.right);
    }
  };
  const narrow = (neighbour: Element) => {
    for (const box of neighbour.getClientRects()) {
      if (box.width < 2 || box.bottom <= first.top || box.top >= last.bottom) continue;
      bound(box, box.bottom <= last.top);
    }
  };
  for (let at: Element | null = el; at && view && at !== doc.documentElement; at = parentAcross(at)) {
    const style = view.getComputedStyle(at);
    around.aslant ||= isAslant(style);
    if (at !== doc.body && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
      const box = at.getBoundingClientRect();
      around.left = Math.max(around.left, box.left);
      around.right = Math.min(around.right, box.right);
      around.clip.top = Math.max(around.clip.top, box.top);
      around.clip.bottom = Math.min(around.clip.bottom, box.bottom);
      if (at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth) around.moves = true;
    } else if (at !== doc.body && isPainted(style)) {
      // A sign stands on a coloured box or beside it, not across its edge.
      const box = at.getBoundingClientRect();
      if (box.right - column.right >= GUTTER) around.right = Math.min(around.right, box.right);
      if (column.left - box.left >= GUTTER) around.left = Math.max(around.left, box.left);
    }
    if (style.position === 'fixed' || style.position === 'sticky') around.moves = true;
    if (style.position !== 'static' && style.zIndex !== 'auto') around.z = style.zIndex;
    if (at === doc.body) continue;
    narrow(at); // its own parts in other columns
    let seen = 0;
    for (let next = at.nextElementSibling; next && seen < MOST_SIBLINGS; next = next.nextElementSibling, seen++) {
      narrow(next);
    }
    for (
      let prev = at.previousElementSibling;
      prev && seen < 2 * MOST_SIBLINGS;
      prev = prev.previousElementSibling, seen++
    ) {
      narrow(prev);
    }
  }
  return around;
}

/** The element whose lines these are: that of an inline one stands further out. */
export function boxOf(el: Element, view: Window): Element {
  let at = el;
  while (at.parentElement && /^(inline|contents)$/.test(view.getComputedStyle(at).display)) at = at.parentElement;
  return at;
}

/** The box of the block's own column (a block may be split over several), without its padding. */
export function columnOf(el: Element, last: Line, style: CSSStyleDeclaration): Line {
  const middle = (last.left + last.right) / 2;
  const height = (last.top + last.bottom) / 2;
  const boxes = [...el.getClientRects()];
  const box =
    boxes.find(
      ({ left, right, top, bottom }) => left <= middle && middle <= right && top <= height && height <= bottom,
    ) ?? el.getBoundingClientRect();
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

/** Null: no room, no sign. `end` is the last line of the whole block. `crowded`: the margin was found to be taken. */
export function spotFor(
  lines: readonly Line[],
  column: Line,
  end: Line,
  around: Surroundings,
  rtl: boolean,
  crowded = false,
): Spot | null {
  const last = lines[lines.length - 1];
  // A sentence that runs over into another column has its sign, and its pencil line, in the last one.
  const first = lines.find(({ left, right }) => left >= column.left - 2 && right <= column.right + 2) ?? last;
  if (!first || !last || around.aslant) return null;
  if (last.bottom > around.clip.bottom + 2 || last.bottom < around.clip.top + 8) return null;
  const gutter = crowded ? 0 : rtl ? column.left - around.left : around.right - column.right;
  const base = { z: around.z, rtl, edge: column.right, side: rtl ? column.left : column.right };
  if (gutter >= GUTTER) {
    // Centred where it is tight, and no wider than the gutter; six px off the text where there is room. Nothing may
    // reach over the window's edge: the page would gain a scrollbar.
    const width = Math.min(SIGN, gutter);
    const off = gutter >= SIGN + 8 ? 6 : (gutter - width) / 2;
    const left = rtl ? column.left - off - width : column.right + off;
    const free = rtl ? around.allLeft <= left + width / 2 - 2 : around.allRight >= left + width / 2 + 2;
    const top = free ? Math.max(first.top, around.clip.top) : last.bottom - 20;
    return { ...base, left, width, top, bottom: last.bottom, room: gutter - off, margin: true };
  }
  // Far below its sentence it would be taken for another's.
  if (end.top - last.bottom > MOST_LINES * (last.bottom - last.top)) return null;
  const room = rtl ? end.left - column.left : column.right - end.right;
  if (room < 20) return null;
  const width = Math.min(SIGN, room);
  const left = rtl ? end.left - width : end.right;
  return { ...base, left, width, top: end.top, bottom: end.bottom, room: 0, margin: false };
}

/**
 * Moves signs apart that would stand on one another, in reading order: in the margin one below the other, at the end of
 * a line side by side. False where there is no more room: left out.
 */
export function keepApart(spots: Spot[]): boolean[] {
  const stand: Spot[] = [];
  return spots.map((spot) => {
    for (const other of stand) {
      if (Math.abs(other.left - spot.left) >= SIGN - 2) continue;
      if (spot.top < other.bottom && spot.bottom > other.top) spot.top = Math.min(other.bottom, spot.bottom - 20);
      if (Math.abs(other.bottom - spot.bottom) >= 18) continue;
      if (!spot.margin) spot.left += spot.rtl ? -20 : 20;
      else spot.bottom = other.bottom + 20;
      spot.top = Math.max(spot.top, spot.bottom - 20);
    }
    const over = spot.rtl ? spot.side - spot.left : spot.left + spot.width - spot.side;
    if (!spot.margin && over > 0.5) return false;
    stand.push(spot);
    return true;
  });
}
