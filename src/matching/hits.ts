/** One sentence: what the rules find, what the learned part adds or takes away, and the claims that remain. */
import { type Analysis, analyse, NO_LOGIT } from './analyse';
import type { Discourse } from './context';
import { type CompiledModel, guess } from './model';
import type { CompiledRules } from './rules';
import type { Sentence } from './sentence';
import type { Told } from './thread';
import { type Hit, weighed } from './weighed';

const NO_SCORES: ReadonlyMap<string, number> = new Map();

/** The best rule's score by the claim's id. */
export function scoresOf(rules: Analysis['rules']): ReadonlyMap<string, number> {
  if (rules.size === 0) return NO_SCORES;
  const scores = new Map<string, number>();
  for (const { claim, score } of rules.values()) scores.set(claim.claim.id, score);
  return scores;
}

/** What the sentences after this one may lean on. */
const tell = (
  model: CompiledModel,
  { features }: Analysis,
  rules: ReadonlyMap<string, number>,
  { text, span }: Sentence,
): Told => ({
  logits: features === null ? null : guess(model, features, NO_LOGIT),
  rules,
  text: text.slice(span.start, span.end),
});

/** Reads a sentence that is context only. */
export function hear(compiled: CompiledRules, sentence: Sentence, discourse: Discourse): void {
  const analysis = analyse(compiled, sentence, discourse);
  const scores = scoresOf(analysis.rules);
  for (const { packId, model } of compiled.models)
    discourse.threadOf(packId).note(tell(model, analysis, scores, sentence));
}

/** The claims that `sentence` carries at `threshold`, surest first. Moves `discourse` on. */
export function matchSentence(
  compiled: CompiledRules,
  sentence: Sentence,
  discourse: Discourse,
  threshold: number,
): Hit[] {
  const analysis = analyse(compiled, sentence, discourse);
  const { rules } = analysis;
  const hits: Hit[] = [];
  for (const { claim, ruleId, score, explain } of rules.values())
    if (!compiled.modelled.has(claim.pack.id) && score >= threshold)
      hits.push({ claim, ruleId, evaluation: explain() });
  const scores = scoresOf(rules);
  for (const { packId, model } of compiled.models) {
    const thread = discourse.threadOf(packId);
    const told = tell(model, analysis, scores, sentence);
    hits.push(...weighed({ sentence, packId, model, thread, told, ...analysis }, threshold));
    thread.note(told);
  }
  if (hits.length === 0) return hits;
  const { published } = discourse;
  const possible = hits.filter(
    ({ claim: { claim } }) => !(published && claim.notBefore && published < claim.notBefore),
  );
  const found = new Set(possible.map((h) => h.claim.claim.id));
  return possible
    .filter((h) => ![...h.claim.yieldsTo].some((id) => found.has(id)))
    .sort((a, b) => b.evaluation.score - a.evaluation.score || a.claim.index - b.claim.index);
}
