/**
 * Does a line break end a sentence? An empty line does. Otherwise the line may have been cut in its middle (PDF,
 * wrapped mail): it was if the next one goes on with a small letter, or if it breaks off at a word that needs another.
 */

import { isStarter } from './abbreviations';
import { DIGIT, kindAt, LOWER, SPACE, UPPER } from './chars';
import { isLineBullet, listMarkAt } from './list-marks';
import { wordAt, wordBefore } from './stops';

/** Words that cannot be the last of a sentence. */
const NEEDS_MORE = new Set(
  'the a an of and or in on to with from that which who whose by for at as than into between its their his her our is are was were has have had will would against under including'.split(
    ' ',
  ),
);
/** What the next line may begin with only as the rest of this one. */
const REST = ',.;:)]}%!?\u2026';

/**
 * @param lineStart first unit of the line, `from` first unit of the sentence, `gap` the white space with the break in
 * it: [gap, next). All UTF-16 offsets; `next` is no white space.
 */
export function breaksLine(text: string, from: number, lineStart: number, gap: number, next: number): boolean {
  if (isEmptyLine(text, gap, next)) return true;
  const char = text.charAt(next);
  if (REST.includes(char)) return false;
  if (isLineBullet(text, next)) return true;
  const kind = kindAt(text, next);
  const mark = listMarkAt(text, next);
  // "… in the year\n2016. Then": a number is a mark only if it is short, which listMarkAt asks for.
  if (mark?.ordinal) return true;
  const end = wordEnd(text, lineStart, gap);
  const last = text.charAt(end - 1);
  if (last === '-' && kind === LOWER) return false;
  if ('.!?\u2026:;'.includes(last)) return true;
  const words = countWords(text, lineStart, end);
  const dangling = last === ',' || NEEDS_MORE.has(wordBefore(text, end).toLowerCase());
  if (kind === LOWER || (char === '(' && kindAt(text, next + 1) === LOWER)) {
    // A list of small-lettered lines has no head; a sentence has a capital.
    return kindAt(text, headOf(text, from)) === LOWER || !(words >= 3 || dangling || isStarter(wordAt(text, next)));
  }
  return !(dangling && words >= 3 && (kind === UPPER || kind === DIGIT || char === '"' || char === '('));
}

function isEmptyLine(text: string, gap: number, next: number): boolean {
  let lines = 0;
  // A run of white space is read once: the caller goes on at `next`.
  for (let i = gap; i < next && lines < 2; i++) if (text.charCodeAt(i) === 0x0a) lines++;
  return lines > 1;
}

function wordEnd(text: string, lineStart: number, gap: number): number {
  let i = gap;
  while (i > lineStart && kindAt(text, i - 1) === SPACE) i--;
  return i;
}

/** First letter or digit of the sentence, over quotes and brackets. */
function headOf(text: string, from: number): number {
  let i = from;
  while (i < from + 4 && '"\'([ '.includes(text.charAt(i))) i++;
  return i;
}

/** At most three: more words are not counted. */
function countWords(text: string, start: number, end: number): number {
  let words = 0;
  let inside = false;
  for (let i = start; i < end && i < start + 120 && words < 3; i++) {
    const space = kindAt(text, i) === SPACE;
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}
