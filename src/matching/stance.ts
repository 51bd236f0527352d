/**
 * What a sentence says of the proposition that its words carry: asserts it, denies it, or raises it without taking a
 * side. Cues (negation, denial, doubt) work where they have scope over the trigger, and on each other:
 * "did not deny" raises, "denied that it stopped" asserts.
 */
import type { Stance } from '../claims/schema';
import type { Token } from '../text/tokenise';
import { CUES, type CueKind, PREPOSITIONS, SAY } from './english';
import { CompiledLexicon } from './lexicon';
import type { Sentence } from './sentence';
import { tag } from './tag';

export interface Cue {
  kind: CueKind;
  from: number;
  to: number;
}

const lexicon = new CompiledLexicon();
const kinds: CueKind[] = [];
for (const [kind, terms] of CUES) {
  lexicon.addWords(kind, kind, terms.split(';'));
  kinds.push(kind);
}

/** Of the sentence that was last asked about. */
let last: { of: readonly Token[]; cues: readonly Cue[] } | null = null;

/** The cues of a sentence; longer ones swallow those inside them ("did not deny" is no denial). */
export function cuesOf(tokens: readonly Token[]): readonly Cue[] {
  if (last?.of !== tokens) last = { of: tokens, cues: findCues(tokens) };
  return last.cues;
}

function findCues(tokens: readonly Token[]): Cue[] {
  const all = nobodys(tokens);
  const tagged = tag(tokens, lexicon);
  if (tagged.length > 0)
    all.unshift(...tagged.map((m) => ({ kind: kinds[m.concept] as CueKind, from: m.from, to: m.to })));
  if (all.length === 0) return all;
  if (all.length === 0) return all;
  const kept = all.filter(
    (c) => !all.some((o) => o !== c && o.from <= c.from && c.to <= o.to && o.to - o.from > c.to - c.from),
  );
  return kept.filter((c) => c.kind !== 'not-negation' && !isMonth(tokens, c));
}

/** How far its verb may stand behind "nobody": "Nobody at headquarters in Kabul believes". In tokens. */
const REACH_OF_NOBODY = 7;

/** "Nobody (at any rate) disputes" settles what follows; "few in the capital believe" denies it. */
function nobodys(tokens: readonly Token[]): Cue[] {
  const out: Cue[] = [];
  tokens.forEach(({ low }, i) => {
    const two = low === 'no' && tokens[i + 1]?.low === 'one';
    if (!two && low !== 'nobody' && low !== 'none' && low !== 'few') return;
    for (let k = i + 1; k <= i + REACH_OF_NOBODY && k < tokens.length; k++) {
      const verb = tokens[k]?.low ?? '';
      if (/^(?:and|but|who|that|which|[.;:?])$/.test(verb)) return;
      const settles = /^(?:disput|den(?:y|ie)|doubt|question)/.test(verb);
      if (!settles && !/^(?:believe|accept|swallow|credit|buy)/.test(verb)) continue;
      out.push({ kind: settles ? 'undisputed' : 'denial', from: i, to: k + 1 });
      return;
    }
  });
  return out;
}

/** "in May 1997": a month, no doubt. */
function isMonth(tokens: readonly Token[], c: Cue): boolean {
  const t = tokens[c.from];
  if (t?.raw !== 'May' || c.from === 0) return false;
  const before = tokens[c.from - 1]?.low ?? '';
  return (
    PREPOSITIONS.has(before) ||
    /^\d/.test(before) ||
    /^(?:last|this|next|early|late|mid|and|the|-)$/.test(before) ||
    /^\d/.test(tokens[c.to]?.low ?? '')
  );
}

const BREAKS = new Set(['but', 'however', 'while', 'whereas', 'although', 'though', 'yet', ';']);

