/**
 * Does this full stop, exclamation mark, question mark or ellipsis end its sentence? Decided from the word before and
 * the word after; every look is bounded, so that a text of nothing but stops costs no more than another.
 */

import {
  isAbbreviation,
  isAcronym,
  isClock,
  isLabelled,
  isLoudName,
  isStarter,
  type Reading,
  readStop,
} from './abbreviations';
import { DIGIT, isWordKind, kindAt, LETTER, LOWER, SPACE, skipSpace, UPPER } from './chars';

/** A run of stops with the quotes and brackets that close after it. UTF-16 offsets. */
export interface Stop {
  text: string;
  /** First unit of the sentence. */
  from: number;
  /** First mark of the run. */
  at: number;
  /** After its last mark. */
  runEnd: number;
  /** After the closing quotes, brackets and note numbers. */
  end: number;
  mark: 'stop' | 'loud' | 'ellipsis' | 'foreign';
  /** Dots in the run; an ellipsis character counts three. */
  dots: number;
  closesQuote: boolean;
  closesBracket: boolean;
}

const LONGEST_WORD = 24;
const OPENERS = '"\'([{¿¡';
/** Goes on after these whatever stood before. */
const MIDDLE = ',;:)]}%&/+=>';
const SAID =
  /(?:\p{Lu}[\p{L}'-]{0,24}\.? ){1,4}(?:said|asked|asks|says|told|tells|replied|responded|wrote|added|wondered|tweeted|posted|exclaimed|shouted|cried|demanded|answered|continued|declared|retorted|quipped|joked|recalled|insisted)\b/uy;
/** Words of two letters that are no abbreviation. */
const SHORT = /^(?:it|us|me|so|go|up|do|on|he|we|to|be)$/i;
/** "Kabul time", after the hour. */
const LOCAL_TIME = /\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20})? [Tt]ime\b/uy;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]{0,40}(?:\.\p{L}(?![\p{L}\p{N}])){0,6}/uy;
const ADDRESS = /[@/_=\\]|www\.|^http/i;
/** After a glued stop these are parts of file names and addresses. */
const ENDINGS =
  /^(?:com|org|net|gov|edu|mil|int|info|biz|io|co|uk|us|eu|ru|af|pk|ir|in|de|fr|tv|me|ai|app|dev|js|ts|py|html?|php|pdf|docx?|xlsx?|txt|jpe?g|png|gif|mp[34]|zip)$/i;
const FRONTED = /^(?:at|by|on|around|about|from|before|after|until|since|in|during|near)(?: \S{1,16}){1,4}$/i;

/** The word that ends at `end`, with inner dots, hyphens and apostrophes; at most its last 24 units. */
export function wordBefore(text: string, end: number): string {
  let i = end;
  const floor = Math.max(0, end - LONGEST_WORD);
  while (i > floor) {
    const kind = kindAt(text, i - 1);
    if (!isWordKind(kind) && !".&'-°".includes(text.charAt(i - 1))) break;
    i--;
  }
  while (i < end && !isWordKind(kindAt(text, i))) i++;
  return text.slice(i, end);
}

/** The word that begins at `at`, or ''. */
export function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

/** Where the first word after a stop begins, over opening quotes and brackets (free-standing ones too). */
function overOpeners(text: string, at: number): number {
  let i = at;
  for (let k = 0; k < 4 && OPENERS.includes(text.charAt(i)) && i < text.length; k++) {
    i++;
    if (kindAt(text, i) === SPACE && kindAt(text, i + 1) !== SPACE) i++;
  }
  return i;
}

