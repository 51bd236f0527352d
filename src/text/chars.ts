/**
 * What kind of character a UTF-16 unit is, by one table look-up. The table fills itself as characters are met, so that
 * a regular expression runs once per character ever seen, not once per character read.
 */

export const OTHER = 1;
export const UPPER = 2;
export const LOWER = 3;
/** Letters of scripts without case. */
export const LETTER = 4;
export const DIGIT = 5;
export const SPACE = 6;
/** Combining marks: part of the character before. */
export const MARK = 7;

const KINDS = new Uint8Array(0x10000);

function find(char: string): number {
  if (/\s/.test(char)) return SPACE;
  if (/\p{Lu}|\p{Lt}/u.test(char)) return UPPER;
  if (/\p{Ll}/u.test(char)) return LOWER;
  if (/\p{L}/u.test(char)) return LETTER;
  if (/\p{M}/u.test(char)) return MARK;
  return /\p{N}/u.test(char) ? DIGIT : OTHER;
}

/** The kind of the unit `code`; halves of surrogate pairs, and NaN (beyond the text), are OTHER. */
export function kindOf(code: number): number {
  const known = KINDS[code];
  if (known === undefined) return OTHER;
  if (known !== 0) return known;
  const kind = find(String.fromCharCode(code));
  KINDS[code] = kind;
  return kind;
}

/** The kind of the unit of `text` at `at`. */
export function kindAt(text: string, at: number): number {
  return kindOf(text.charCodeAt(at));
}

/** Letter, digit or combining mark. */
export function isWordKind(kind: number): boolean {
  return (kind >= UPPER && kind <= DIGIT) || kind === MARK;
}

/** First unit at or after `from` that is no white space; `text.length` if none. Linear in the gap. */
export function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && kindAt(text, i) === SPACE) i++;
  return i;
}
