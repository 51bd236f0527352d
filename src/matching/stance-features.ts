/**
 * What tells whether a sentence asserts, denies or raises a claim, as features for the learned part: the reading of
 * the light grammar, the cues and where they stand, and the words. The weights tell how far each is to be trusted.
 */
import type { Stance } from '../claims/schema';
import { stemOf } from '../text/stem';
import type { Token } from '../text/tokenise';
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
  const { stance, core, ruled } = reading;
  const out = new Set([claim, `${ruled ? 'rule' : 'words'}:${stance}`, `${claim}:${stance}`]);
  const cues = cuesOf(tokens);
  for (const { kind, from, to } of cues) {
    const side = to <= core.from ? 'before' : from >= core.to ? 'after' : 'in';
    const gap = side === 'before' ? core.from - to : from - core.to;
    out.add(`cue:${kind}`).add(`cue:${kind}:${side}`).add(`cue:${kind}:${side}:${stance}`).add(`${claim}|${kind}`);
    out.add(
      `cue=${tokens
        .slice(from, to)
        .map((t) => t.low)
        .join(' ')}`,
    );
    if (gap <= NEAR) out.add(`near:${kind}:${side}`);
  }
  out.add(`cues:${Math.min(NEAR, cues.length)}`);
  if (tokens.slice(-NEAR).some((t) => t.low === '?')) out.add('?').add(`?:${stance}`);
  const first = tokens[0]?.low;
  if (first) out.add(`first:${first}`);
  for (const { word, low, form } of tokens) if (word && !/\d/.test(low)) out.add(`w:${stemOf(form)}`);
  return out;
}
