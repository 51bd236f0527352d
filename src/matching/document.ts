/** Whole texts: every sentence of every paragraph against the rules, with the context before it. */
import { normalise, toSource } from '../text/normalise';
import { type Span, segment } from '../text/segment';
import { type Carried, carryOver } from './carry';
import { Discourse } from './context';
import { Echo } from './events';
import { hear, matchSentence } from './hits';
import type { CompiledRules } from './rules';
import { readSentence, type Sentence } from './sentence';
import type { Document, Match } from './types';

export type Sensitivity = 'strict' | 'balanced' | 'wide';

/** Scores below these are silent. Chosen on the precision/recall curve that `npm run eval -- --curve` prints. */
export const THRESHOLDS: Record<Sensitivity, number> = { strict: 0.7, balanced: 0.5, wide: 0.35 };

export interface MatchOptions {
  sensitivity?: Sensitivity;
  /** A score to cut at, in place of a sensitivity: for measuring. */
  threshold?: number;
  /** Text before the first paragraph, for context only. */
  lead?: string;
  /** The paragraphs are a part of a page that is known to be on topic. */
  part?: boolean;
}

export function matchDocument(compiled: CompiledRules, doc: Document, options: MatchOptions): Match[] {
  const threshold = options.threshold ?? THRESHOLDS[options.sensitivity ?? 'balanced'];
  const read = doc.paragraphs.map((source) => {
    const normalised = normalise(source);
    return {
      normalised,
      sentences: [...sentencesOf(normalised.text)].map((span) =>
        readSentence(normalised.text, span, compiled.lexicon, doc.published),
      ),
    };
  });
  const length = doc.paragraphs.reduce((n, p) => n + p.length, 0);
  const whole = options.part !== true && length > SHORT;
  if (whole && !compiled.topical(`${doc.title ?? ''}\n${doc.paragraphs.join('\n')}`)) return [];
  const discourse = begin(compiled, doc.title, options.lead, doc.published);
  if (length > SHORT)
    discourse.expectOnly(
      namedIn(
        read.flatMap((p) => p.sentences),
        compiled,
        // A part of a page is of the same text as its title and what stands before it.
        discourse.salient(),
      ),
    );
  const out: Match[] = [];
  let carried: Carried | null = null;
  read.forEach(({ normalised, sentences }, paragraph) => {
    let previous = '';
    for (const sentence of sentences) {
      const { span } = sentence;
      const direct = matchSentence(compiled, sentence, discourse, threshold);
      const hits = [...direct, ...carryOver(sentence, direct, carried).filter((h) => h.evaluation.score >= threshold)];
      carried = { hits, sentence };
      const text = normalised.text.slice(span.start, span.end);
      const echo = hits.length > 0 ? new Echo(sentence, previous, doc.published) : null;
      for (const hit of hits) {
        const at = toSource(normalised, span.start, span.end);
        const event = echo?.of(hit.claim.claim, hit.evaluation.stance);
        out.push({
          claim: hit.claim.claim.id,
          stance: hit.evaluation.stance,
          ...(event === undefined ? {} : { event }),
          score: Math.round(hit.evaluation.score * 1000) / 1000,
          paragraph,
          ...at,
          why: {
            claim: hit.claim.claim.id,
            rule: hit.ruleId,
            filled: hit.evaluation.filled.map((f) => ({
              ...f,
              start: f.start === null ? null : (normalised.starts[f.start] ?? null),
              end: f.end === null ? null : (normalised.ends[f.end - 1] ?? null),
            })),
          },
        });
      }
      previous = `${previous} ${text}`.slice(-600);
    }
    discourse.endParagraph();
  });
  return out;
}

/** Longer than this, in UTF-16 units, no sentence is; such a run is read in pieces so that time stays linear. */
const LONGEST = 1_600;

/** A text longer than this, in UTF-16 units, names what it is about; a shorter one may be a sentence out of its context. */
const SHORT = 700;

/** The actors that a text names itself, besides those `known` to be in mind before it. */
function namedIn(
  sentences: readonly Sentence[],
  compiled: CompiledRules,
  known: ReadonlySet<number>,
): ReadonlySet<number> {
  const named = new Set(known);
  for (const s of sentences)
    for (const m of s.mentions)
      if (m.concept >= 0) for (const c of compiled.lexicon.concepts[m.concept]?.closure ?? []) named.add(c);
  return named;
}

export function* sentencesOf(text: string): Generator<Span> {
  for (const span of segment(text)) {
    let start = span.start;
    while (span.end - start > LONGEST) {
      const space = text.lastIndexOf(' ', start + LONGEST);
      const cut = space > start ? space : start + LONGEST;
      yield { start, end: cut };
      start = text[cut] === ' ' ? cut + 1 : cut;
    }
    if (start < span.end) yield { start, end: span.end };
  }
}

/** The discourse before the first sentence: what the title and the lead have made salient. */
export function begin(
  compiled: CompiledRules,
  title: string | undefined,
  lead: string | undefined,
  published: string | undefined,
): Discourse {
  const discourse = new Discourse(compiled.lexicon, published);
  if (title) {
    const t = normalise(title).text;
    hear(compiled, readSentence(t, { start: 0, end: t.length }, compiled.lexicon, published), discourse);
    discourse.wasTitle();
  }
  if (lead) {
    const t = normalise(lead).text;
    for (const span of sentencesOf(t)) hear(compiled, readSentence(t, span, compiled.lexicon, published), discourse);
    discourse.endParagraph();
  }
  return discourse;
}
