/**
 * Text as the matcher reads it, together with the way back to the text as it stands on the page.
 * Quotes, dashes and spaces become plain ones, compatibility forms are unfolded (NFKC), invisible characters go.
 */

export interface Normalised {
  text: string;
  /** For each UTF-16 unit of `text`: where it starts in the source, in UTF-16 units. */
  starts: Uint32Array;
  /** For each UTF-16 unit of `text`: where it ends in the source, in UTF-16 units. */
  ends: Uint32Array;
}

const QUOTES: Record<string, string> = {
  '\u2018': "'", '\u2019': "'", '\u201a': "'", '\u201b': "'", '\u2032': "'", '\u02bc': "'", '\u0060': "'", '\u00b4': "'", '\u2039': "'", '\u203a': "'",
  '\u201c': '"', '\u201d': '"', '\u201e': '"', '\u201f': '"', '\u2033': '"', '\u00ab': '"', '\u00bb': '"',
  '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2212': '-', '\u2014': '\u2014', '\u2015': '\u2014',
  '\u2026': '\u2026',
};
// Soft hyphen, zero-width, joiners, direction marks, variation selectors, byte order mark.
const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/;
const MARK = /\p{M}/u;
const SPACE = /\s/;
/** A longer run of combining marks on one letter is no word; it is cut so that no text can make this slow. */
const MAX_MARKS = 4;

/** Normalises `source`. Linear in its length; lone surrogates become U+FFFD. */
export function normalise(source: string): Normalised {
  let out = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (piece: string, from: number, to: number) => {
    out += piece;
    for (let k = 0; k < piece.length; k++) {
      starts.push(from);
      ends.push(to);
    }
  };
  let i = 0;
  while (i < source.length) {
    const unit = source.charCodeAt(i);
    if (unit < 0x80) {
      // The next unit may be a combining mark of this letter; only then leave the fast way.
      const next = source.charCodeAt(i + 1);
      if (!(next >= 0x300 && next <= 0x36f)) {
        push(unit < 0x20 && unit !== 0x0a ? ' ' : unit === 0x60 ? "'" : (source[i] as string), i, i + 1);
        i++;
        continue;
      }
    }
    const point = source.codePointAt(i) ?? 0xfffd;
    const width = point > 0xffff ? 2 : 1;
    let end = i + width;
    const char = point >= 0xd800 && point <= 0xdfff ? '\ufffd' : source.slice(i, end);
    if (INVISIBLE.test(char)) {
      i = end;
      continue;
    }
    const known = QUOTES[char];
    if (known !== undefined) {
      push(known, i, end);
    } else if (point !== 0x0a && SPACE.test(char)) {
      push(point === 0x2028 || point === 0x2029 ? '\n' : ' ', i, end);
    } else {
      let marks = 0;
      while (end < source.length && MARK.test(String.fromCodePoint(source.codePointAt(end) ?? 0)) && marks < MAX_MARKS) {
        end += (source.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
        marks++;
      }
      push(marks > 0 ? source.slice(i, end).normalize('NFKC') : char.normalize('NFKC'), i, end);
    }
    i = end;
  }
  return { text: out, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The source span of the normalised span [start, end); both in UTF-16 units. An empty span maps to an empty one. */
export function toSource(n: Normalised, start: number, end: number): { start: number; end: number } {
  const from = n.starts[start] ?? n.ends[n.ends.length - 1] ?? 0;
  return end <= start ? { start: from, end: from } : { start: from, end: n.ends[end - 1] ?? from };
}
