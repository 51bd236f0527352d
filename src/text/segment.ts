/**
 * Sentences of a normalised text, in one pass. Stops (stops.ts), line breaks (lines.ts), list marks (list-marks.ts)
 * and quotes (quotes.ts) each have their own rules; here they are met in order and the spans are cut.
 *
 * The spans are in order, do not overlap, and hold all that is not white space. Linear in the length of the text;
 * nothing throws.
 */

import { isWordKind, kindAt, LOWER, MARK, SPACE, skipSpace, UPPER } from './chars';
import { breaksLine } from './lines';
import { isBullet, isNextMark, listMarkAt } from './list-marks';
import { opensQuote } from './quotes';
import { endsSentence, type Stop } from './stops';

export interface Span {
  /** UTF-16 units of the normalised text, trimmed of white space: [start, end). */
  start: number;
  end: number;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const DOT = 0x2e;
const ELLIPSIS = 0x2026;
/** How far a bracket may close and still hold a sentence together. */
const LONGEST_ASIDE = 240;

/** Splits `text` into sentences. */
export function segment(text: string): Span[] {
  return new Segmenter(text).run();
}

class Segmenter {
  private readonly spans: Span[] = [];
  /** Where the sentence begins; -1 until its first unit that is no white space is known. */
  private from = 0;
  private lineStart = 0;
  private hasWord = false;
  private quoteOpen = false;
  private bracketOpen = -1;
  private bracketClose = -1;
  private bracketSought = -1;
  /** Stops before this offset are part of a list mark. */
  private markEnd = 0;
  private nextMark = '';
  /** A stop that was found to go on over the line break before this offset. */
  private heldUntil = 0;

  constructor(private readonly text: string) {}

