/** Why a sentence carries no note: the claim that came nearest and the test that it failed. */
import { normalise } from '../text/normalise';
import { begin, sentencesOf, THRESHOLDS } from './document';
import { evaluate, type Success, vetoed } from './evaluate';
import type { Failure } from './failures';
import { Presence } from './presence';
import type { CompiledRule, CompiledRules } from './rules';
import { readSentence } from './sentence';

export interface WhyNot {
  claim: string;
  rule: string;
  /** The test that failed, in words. */
  failed: string;
}

/** Tries every rule on `text`; null when nothing in it comes near any claim. Slow by design: asked for by a person. */
export function whyNot(
  compiled: CompiledRules,
  text: string,
  context: string | undefined,
  published: string | undefined,
): WhyNot | null {
  const discourse = begin(compiled, undefined, context, published);
  const normalised = normalise(text).text;
  let nearest: { rule: CompiledRule; outcome: Success | Failure; share: number } | null = null;
  for (const span of sentencesOf(normalised)) {
    const sentence = readSentence(normalised, span, compiled.lexicon, published);
    const told = discourse.resolve(sentence);
    const presence = new Presence(sentence, compiled, discourse);
    for (const rule of compiled.rules) {
      const outcome = vetoed(rule, presence) ?? evaluate(rule, presence);
      if (outcome.ok && outcome.score >= THRESHOLDS.balanced) continue;
      const tests =
        2 +
        rule.with.length +
        rule.about.length +
        [rule.act, rule.agent, rule.patient].filter((e) => e !== null).length;
      const share = (outcome.passed - 1) / tests + outcome.passed * 0.02;
      if (outcome.passed >= 2 && (!nearest || share > nearest.share)) nearest = { rule, outcome, share };
    }
    discourse.remember(told);
  }
  const first = nearest?.rule.claims[0];
  if (!nearest || !first) return null;
  const { outcome } = nearest;
  const failed = outcome.ok
    ? `its score ${outcome.score.toFixed(2)} is under the threshold ${THRESHOLDS.balanced}`
    : outcome.failed();
  return { claim: first.claim.claim.id, rule: first.id, failed };
}
