/**
 * Words as they are written, each read once: news repeats its words. A word that was met before is found by its letters
 * in the text, without cutting it out. Whoever knows more of words keeps that by their numbers ({@link WordMemo}).
 */

export interface Word {
  /** As it is written. */
  raw: string;
  /** Folded for look-up: lower case, no accents. */
  low: string;
  /** Holds a letter or a digit, or is the end of a contraction. */
  word: boolean;
  /** Begins with a capital. */
  capital: boolean;
  /** One of 32 bits, by the look-up form: a set of words that lacks the bit lacks the word. */
  bit: number;
  /** Another, of 32 others: a set seldom has both by chance. */
  other: number;
  /** Given once and never again, in the order of meeting; −1 for words too odd to keep. */
  number: number;
  /** Of its letters as they are written. */
  hash: number;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Look-up form of a word: lower case, without accents. */
export function fold(word: string): string {
  const low = word.toLowerCase();
  return ASCII.test(low) ? low : low.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** So many words are kept; then all are forgotten. */
const MOST = 20_000;
/** In UTF-16 units. */
const LONGEST = 24;
const SLOTS = 1 << 15;
/** A word that finds none of so many places free is not kept: no text can make this slow. */
const TRIES = 12;

let slots = new Array<Word | null>(SLOTS).fill(null);
let kept = 0;
let next = 0;
/** Numbers below this belong to words that were forgotten. */
let first = 0;

/** Where hashing begins; then `step` once for each unit. */
export const SEED = 0x1505;
export const step = (hash: number, code: number): number => Math.imul(hash, 33) ^ code;

/** The word that `text` holds from `start` to `end`, whose units give `hash`. */
export function wordIn(text: string, start: number, end: number, hash: number): Word {
  const length = end - start;
  // The low bits of the hash alone are those of the last letters.
  let at = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  let free = -1;
  for (let k = 0; k < TRIES; k++) {
    const word = slots[at] as Word | null;
    if (word === null) {
      free = at;
      break;
    }
    if (word.hash === hash && word.raw.length === length && stands(word.raw, text, start)) return word;
    at = (at + 1) & (SLOTS - 1);
  }
  const raw = text.slice(start, end);
  if (free < 0 || length > LONGEST) return read(raw, -1, hash);
  if (kept >= MOST) {
    forget();
    free = at;
  }
  kept++;
  const word = read(apart(raw), next++, hash);
  slots[free] = word;
  // Equal look-up forms as one string: that is found faster.
  if (word.low !== raw && length === word.low.length) word.low = twinOf(word.low);
  return word;
}

function twinOf(low: string): string {
  const twin = wordOf(low);
  return twin.low === low ? twin.low : low;
}

/** The word `raw`, which is the whole of the string. */
export function wordOf(raw: string): Word {
  let hash = SEED;
  for (let i = 0; i < raw.length; i++) hash = step(hash, raw.charCodeAt(i));
  return wordIn(raw, 0, raw.length, hash);
}

function stands(raw: string, text: string, start: number): boolean {
  for (let i = 0; i < raw.length; i++) if (raw.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function forget(): void {
  slots = new Array<Word | null>(SLOTS).fill(null);
  kept = 0;
  first = next;
}

/** A copy of its own: engines keep the whole text alive behind a longer piece of it. */
function apart(raw: string): string {
  const codes: number[] = [];
  for (let i = 0; i < raw.length; i++) codes.push(raw.charCodeAt(i));
  return String.fromCharCode(...codes);
}

function read(raw: string, number: number, hash: number): Word {
  const code = raw.charCodeAt(0);
  const upper = code >= 0x41 && code <= 0x5a;
  const low = fold(raw);
  return {
    raw,
    low,
    word: upper || (code >= 0x61 && code <= 0x7a) || /[\p{L}\p{N}$€£]/u.test(raw) || raw === "'s" || raw === "n't",
    capital: upper || (code > 0x7f && /^\p{Lu}/u.test(raw)),
    bit: bitOf(low),
    other: otherBitOf(low),
    number,
    hash,
  };
}

/** How many first letters stand for a word where its forms are not known yet. */
export const START = 3;

/** See {@link Word}. By the first letters alone: what words begin with is known before their forms are. */
export function bitOf(low: string): number {
  const hash = hashOfStart(low);
  return 1 << ((hash ^ (hash >>> 7) ^ (hash >>> 17)) & 31);
}

/** See {@link Word}. */
export const otherBitOf = (low: string): number => 1 << (Math.imul(hashOfStart(low), 0x9e3779b1) >>> 27);

function hashOfStart(low: string): number {
  let hash = SEED;
  for (let i = 0; i < low.length && i < START; i++) hash = step(hash, low.charCodeAt(i));
  return hash;
}

/** What is known of words, by their numbers: as quick as a field of theirs, and forgotten with them. */
export class WordMemo<T> {
  private values: (T | undefined)[] = [];
  private base = first;

  get(word: Word): T | undefined {
    const at = word.number - this.base;
    return at >= 0 && at < this.values.length ? this.values[at] : undefined;
  }

  set(word: Word, value: T): void {
    if (word.number < first) return;
    if (this.base !== first) {
      this.base = first;
      this.values = [];
    }
    const { values } = this;
    const at = word.number - this.base;
    while (values.length < at) values.push(undefined);
    values[at] = value;
  }
}