/** "but", ";" … and "yet" where it begins a part: in "has not yet recognised" it is an adverb. */
function breaksAt(tokens: readonly Token[], i: number): boolean {
  const low = tokens[i]?.low ?? '';
  const before = tokens[i - 1]?.low;
  if (low === 'yet') return before === undefined || before === ',' || before === ';' || before === 'and';
  return BREAKS.has(low) && before !== 'nothing';
}

/** Whether a contrast or a new sentence part stands between two token positions. */
function broken(tokens: readonly Token[], a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  for (let i = from; i < to; i++) if (breaksAt(tokens, i)) return true;
  return false;
}

export interface Span {
  from: number;
  to: number;
}

export interface StanceReading {
  stance: Stance;
  /** The words that decided it, for the explanation; null where nothing turned the bare pattern. */
  cue: Cue | null;
}

const flip = (stance: Stance): Stance =>
  stance === 'asserts' ? 'denies' : stance === 'denies' ? 'asserts' : 'mentions';

/**
 * Reads the stance of the pattern whose words cover `core`. `base` is what the bare pattern says.
 * `accused` tells that the speaker is the party accused: "no evidence" from them is a denial.
 */
export function stanceOf(sentence: Sentence, core: Span, base: Stance, accused: boolean): StanceReading {
  const { tokens } = sentence;
  if (isQuestion(sentence, core)) return { stance: 'mentions', cue: null };
  const all = cuesOf(tokens);
  if (all.length === 0) return { stance: base, cue: null };
  const cues = all.filter(
    (c) => c.to <= core.from || c.from >= core.to || (c.kind === 'negation' && c.from >= core.from && c.to <= core.to),
  );
  const near = (c: Cue) => (c.to <= core.from ? core.from - c.to : c.from >= core.to ? c.from - core.to : 0);
  const inScope = (c: Cue) => !broken(tokens, c.from, core.from);
  const before = (c: Cue) => c.from < core.to;

  const undisputed = cues.find((c) => c.kind === 'undisputed' && inScope(c));
  if (undisputed) return { stance: base, cue: undisputed };
  const notDenied = cues.find((c) => c.kind === 'not-denied' && inScope(c));
  if (notDenied) return { stance: 'mentions', cue: notDenied };

  const denial = cues.find((c) => c.kind === 'denial' && inScope(c));
  const cessation = cues.find((c) => c.kind === 'cessation' && c.from < core.from && near(c) <= 3 && inScope(c));
  const negation = cues
    .filter((c) => c.kind === 'negation' && inScope(c) && negates(tokens, c, core))
    .sort((a, b) => near(a) - near(b))[0];
  const evidence = cues.find((c) => c.kind === 'doubt' && /evidence|proof/.test(words(tokens, c)) && inScope(c));
  const doubt = cues
    .filter((c) => c.kind === 'doubt' && c !== evidence && inScope(c) && governs(tokens, c, core))
    .sort((a, b) => near(a) - near(b))[0];

  if (denial) {
    // A denial is itself negated or asked about: "would not call it baseless".
    const undone = cues.find((c) => c.kind === 'negation' && c.to <= denial.from && denial.from - c.to <= 2);
    if (undone) return { stance: 'mentions', cue: undone };
    if (cessation) return { stance: base, cue: denial };
    if (
      negation &&
      before(denial) &&
      denial.from < negation.from &&
      near(negation) <= 3 &&
      /^(?:not|n't|never|no)$/.test(tokens[negation.from]?.low ?? '') &&
      /den|dismiss|reject|refut|disput/.test(tokens[denial.from]?.low ?? '') &&
      tokens[denial.to]?.low === 'that'
    )
      return { stance: base, cue: denial };
    return { stance: flip(base), cue: denial };
  }
  if (evidence) return { stance: accused ? flip(base) : 'mentions', cue: evidence };
  if (negation) {
    if (cessation && cessation.from > negation.from) return { stance: base, cue: negation };
    return { stance: flip(base), cue: negation };
  }
  if (doubt) return { stance: 'mentions', cue: doubt };
  return { stance: base, cue: null };
}

const words = (tokens: readonly Token[], c: Cue) =>
  tokens
    .slice(c.from, c.to)
    .map((t) => t.low)
    .join(' ');

/** Behind these the words belong to another clause: "a respectability they have not earned". */
const OTHER_CLAUSE = /^(?:,|and|that|which|who|they|it|he|she|we|you|i)$/;

/** A negation reaches to the right within its clause; a predicate one ("was never true") back to its subject. */
function negates(tokens: readonly Token[], c: Cue, core: Span): boolean {
  if (c.from >= core.from && c.to <= core.to) return true;
  if (c.to <= core.from) {
    if (core.from - c.to > 9) return false;
    for (let i = c.to; i < core.from; i++) {
      const low = tokens[i]?.low ?? '';
      if (low === ',' && core.from - i > 2) return false;
      if (low === '.' || low === ':' || low === ';' || low === 'because') return false;
    }
    return true;
  }
  // Behind the trigger only close by: "support … does not exist", "recognition is not on the agenda".
  return (
    c.from - core.to <= 5 &&
    /^(?:not|n't|never|no|none|nothing|ruled|out|impossible)$/.test(tokens[c.from]?.low ?? '') &&
    !tokens.slice(core.to, c.from).some((t) => OTHER_CLAUSE.test(t.low))
  );
}

/** A doubt governs what follows it in its clause, or is the modal of the trigger itself. */
function governs(tokens: readonly Token[], c: Cue, core: Span): boolean {
  if (c.to <= core.from) {
    const gap = core.from - c.to;
    if (gap > 14) return false;
    let commas = 0;
    for (let i = c.to; i < core.from; i++) {
      const low = tokens[i]?.low ?? '';
      if (low === ',') commas++;
      if (low === '.' || low === ';' || (SAY.has(low) && i > c.to + 1)) return false;
    }
    return commas <= 1;
  }
  if (c.from >= core.to)
    return (
      c.from - core.to <= 7 &&
      !PREPOSITIONS.has(tokens[c.from - 1]?.low ?? '') &&
      !tokens.slice(core.to, c.from).some((t) => t.low === ',' || t.low === 'and')
    );
  return true;
}

const ASKED = /[?]["')\]]*\s+(?:\S+\s+){1,6}(?:asked|wondered|asks|wonders)/;
/** A sentence that ends so asked something. */
const ASKING = ['asked', 'wondered', 'wanted to know', 'asks', 'wants to know'];
const MARKS = '.,"\'';
const OPENERS =
  /^["'(]*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|what|why|how|who|which|where|when)\b/i;

/** A question to which the trigger belongs: not one that follows a statement ("The ban is gone, so what next?"). */
export function isQuestion(sentence: Sentence, core: Span): boolean {
  const { tokens, span } = sentence;
  const text = sentence.text.slice(span.start, span.end);
  const marked = text.includes('?');
  if (marked && ASKED.test(text)) return true;
  if (endsAsking(text)) return marked || OPENERS.test(text);
  if (!marked) return false;
  let last = tokens.length - 1;
  while (last > 0 && tokens[last]?.low !== '?' && last > tokens.length - 3) last--;
  if (tokens[last]?.low !== '?') return false;
  for (let i = core.to; i < last; i++) {
    const low = tokens[i]?.low;
    if (
      (low === ',' || low === '—' || low === ';' || low === ':') &&
      /^(?:so|but|and|what|why|how|who|is|are|will|would|can|does|do)$/.test(tokens[i + 1]?.low ?? '')
    )
      return false;
  }
  return true;
}

function endsAsking(text: string): boolean {
  let end = text.length;
  while (end > 0 && MARKS.includes(text.charAt(end - 1))) end--;
  for (const asking of ASKING) if (text.endsWith(asking, end)) return true;
  return false;
}
