/**
 * The marks of list items: `1.` (`1\.` in Markdown) `2)` `3.)` `(a)` `b.` and bullets. A number is a mark at the head of a line or a
 * sentence; in running text only the mark that comes next in a list already begun is one ("1) The first 2) The …").
 */

import { DIGIT, kindAt, SPACE, skipSpace, UPPER } from './chars';

export interface ListMark {
  /** UTF-16 offset after the mark; stops before it end nothing. */
  end: number;
  /** The mark of the next item, or '' if it cannot be foretold (a lone bullet, an upper-case letter). */
  next: string;
  /** Numbered or lettered: a list. A bare bullet is not enough to read what follows as numbered. */
  ordinal: boolean;
}

const BULLETS = new Set('•⁃‣◦▪▫●○■□►▶➤✓✔'.split('').map((c) => c.charCodeAt(0)));
const MARK = /(\(?)(\d{1,3}|[a-zA-Z]|[ivx]{2,4})(\.\)|\)|\\?\.)(?=\s)/y;
/** `1.2.` and deeper: a mark whose successor is not followed. */
const DEEP = /\d{1,2}(?:\.\d{1,2}){1,4}\.(?=\s)/y;

/** Is the unit a bullet? Asterisks and dashes are bullets only at the head of a line: see `isLineBullet`. */
export function isBullet(code: number): boolean {
  return code > 0x2000 && BULLETS.has(code);
}

/** A bullet, dash or asterisk followed by a space. */
export function isLineBullet(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isBullet(code)) return true;
  return (code === 0x2a || code === 0x2d || code === 0xb7) && kindAt(text, at + 1) === SPACE;
}

/** The list mark at `at` (no white space), the head of a sentence. */
export function listMarkAt(text: string, at: number): ListMark | undefined {
  let from = at;
  if (isLineBullet(text, at)) {
    from = at + 1;
    if (kindAt(text, from) === SPACE) from++;
  }
  DEEP.lastIndex = from;
  if (DEEP.test(text)) return { end: DEEP.lastIndex, next: '', ordinal: true };
  MARK.lastIndex = from;
  const found = MARK.exec(text);
  if (!found) return from > at ? { end: from, next: '', ordinal: false } : undefined;
  const [, open = '', label = '', close = ''] = found;
  // "(a." is no mark, nor is "(AP)"; and "A. Smith" is an initial as much as a mark: kept whole, not followed.
  if (open !== '' && close !== ')') return undefined;
  const next = from > at ? '' : successor(label);
  return { end: MARK.lastIndex, next: next === '' ? '' : open + next + close, ordinal: true };
}

function successor(label: string): string {
  if (/^\d/.test(label)) return String(Number(label) + 1);
  if (/^[a-y]$/.test(label)) return String.fromCharCode(label.charCodeAt(0) + 1);
  return '';
}

/** Does the foretold mark `next` stand at `at`, and does an item begin after it? */
export function isNextMark(text: string, at: number, next: string): boolean {
  if (kindAt(text, at - 1) !== SPACE || !text.startsWith(next, at)) return false;
  const after = at + next.length;
  if (kindAt(text, after) !== SPACE) return false;
  const kind = kindAt(text, Math.min(skipSpace(text, after), after + 8));
  return kind === UPPER || (kind === DIGIT && next.endsWith(')'));
}
