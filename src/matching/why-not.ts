/** Why a sentence carries no note: the claim that came nearest and the test that it failed. */
import { normalise } from '../text/normalise';
import { begin, sentencesOf, THRESHOLDS } from './document';
import { type Evaluation, evaluate, presenceOf } from './evaluate';
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
  let nearest: { rule: CompiledRule; evaluation: Evaluation; share: number } | null = null;
  for (const span of sentencesOf(normalised)) {
    const sentence = readSentence(normalised, span, compiled.lexicon, published);
    const frozen = discourse.snapshot();
    discourse.resolve(sentence);
    const presence = presenceOf(sentence, compiled);
    for (const rule of compiled.rules) {
      const evaluation = evaluate(rule, presence, frozen, compiled);
      if (evaluation.ok && evaluation.score >= THRESHOLDS.balanced) continue;
      const tests =
        2 +
        rule.with.length +
        rule.about.length +
        [rule.act, rule.agent, rule.patient].filter((e) => e !== null).length;
      const share = (evaluation.passed - 1) / tests + evaluation.passed * 0.02;
      if (evaluation.passed >= 2 && (!nearest || share > nearest.share)) nearest = { rule, evaluation, share };
    }
  }
  const first = nearest?.rule.claims[0];
  if (!nearest || !first) return null;
  const failed = nearest.evaluation.ok
    ? `its score ${nearest.evaluation.score.toFixed(2)} is under the threshold ${THRESHOLDS.balanced}`
    : nearest.evaluation.failed;
  return { claim: first.claim.claim.id, rule: first.id, failed };
}