  run(): Span[] {
    const { text } = this;
    this.begin(0);
    let i = this.from;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      // Letters, digits and most else need no look, but for the first of an expected list mark.
      if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)) {
        this.hasWord = true;
        if (this.nextMark !== '') this.meetMark(i);
        i++;
      } else i = this.meet(i, code);
    }
    this.cut(text.length);
    return this.spans;
  }

  /** Reads what stands at `i` and returns where to go on: always further. */
  private meet(i: number, code: number): number {
    const { text } = this;
    switch (code) {
      case 0x20:
        return i + 1;
      case NEWLINE:
        return this.meetLine(i);
      case QUOTE:
        this.quoteOpen = opensQuote(text, i, this.quoteOpen);
        return i + 1;
      case 0x28:
      case 0x5b:
        if (this.nextMark !== '') this.meetMark(i);
        this.bracketOpen = i;
        return i + 1;
      case 0x29:
      case 0x5d:
        this.bracketOpen = -1;
        return i + 1;
      case DOT:
      case 0x21:
      case 0x3f:
      case ELLIPSIS:
      case 0x3002:
      case 0x61f:
      case 0x6d4:
      case 0x964:
        return this.meetStop(i);
      default:
        if (isBullet(code) && i > this.from && kindAt(text, i - 1) === SPACE) {
          this.cut(i);
          return Math.max(i + 1, this.from);
        }
        if (code > 0x7f && isWordKind(kindAt(text, i))) this.hasWord = true;
        return i + 1;
    }
  }

  private meetMark(i: number): void {
    if (i > this.from && isNextMark(this.text, i, this.nextMark)) this.cut(i);
  }

  private meetLine(i: number): number {
    const { text } = this;
    const next = skipSpace(text, i);
    if (next >= text.length) return next;
    if (next > this.heldUntil && breaksLine(text, this.from, this.lineStart, i, next)) {
      this.cut(i);
      this.begin(next);
      this.quoteOpen = false;
      this.bracketOpen = -1;
    }
    this.lineStart = next;
    return next;
  }

  private meetStop(i: number): number {
    const stop = this.readStop(i);
    if (stop.closesBracket && (stop.at < this.markEnd || this.isBracketed(stop))) this.bracketOpen = -1;
    if (stop.at < this.markEnd || this.isBracketed(stop)) return Math.max(stop.end, i + 1);
    // Marks before any word ("… The West is") belong to what comes.
    if (this.hasWord && endsSentence(stop) && !this.isInAside(stop)) this.cut(this.placeOfCut(stop));
    else this.heldUntil = skipSpace(this.text, stop.end);
    if (stop.closesBracket) this.bracketOpen = -1;
    return Math.max(stop.end, i + 1);
  }

  /** The run of marks at `i`, spaced dots included, and what closes after it. */
  private readStop(i: number): Stop {
    const { text } = this;
    let end = i;
    let dots = 0;
    let loud = false;
    let foreign = false;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === DOT) dots++;
      else if (code === ELLIPSIS) dots += 3;
      else if (code === 0x21 || code === 0x3f) loud = true;
      else if (code === 0x3002 || code === 0x61f || code === 0x6d4 || code === 0x964) foreign = true;
      else if (code === 0x20) {
        // ". . ." and "? !" but not " .5" nor the ".. " of two sentences apart.
        const after = text.charCodeAt(end + 1) === 0x20 ? end + 2 : end + 1;
        const mark = text.charCodeAt(after);
        const digit = text.charCodeAt(after + 1);
        if ((mark !== DOT && mark !== 0x21 && mark !== 0x3f && mark !== ELLIPSIS) || (digit >= 0x30 && digit <= 0x39))
          break;
        end = after;
        continue;
      } else break;
      end++;
    }
    const mark = foreign ? 'foreign' : loud ? 'loud' : dots > 1 ? 'ellipsis' : 'stop';
    return this.readClosers({
      text,
      from: this.from,
      at: i,
      runEnd: end,
      end,
      mark,
      dots,
      closesQuote: false,
      closesBracket: false,
    });
  }

  private readClosers(stop: Stop): Stop {
    const { text } = this;
    for (;;) {
      const at = stop.end;
      const char = text.charAt(at);
      if (kindAt(text, at) === MARK) {
        // A mark on the stop itself.
      } else if (char === '"') {
        if (opensQuote(text, at, this.quoteOpen)) break;
        this.quoteOpen = false;
        stop.closesQuote = true;
      } else if (char === "'") {
        if (isWordKind(kindAt(text, at + 1))) break;
        stop.closesQuote = true;
      } else if (char === ')' || char === ']' || char === '}') {
        stop.closesBracket = true;
      } else if (char === '[' && this.isNote(at)) {
        stop.end = text.indexOf(']', at);
      } else if (char === ' ' && this.closesFree(at + 1)) {
        this.quoteOpen = false;
        stop.closesQuote = true;
        stop.end = at + 1;
      } else break;
      stop.end++;
    }
    return stop;
  }

  /** The number of a footnote: `[12]`, `[a]`. */
  private isNote(at: number): boolean {
    return /^\[[\da-z]{1,3}\]/.test(this.text.slice(at, at + 5));
  }

  /** A quote that stands free (` . " Then`) closes if one is open; two spaces may be before it. */
  private closesFree(at: number): boolean {
    const { text } = this;
    return text.charCodeAt(at) === QUOTE && this.quoteOpen && (at + 1 >= text.length || kindAt(text, at + 1) === SPACE);
  }

  /** `[...]`, `(?)`: a mark of its own in brackets. */
  private isBracketed(stop: Stop): boolean {
    const { text } = this;
    const before = text.charAt(kindAt(text, stop.at - 1) === SPACE ? stop.at - 2 : stop.at - 1);
    const after = text.charAt(kindAt(text, stop.runEnd) === SPACE ? stop.runEnd + 1 : stop.runEnd);
    return (before === '[' && after === ']') || (before === '(' && after === ')');
  }

  /** Inside a bracket within a sentence that goes on after it: "(He left. She stayed.) and". */
  private isInAside(stop: Stop): boolean {
    const { text, bracketOpen } = this;
    if (bracketOpen <= this.from || stop.closesBracket) return false;
    const close = this.closeAfter(stop.end);
    if (close < 0 || close - bracketOpen > LONGEST_ASIDE) return false;
    const next = skipSpace(text, close + 1);
    return next < text.length && (kindAt(text, next) === LOWER || ',;:-\u2014'.includes(text.charAt(next)));
  }

  /** The next closing bracket; found once, remembered until passed. */
  private closeAfter(at: number): number {
    if (this.bracketSought < 0 || (this.bracketClose >= 0 && this.bracketClose < at)) {
      const { text } = this;
      this.bracketSought = at;
      let i = at;
      while (i < text.length && text.charCodeAt(i) !== 0x29 && text.charCodeAt(i) !== 0x5d) i++;
      this.bracketClose = i;
    }
    return this.bracketClose < this.text.length ? this.bracketClose : -1;
  }

  /** "word. . . . Next": the first dot is the sentence's, the ellipsis belongs to what comes. */
  private placeOfCut(stop: Stop): number {
    const { text, at } = stop;
    const spaced = stop.mark === 'ellipsis' && stop.dots > 3 && text.charCodeAt(at + 1) === 0x20;
    if (!spaced || !isWordKind(kindAt(text, at - 1)) || stop.end > stop.runEnd) return stop.end;
    return kindAt(text, skipSpace(text, stop.end)) === UPPER ? at + 1 : stop.end;
  }

  /** Begins a sentence at the first unit from `at` that is no white space. */
  private begin(at: number): void {
    const { text } = this;
    this.from = skipSpace(text, at);
    this.hasWord = false;
    const mark = listMarkAt(text, this.from);
    this.markEnd = mark?.end ?? 0;
    this.nextMark = mark?.next ?? '';
  }

  private cut(end: number): void {
    const { text, spans } = this;
    let to = end;
    while (to > this.from && kindAt(text, to - 1) === SPACE) to--;
    if (to > this.from) {
      const previous = spans[spans.length - 1];
      // Lone marks on the same line belong to the sentence before.
      if (!this.hasWord && previous && this.from > this.lineStart) previous.end = to;
      else spans.push({ start: this.from, end: to });
    }
    this.begin(end);
  }
}
