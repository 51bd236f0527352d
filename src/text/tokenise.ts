/**
 * Words and punctuation of a normalised sentence. Possessives and contractions come apart ("Moscow" "'s", "did"
 * "n't"), hyphenated words too ("Taliban" "linked"), so that a name inside a compound is still found.
 */

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
}

// Abbreviations with inner dots · numbers with separators · words (inner apostrophes stay) · possessive · the rest.
const TOKEN =
  /(?:\p{Lu}\. ?)+\p{Lu}\.|(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|[$€£]?\p{N}+(?:[.,:]\p{N}+)*(?:%|\p{L}+)?|\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}[\p{L}\p{M}]*)*|'|\.{2,}|[^\s\p{L}\p{N}]/gu;

const ASCII = /^[\x20-\x7e]*$/;

/** Look-up form of a word: lower case, without accents. */
export function fold(word: string): string {
  const low = word.toLowerCase();
  return ASCII.test(low) ? low : low.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** What a token is by itself, wherever it stands. */
interface Word {
  low: string;
  word: boolean;
  capital: boolean;
}

/** News repeats its words: each is read once. */
const known = new Map<string, Word>();
const MOST_KNOWN = 20_000;
/** In UTF-16 units. Longer words are not to be kept: engines keep the whole text alive behind a longer piece of it. */
export const LONGEST_KEPT = 12;

function wordOf(raw: string): Word {
  let found = known.get(raw);
  if (found) return found;
  const first = raw.charCodeAt(0);
  const upper = first >= 0x41 && first <= 0x5a;
  found = {
    low: fold(raw),
    word: upper || (first >= 0x61 && first <= 0x7a) || /[\p{L}\p{N}$€£]/u.test(raw) || raw === "'s" || raw === "n't",
    capital: upper || (first > 0x7f && /^\p{Lu}/u.test(raw)),
  };
  if (raw.length <= LONGEST_KEPT) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(raw, found);
  }
  return found;
}

function token(start: number, raw: string, end: number, glued: boolean): Token {
  const { low, word, capital } = wordOf(raw);
  return { start, end, raw, low, word, glued, capital };
}

/** Tokens of `text` from `from` to `to` (UTF-16 units). Linear. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = from;
  let glued = false;
  for (let m = TOKEN.exec(text); m !== null && m.index < to; m = TOKEN.exec(text)) {
    const start = m.index;
    const end = Math.min(start + m[0].length, to);
    const piece = text.slice(start, end);
    const previous = tokens[tokens.length - 1];
    if (piece === '-' && previous?.word && previous.end === start && /[\p{L}\p{N}]/u.test(text[end] ?? '')) {
      glued = true;
      continue;
    }
    if (piece.length > 2 && piece.includes('.') && /^\p{L}/u.test(piece)) {
      tokens.push(token(start, piece.replace(/[. ]/g, ''), end, glued));
    } else if (piece.length > 1 && piece.includes("'")) {
      const low = piece.toLowerCase();
      const cut = low.endsWith("n't") && low.length > 3 ? piece.length - 3 : low.endsWith("'s") ? piece.length - 2 : -1;
      if (cut > 0) {
        tokens.push(token(start, piece.slice(0, cut), start + cut, glued));
        tokens.push(token(start + cut, piece.slice(cut).toLowerCase(), end, false));
      } else {
        const at = piece.indexOf("'");
        // "they're", "we've", "I'd" come apart; "O'Neill", "Qur'an" stay.
        if (/^'(?:re|ve|ll|d|m)$/i.test(piece.slice(at))) {
          tokens.push(token(start, piece.slice(0, at), start + at, glued));
          tokens.push(token(start + at, piece.slice(at).toLowerCase(), end, false));
        } else tokens.push(token(start, piece, end, glued));
      }
    } else tokens.push(token(start, piece, end, glued));
    glued = false;
  }
  return tokens;
}
