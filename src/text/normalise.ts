/**
 * Text as the matcher reads it, together with the way back to the text as it stands on the page.
 * Quotes, dashes and spaces become plain ones, compatibility forms are unfolded (NFKC), invisible characters go.
 * Idempotent: a normalised text stays as it is.
 */

export interface Normalised {
  text: string;
  /** For each UTF-16 unit of `text`: where it starts in the source, in UTF-16 units. */
  starts: Uint32Array;
  /** For each UTF-16 unit of `text`: where it ends in the source, in UTF-16 units. */
  ends: Uint32Array;
}

/** Each row: the plain character, then what stands for it. */
const PLAIN: Record<string, string> = Object.fromEntries(
  [
    "'\u0060\u00b4\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a",
    '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb',
    '-\u2010\u2011\u2012\u2013\u2212',
    '\u2014\u2015',
    '\u2026\u2026',
    '\n\u2028\u2029',
  ].flatMap((row) => [...row.slice(1)].map((from) => [from, row[0] ?? ''] as const)),
);
// Soft hyphen, zero-width, joiners, direction marks, variation selectors, tags, byte order mark.
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/u;
// The half-width voicing marks are letters by category, but NFKC makes marks of them.
const MARK = /\p{M}|[\uff9e\uff9f]/u;
/** More combining marks on one letter are no word; they are dropped, so that no text can make this slow. */
const MAX_MARKS = 4;

const KEPT = 1;
const MARKING = 2;
const HIDDEN = 3;
const CHANGED = 4;
const PAIRED = 5;
const KINDS = new Uint8Array(0x10000);

function findKind(char: string): number {
  if (INVISIBLE.test(char)) return HIDDEN;
  if (MARK.test(char)) return MARKING;
  return plain(char) === char ? KEPT : CHANGED;
}

function kindOf(code: number): number {
  const known = KINDS[code] ?? KEPT;
  if (known !== 0) return known;
  const kind = code >= 0xd800 && code <= 0xdfff ? PAIRED : findKind(String.fromCharCode(code));
  KINDS[code] = kind;
  return kind;
}

/** One character, with its marks, as it will stand. */
function plain(cluster: string): string {
  const known = PLAIN[cluster];
  if (known !== undefined) return known;
  if (cluster !== '\n' && (/^\s$/.test(cluster) || (cluster.length === 1 && cluster < ' '))) return ' ';
  let out = '';
  let marks = 0;
  const first = String.fromCodePoint(cluster.codePointAt(0) ?? 0xfffd);
  // A quote or a space that carries marks is still one.
  const base = cluster.length > first.length && !MARK.test(first) ? plain(first) : first;
  for (const char of (base + cluster.slice(first.length)).normalize('NFKC')) {
    marks = MARK.test(char) ? marks + 1 : 0;
    if (marks <= MAX_MARKS) out += PLAIN[char] ?? char;
  }
  return out;
}

/** Normalises `source`. Linear in its length; lone surrogates become U+FFFD. */
export function normalise(source: string): Normalised {
  return isPlain(source) ? asItStands(source) : rewritten(source);
}

function isPlain(source: string): boolean {
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    // Printable ASCII but for the grave accent, which is a quote.
    if ((code < 0x20 && code !== 0x0a) || code > 0x7e || code === 0x60) return false;
  }
  return true;
}

/** Offsets of texts that stay as they are, and of their ends: one list for all, as long as the longest. */
let counted = new Uint32Array(0);

function asItStands(text: string): Normalised {
  const { length } = text;
  if (counted.length <= length) counted = Uint32Array.from({ length: (length + 1) * 2 }, (_, i) => i);
  return { text, starts: counted.subarray(0, length), ends: counted.subarray(1, length + 1) };
}

function rewritten(source: string): Normalised {
  let out = '';
  let size = source.length + 16;
  let starts = new Uint32Array(size);
  let ends = new Uint32Array(size);
  let length = 0;
  const push = (piece: string, from: number, to: number) => {
    out += piece;
    if (length + piece.length + source.length - from > size) {
      // A few characters unfold into many (ligatures, fractions); then the maps grow.
      size = (length + piece.length + source.length - from) * 2;
      const grown = [new Uint32Array(size), new Uint32Array(size)] as const;
      grown[0].set(starts);
      grown[1].set(ends);
      [starts, ends] = grown;
    }
    for (let k = 0; k < piece.length; k++) {
      starts[length] = from;
      ends[length++] = to;
    }
  };
  let i = 0;
  while (i < source.length) {
    let j = i;
    while (j < source.length && kindOf(source.charCodeAt(j)) === KEPT) j++;
    // The last one may carry marks (an invisible character may stand between).
    if (j > i && j < source.length && kindOf(source.charCodeAt(j)) !== CHANGED) j--;
    if (j > i) {
      out += source.slice(i, j);
      for (; i < j; i++) {
        starts[length] = i;
        ends[length++] = i + 1;
      }
      if (i >= source.length) break;
    }
    const base = pointAt(source, i);
    let end = i + base.length;
    let next = end;
    if (HIDDEN === (base.length > 1 ? findKind(base) : kindOf(base.charCodeAt(0)))) {
      i = end;
      continue;
    }
    let cluster = base === source.slice(i, end) ? base : '\ufffd';
    let marks = 0;
    while (next < source.length) {
      const char = pointAt(source, next);
      const kind = char.length > 1 ? findKind(char) : kindOf(char.charCodeAt(0));
      if (kind !== MARKING && kind !== HIDDEN) break;
      next += char.length;
      if (kind === MARKING) {
        end = next;
        if (marks++ <= MAX_MARKS * 2) cluster += char;
      }
    }
    push(plain(cluster), i, end);
    i = next;
  }
  return { text: out, starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** The character at `i`; U+FFFD for half a pair. */
function pointAt(source: string, i: number): string {
  const point = source.codePointAt(i) ?? 0xfffd;
  return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
}

/** The source span of the normalised span [start, end); both in UTF-16 units. An empty span maps to an empty one. */
export function toSource(n: Normalised, start: number, end: number): { start: number; end: number } {
  const from = n.starts[start] ?? n.ends[n.ends.length - 1] ?? 0;
  return end <= start ? { start: from, end: from } : { start: from, end: n.ends[end - 1] ?? from };
}
