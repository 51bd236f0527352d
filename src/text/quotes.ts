/**
 * Straight quotes have no sides; this finds them again. A quote that leans on a word shows its side; one that stands
 * free (scraped text: `had " contacts " with`) or between two words is read by whether a quotation is open.
 */

import { isWordKind, kindAt, SPACE } from './chars';

const OPENERS = '([{"\u2014-/';
const CLOSERS = '.,;:!?)]}"\u2026\u2014-';

/** Does the double quote at `at` open a quotation? `open`: one is open already. */
export function opensQuote(text: string, at: number, open: boolean): boolean {
  const before =
    at === 0 || kindAt(text, at - 1) === SPACE || (OPENERS.includes(text.charAt(at - 1)) && !isMark(text, at - 1));
  const after = at + 1 >= text.length || kindAt(text, at + 1) === SPACE || CLOSERS.includes(text.charAt(at + 1));
  if (before !== after) return before;
  return !open;
}

// A dash or quote before this one says nothing of its side unless a word or space is near.
function isMark(text: string, at: number): boolean {
  const char = text.charAt(at);
  return (char === '"' || char === '-' || char === '\u2014') && at > 0 && isWordKind(kindAt(text, at - 1));
}