export function endsSentence(stop: Stop): boolean {
  const { text, at, end, mark } = stop;
  if (mark === 'foreign') return true;
  if (end >= text.length) return true;
  const next = skipSpace(text, end);
  if (next >= text.length) return true;
  if (next === end) return endsGlued(stop);
  const line = text.slice(end, Math.min(next, end + 60)).split('\n').length - 1;
  if (line > 1) return true;
  const char = text.charAt(next);
  if (MIDDLE.includes(char)) return false;
  const dashed = char === '-' || char === '\u2014';
  const first = overOpeners(text, dashed ? skipSpace(text, next + 1) : next);
  const opened = !dashed && first > next;
  const kind = kindAt(text, first);
  const spaced = kindAt(text, at - 1) === SPACE;
  const before = wordBefore(text, spaced ? at - 1 : at);
  const word = wordAt(text, first);
  if (kind === LOWER && !isOddCapital(word))
    return endsBeforeSmall(stop, before, word, { opened, dashed, line: line > 0 });
  if (mark === 'ellipsis') return endsEllipsis(stop, word, kind);
  // "It is, right? — and": a dash after a question breaks into it.
  if (mark === 'loud' && char === '\u2014') return false;
  if (mark === 'loud') return !(isLoudName(before) && !isStarter(word)) && !isAttributed(stop, next);
  if (stop.closesBracket && !stop.closesQuote && isAside(stop, before)) return false;
  if (line > 0) return readWord(stop, before, word, spaced) !== 'goes-on';
  const reading = readWord(stop, before, word, spaced);
  if (dashed) return reading === 'ends' && kind === UPPER;
  if (isClock(before) && (isFronted(stop) || matchesAt(LOCAL_TIME, text, first))) return false;
  if (reading !== 'next-decides') return reading === 'ends' && !isItem(stop, before);
  return startsHere(text, first, word) && !isFronted(stop);
}

/** `al-Qaeda`, `iPhone`, an address: a small first letter that can begin a sentence. */
function isOddCapital(word: string): boolean {
  return /^(?:\p{Ll}{1,3}-|\p{Ll})\p{Lu}|^(?:https?|www)$/u.test(word);
}

interface Around {
  opened: boolean;
  dashed: boolean;
  line: boolean;
}

/** A small letter goes on, but for a careless writer's "denied it. they lied", a new line, or a quotation begun. */
function endsBeforeSmall(stop: Stop, before: string, word: string, around: Around): boolean {
  if (stop.mark !== 'stop' || around.dashed || stop.closesBracket || /^\p{N}/u.test(before)) {
    return around.line && stop.mark !== 'ellipsis' && !stop.closesBracket;
  }
  if ((before.length < 3 && !SHORT.test(before)) || isAbbreviation(before) || before.includes('.')) return false;
  if (stop.closesQuote) return false;
  return around.line || around.opened || (isStarter(word) && !/^(?:and|or|but|for|to|in|of|with|by|asked)$/.test(word));
}

/**
 * Three dots before a capital: the end of a sentence or words left out before a name. A name proves nothing where the
 * dots stand free; "I" never does. Four dots are an end.
 */
function endsEllipsis(stop: Stop, word: string, kind: number): boolean {
  if (stop.dots > 3) return true;
  if (word === 'I' || word.startsWith("I'")) return false;
  if (isStarter(word)) return true;
  const free = kindAt(stop.text, stop.at - 1) === SPACE;
  return stop.closesQuote || (!free && (kind === UPPER || kind === LETTER));
}

/**
 * `"Why?" Putin asked`: the question belongs to the sentence that says who asked it, if the sentence is quotation from
 * its beginning. In `He asked, "Why?" Putin said no` it is not.
 */
