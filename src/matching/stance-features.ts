/**
 * What tells whether a sentence asserts, denies or raises a claim, as features for the learned part: the reading of
 * the light grammar, the cues and where they stand, and the words. The weights tell how far each is to be trusted.
 */
import type { Stance } from '../claims/schema';
import { stemOf } from '../text/stem';
import type { Token } from '../text/tokenise';
import type { Word } from '../text/words';
import { cuesOf, type Span } from './stance';

/** A reading of the grammar, and whether a rule stands behind it. */
export interface Reading {
  stance: Stance;
  /** The words that the claim was found by. */
  core: Span;
  ruled: boolean;
}

/** In tokens: a cue this near to the core belongs to it. */
const NEAR = 3;

/** Names of the features that are on for `claim` in the sentence of `tokens`; each once. */
export function stanceFeatures(tokens: readonly Token[], claim: string, reading: Reading): Set<string> {
  const out = new Set(readingFeatures(tokens, claim, reading));
  for (const { form } of tokens) {
    const feature = wordFeature(form);
    if (feature !== null) out.add(feature);
  }
  return out;
}

/** The feature of a word of the sentence; null where it has none. */
export const wordFeature = (form: Word): string | null =>
  form.word && !/\d/.test(form.low) ? `w:${stemOf(form)}` : null;

/** All features but those of single words; some twice. */
export function readingFeatures(tokens: readonly Token[], claim: string, reading: Reading): string[] {
  const { stance, core, ruled } = reading;
  const out = [claim, `${ruled ? 'rule' : 'words'}:${stance}`, `${claim}:${stance}`];
  const cues = cuesOf(tokens);
  for (const { kind, from, to } of cues) {
    const side = to <= core.from ? 'before' : from >= core.to ? 'after' : 'in';
    const gap = side === 'before' ? core.from - to : from - core.to;
    out.push(`cue:${kind}`, `cue:${kind}:${side}`, `cue:${kind}:${side}:${stance}`, `${claim}|${kind}`);
    out.push(
      `cue=${tokens
        .slice(from, to)
        .map((t) => t.low)
        .join(' ')}`,
    );
    if (gap <= NEAR) out.push(`near:${kind}:${side}`);
  }
  out.push(`cues:${Math.min(NEAR, cues.length)}`);
  if (tokens.slice(-NEAR).some((t) => t.low === '?')) out.push('?', `?:${stance}`);
  const first = tokens[0]?.low;
  if (first) out.push(`first:${first}`);
  return out;
}
