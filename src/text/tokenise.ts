/**
 * Words and punctuation of a normalised sentence. Possessives and contractions come apart ("Moscow" "'s", "did"
 * "n't"), hyphenated words too ("Taliban" "linked"), so that a name inside a compound is still found.
 */

import { SEED, step, type Word, wordIn, wordOf } from './words';

export { fold } from './words';

export interface Token {
  /** UTF-16 units in the normalised text. */
  start: number;
  end: number;
  /** As it stands, without the dots of an abbreviation: "US" for "U.S.". */
  raw: string;
  /** Folded for look-up: lower case, no accents. */
  low: string;
  word: boolean;
  /** Joined to the token before by a hyphen. */
  glued: boolean;
  /** Begins with a capital. */
  capital: boolean;
  /** What it is wherever it stands. */
  form: Word;
}

// Abbreviations with inner dots · numbers with separators · words (inner apostrophes stay) · possessive · the rest.
const TOKEN =
  /(?:\p{Lu}\. ?)+\p{Lu}\.|(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|[$€£]?\p{N}+(?:[.,:]\p{N}+)*(?:%|\p{L}+)?|\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}[\p{L}\p{M}]*)*|'|\.{2,}|[^\s\p{L}\p{N}]/gu;

/** Tokens of `text` from `from` to `to` (UTF-16 units). Linear. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  return new Tokeniser(text, to).run(from);
}

/** Kinds of ASCII units: most of a text is read by these, and only the rest by the pattern. */
const BLANK = 1;
/** A token by itself, whatever stands beside it. */
const ALONE = 2;
const LETTER = 3;
const DIGIT = 4;
const ODD = 5;
const KINDS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/\s/.test(char)) return BLANK;
  if (/[A-Za-z]/.test(char)) return LETTER;
  if (/[0-9]/.test(char)) return DIGIT;
  return char === '.' || char === '$' ? ODD : ALONE;
});
const kindOf = (code: number): number => (code < 0x80 ? (KINDS[code] as number) : ODD);
const PERCENT = 0x25;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

class Tokeniser {
  private readonly tokens: Token[] = [];
  /** A hyphen joins what comes to the word before. */
  private glued = false;

  constructor(
    private readonly text: string,
    private readonly to: number,
  ) {}

  run(from: number): Token[] {
    const { text, to } = this;
    let i = from;
    while (i < to) {
      const code = text.charCodeAt(i);
      const kind = kindOf(code);
      if (kind === BLANK) i++;
      else if (kind === LETTER) i = this.readWord(i);
      else if (kind === DIGIT) i = this.readNumber(i);
      else if (kind === ALONE || (code === DOT && i + 1 < text.length && kindOf(text.charCodeAt(i + 1)) === BLANK)) {
        if (code !== HYPHEN || !this.joins(i, i + 1)) this.add(i, wordIn(text, i, i + 1, step(SEED, code)), i + 1);
        i++;
      } else i = this.readPattern(i);
    }
    return this.tokens;
  }

  /** Reads the word at `start` and returns where to go on. */
  private readWord(start: number): number {
    const { text } = this;
    let i = start;
    let hash = SEED;
    let code = text.charCodeAt(i);
    let kind = LETTER;
    while (kind === LETTER || kind === DIGIT) {
      hash = step(hash, code);
      code = text.charCodeAt(++i);
      kind = kindOf(code);
    }
    if (code === APOSTROPHE) return this.readApostrophe(start, i);
    // One letter with a dot is an abbreviation; what is not ASCII may be a part of the word.
    const ends = kind === BLANK || kind === ALONE || (code === DOT && i > start + 1) || i >= text.length;
    if (!ends || i > this.to) return this.readPattern(start);
    this.add(start, wordIn(text, start, i, hash), i);
    return i;
  }

  /** Reads the word at `start` that has an apostrophe at `at`. */
  private readApostrophe(start: number, at: number): number {
    const { text } = this;
    let i = at + 1;
    while (kindOf(text.charCodeAt(i)) === LETTER) i++;
    const kind = kindOf(text.charCodeAt(i));
    const ends = kind === BLANK || (kind === ALONE && text.charCodeAt(i) !== APOSTROPHE) || i >= text.length;
    if (i === at + 1 || !ends || i > this.to) return this.readPattern(start);
    this.addApart(start, text.slice(start, i), i);
    return i;
  }

  private readNumber(start: number): number {
    const { text } = this;
    let i = start;
    let hash = SEED;
    let code = text.charCodeAt(i);
    let kind = DIGIT;
    while (kind === DIGIT) {
      hash = step(hash, code);
      code = text.charCodeAt(++i);
      kind = kindOf(code);
    }
    const separates = code === COMMA || code === COLON || code === DOT;
    const ends =
      kind === BLANK ||
      (kind === ALONE && code !== PERCENT && !separates) ||
      (separates && kindOf(text.charCodeAt(i + 1)) === BLANK) ||
      i >= text.length;
    if (!ends || i > this.to) return this.readPattern(start);
    this.add(start, wordIn(text, start, i, hash), i);
    return i;
  }

  /** Reads what the pattern finds from `from` on. */
  private readPattern(from: number): number {
    const { text, to } = this;
    TOKEN.lastIndex = from;
    const m = TOKEN.exec(text);
    if (m === null || m.index >= to) return to;
    const start = m.index;
    const end = Math.min(start + m[0].length, to);
    const piece = text.slice(start, end);
    if (piece.length > 2 && piece.includes('.') && /^\p{L}/u.test(piece))
      this.add(start, wordOf(piece.replace(/[. ]/g, '')), end);
    else if (piece.length > 1 && piece.includes("'")) this.addApart(start, piece, end);
    else this.add(start, wordOf(piece), end);
    return end;
  }

  /** Whether the hyphen at `at` ties a word before it to one behind it; then it is no token. */
  private joins(at: number, end: number): boolean {
    const previous = this.tokens[this.tokens.length - 1];
    if (!previous?.word || previous.end !== at || !/[\p{L}\p{N}]/u.test(this.text[end] ?? '')) return false;
    this.glued = true;
    return true;
  }

  private add(start: number, form: Word, end: number): void {
    const { raw, low, word, capital } = form;
    this.tokens.push({ start, end, raw, low, word, glued: this.glued, capital, form });
    this.glued = false;
  }

  /** Adds a word with an apostrophe: its end is often a word of its own. */
  private addApart(start: number, piece: string, end: number): void {
    const low = piece.toLowerCase();
    let cut = low.endsWith("n't") && low.length > 3 ? piece.length - 3 : low.endsWith("'s") ? piece.length - 2 : -1;
    if (cut <= 0) {
      const at = piece.indexOf("'");
      // "they're", "we've", "I'd" come apart; "O'Neill", "Qur'an" stay.
      cut = /^'(?:re|ve|ll|d|m)$/i.test(piece.slice(at)) ? at : -1;
    }
    if (cut < 0) {
      this.add(start, wordOf(piece), end);
      return;
    }
    this.add(start, wordOf(piece.slice(0, cut)), start + cut);
    this.add(start + cut, wordOf(piece.slice(cut).toLowerCase()), end);
  }
}