function isAttributed(stop: Stop, next: number): boolean {
  if (!stop.closesQuote) return false;
  SAID.lastIndex = next;
  const name = SAID.exec(stop.text)?.[0];
  if (name === undefined || /^(?:The|He|She|They|It|We|I|You) /.test(name)) return false;
  return !/[ ([]["']/.test(stop.text.slice(stop.from + 1, Math.min(stop.at, stop.from + 400)));
}

/** An abbreviation in brackets, `(Ret.)` or `(D-Calif.)`, not a sentence in brackets. */
function isAside(stop: Stop, before: string): boolean {
  const near = stop.text.slice(Math.max(stop.from + 1, stop.at - LONGEST_WORD), stop.at);
  return near.includes('(') && isAbbreviation(before.slice(before.lastIndexOf('-') + 1));
}

function readWord(stop: Stop, before: string, word: string, spaced: boolean): Reading {
  if (before.length === 1 && kindAt(before, 0) === UPPER) return readLetter(stop, before, spaced);
  // The end of an address is no abbreviation, whatever it looks like.
  if (!spaced && /[/@#=_]/.test(stop.text.charAt(stop.at - before.length - 1))) return 'ends';
  // A stop that stands free is one of a tokenised text, which keeps the stops of abbreviations joined to them.
  return spaced ? 'ends' : readStop(before, word);
}

/** One capital: an initial ("Albert I. Jones", "U. S."), a label ("Plan B."), or the pronoun ("you and I."). */
function readLetter(stop: Stop, letter: string, spaced: boolean): Reading {
  const { text, at } = stop;
  let i = spaced ? at - 2 : at - 1;
  if (kindAt(text, i - 1) !== SPACE) return 'next-decides';
  while (i > stop.from && kindAt(text, i - 1) === SPACE && at - i < 6) i--;
  const previous = wordBefore(text, i);
  if (previous === '') return 'goes-on';
  if (isLabelled(previous)) return 'ends';
  if (letter === 'I' && kindAt(previous, 0) === LOWER && text.charAt(i - 1) !== '.') return 'ends';
  return 'next-decides';
}

/** The number of an item begun within a sentence: "three points: 1. Russia". */
function isItem(stop: Stop, before: string): boolean {
  if (!/^\d{1,2}$/.test(before)) return false;
  const lead = stop.text.slice(Math.max(stop.from, stop.at - before.length - 3), stop.at - before.length);
  return /[:;] {1,2}$/.test(lead);
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** A word that is capital only at the head of a sentence; not "A." of "J. A. Smith". */
function startsHere(text: string, at: number, word: string): boolean {
  if (!isStarter(word) && !/^M(?:r|rs|s)$/.test(word)) return false;
  return !(word.length === 1 && text.charAt(at + 1) === '.');
}

/** "At 5 a.m." is no sentence: a time or place set before one. */
function isFronted(stop: Stop): boolean {
  return stop.at - stop.from < 40 && FRONTED.test(stop.text.slice(stop.from, stop.at));
}

/** No space after the stop: "world.Today is", "Really?Yes". Never within addresses, versions, abbreviations. */
function endsGlued(stop: Stop): boolean {
  const { text, at, end, mark } = stop;
  const closed = stop.closesQuote || stop.closesBracket;
  let first = end;
  if ('"(['.includes(text.charAt(end))) first = overOpeners(text, end);
  const kind = kindAt(text, first);
  if (kind === LETTER && mark === 'loud') return text.charCodeAt(first) >= 0x3040;
  if (kind !== UPPER) return false;
  const word = wordAt(text, first);
  const after = kindAt(text, first + 1);
  if (after !== LOWER && !(isStarter(word) && (after === SPACE || text.charAt(first + 1) === "'"))) return false;
  if (ENDINGS.test(word) && !isStarter(word)) return false;
  if (mark === 'ellipsis') return isStarter(word) && !/^I\b/.test(word);
  const around = text.slice(Math.max(stop.from, at - 40), Math.min(text.length, first + 30));
  const token = around.slice(around.lastIndexOf(' ', at - Math.max(stop.from, at - 40)) + 1).split(/\s/, 1)[0] ?? '';
  if (ADDRESS.test(token)) return false;
  if (closed) return true;
  const before = wordBefore(text, at);
  if (kindAt(text, at - 1) === DIGIT) return /^[\d,]{2,}$/.test(before);
  if (mark === 'loud') return isWordKind(kindAt(text, at - 1));
  if (isAbbreviation(before) && !(isStarter(word) && !isAcronym(before))) return false;
  if (first > end && before.length > 1) return true;
  return /\p{Ll}{2}$/u.test(before) && !/^(?!Ma?c)\p{Lu}\p{Ll}*\p{Lu}/u.test(word);
}
