/**
 * Sentences of a normalised text. A full stop ends a sentence unless what stands before it is an abbreviation, an
 * initial or part of a number, or what follows goes on in lower case; a line break ends one where the line is whole.
 */

export interface Span {
  /** UTF-16 units of the normalised text, trimmed of white space: [start, end). */
  start: number;
  end: number;
}

/** Before a name or a number; never the end of a sentence. */
const TITLES = new Set(
  'mr mrs ms dr prof gen lt col maj capt sgt cpl cmdr adm brig rep reps sen sens gov pres hon rev fr st mt ft messrs supt insp amb min sec no nos vs v p pp vol fig art ed eds cf approx e.g i.e viz al ret'.split(' '),
);
/** End a sentence only where the next word begins one. */
const SOFT = new Set(
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd corp co bros jr sr etc a.m p.m am pm est ave blvd rd bldg dept univ assn cent ca kg km cm mph sq'.split(' '),
);
const MONTHS = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
const STARTERS = /^(?:the|a|an|he|she|it|they|we|i|you|his|her|its|their|our|this|that|these|those|there|but|and|in|on|at|as|after|before|when|while|if|for|from|with|what|who|how|why|where|did|does|is|are|was|were|meanwhile|however|according|since|by|last|no|not|some|many|most|one|two|both|another|such|then|now|mr|mrs|ms)$/i;

/** Splits `text` into sentences. Linear; never throws; the spans are in order and do not overlap. */
export function segment(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const cut = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from] ?? '')) from++;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    if (to > from) spans.push({ start: from, end: to });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\n') {
      if (breaksLine(text, i)) cut(i + 1);
      continue;
    }
    if (c !== '.' && c !== '!' && c !== '?' && c !== '…' && c !== '。') continue;
    let end = i + 1;
    while (end < text.length && /[.!?…]/.test(text[end] ?? '')) end++;
    while (end < text.length && /["')\]]/.test(text[end] ?? '')) end++;
    if (endsSentence(text, start, i, end)) cut(end);
    i = end - 1;
  }
  cut(text.length);
  return spans;
}

/** A line break ends a sentence unless the line was cut in the middle of one: the next goes on in lower case. */
function breaksLine(text: string, at: number): boolean {
  const next = /^\s*(\S)/.exec(text.slice(at, at + 40))?.[1] ?? '';
  const before = text[at - 1] ?? '';
  return !(/\p{Ll}/u.test(next) && /[\p{L}, ]/u.test(before));
}

function endsSentence(text: string, from: number, stop: number, end: number): boolean {
  const after = text.slice(end, end + 60);
  const gap = /^\s*/.exec(after)?.[0] ?? '';
  const next = after.slice(gap.length);
  if (next === '') return true;
  const mark = text[stop] ?? '';
  const closing = end - stop > 1 && /["')\]]/.test(text[end - 1] ?? '');
  if (gap === '' && !closing) {
    // "Reuters.The": only a capital after a lower-case word; never inside numbers, addresses, abbreviations.
    return mark === '.' && /\p{Ll}{2}$/u.test(text.slice(from, stop)) && /^\p{Lu}\p{Ll}/u.test(next) && !/\S+[@/]\S*$/.test(text.slice(from, stop));
  }
  if (/^[\p{Ll}]/u.test(next)) return false;
  if (/^[,;:)\]—-]/.test(next)) return false;
  if (mark !== '.') return true;
  const before = text.slice(Math.max(from, stop - 24), stop);
  const word = /[\p{L}\p{N}.&'-]*$/u.exec(before)?.[0] ?? '';
  const low = word.toLowerCase();
  const nextWord = /^["'([]*([\p{L}\p{N}]+)/u.exec(next)?.[1] ?? '';
  if (closing || end - stop > 1) return true;
  if (TITLES.has(low) && (/^\p{Lu}|^\p{N}/u.test(next) || low.includes('.'))) return false;
  if (MONTHS.test(low) && /^\d/.test(next)) return false;
  // An initial: "Jonas E. Smith", "U. S. troops".
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return STARTERS.test(nextWord) && !/^(?:I|A)$/.test(nextWord);
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || SOFT.has(low)) return STARTERS.test(nextWord);
  return true;
}
