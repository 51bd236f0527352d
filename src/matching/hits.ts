/** One sentence: what the rules find, what the learned part adds or takes away, and the claims that remain. */
import type { Discourse } from './context';
import { type Evaluation, evaluate, type Presence, presenceOf } from './evaluate';
import { type Features, featuresOf } from './features';
import { blend, type CompiledModel, guess, reasons, stanceBy } from './model';
import { type CompiledClaim, type CompiledRules, candidates } from './rules';
import type { Sentence } from './sentence';
import { stanceOf } from './stance';

export interface Hit {
  claim: CompiledClaim;
  ruleId: string;
  evaluation: Evaluation;
}

export interface Analysis {
  /** The best rule of each claim, from {@link FLOOR} up. */
  rules: Map<CompiledClaim, Hit>;
  /** Null where no claim with a learned part could be meant. */
  features: Features | null;
}

/** Rules surer than this count as evidence for the learned part even when they would not speak alone. */
const FLOOR = 0.35;
/** Where a claim's words carry no weight at all. */
const NO_LOGIT = -6;

/** Resolves the sentence against `discourse`, moves `discourse` on, and gathers the evidence. */
export function analyse(compiled: CompiledRules, sentence: Sentence, discourse: Discourse): Analysis {
  const salient = discourse.salient();
  const frozen = discourse.snapshot();
  discourse.resolve(sentence);
  const rules = new Map<CompiledClaim, Hit>();
  if (sentence.mentions.length === 0 && sentence.actors.length === 0) return { rules, features: null };
  const presence = presenceOf(sentence, compiled);
  for (const rule of candidates(compiled.root, satisfiedBy(compiled, presence, salient))) {
    const evaluation = evaluate(rule, presence, frozen, compiled);
    if (!evaluation.ok || evaluation.score < FLOOR) continue;
    for (const { claim, id } of rule.claims) {
      const known = rules.get(claim);
      if (!known || evaluation.score > known.evaluation.score) rules.set(claim, { claim, ruleId: id, evaluation });
    }
  }
  const worth =
    rules.size > 0 ||
    compiled.models.some(({ model }) =>
      [...model.needs.values()].some((ids) => ids.every((id) => has(compiled, presence, salient, id))),
    );
  return { rules, features: worth && compiled.learns ? featuresOf(sentence, salient, compiled) : null };
}

function has(compiled: CompiledRules, presence: Presence, salient: ReadonlySet<number>, id: string): boolean {
  const index = compiled.lexicon.indexOf(id);
  return index !== undefined && (presence.actors.has(index) || presence.mentions.has(index) || salient.has(index));
}

function satisfiedBy(compiled: CompiledRules, presence: Presence, salient: ReadonlySet<number>): Set<number> {
  const satisfied = new Set<number>();
  for (const concepts of [presence.mentions.keys(), presence.actors.keys(), salient])
    for (const c of concepts) for (const e of compiled.satisfies[c] ?? []) satisfied.add(e);
  return satisfied;
}

/** The claims that `sentence` carries at `threshold`, surest first. Moves `discourse` on. */
export function matchSentence(
  compiled: CompiledRules,
  sentence: Sentence,
  discourse: Discourse,
  threshold: number,
): Hit[] {
  const { rules, features } = analyse(compiled, sentence, discourse);
  const hits: Hit[] = [];
  for (const hit of rules.values())
    if (!compiled.modelled.has(hit.claim.pack.id) && hit.evaluation.score >= threshold) hits.push(hit);
  if (features)
    for (const { packId, model } of compiled.models) {
      const logits = guess(model, features);
      const claims = new Set([
        ...logits.keys(),
        ...[...rules.keys()].filter((c) => c.pack.id === packId).map((c) => c.claim.id),
      ]);
      for (const id of claims) {
        const claim = compiled.byId.get(`${packId}/${id}`);
        if (!claim) continue;
        const rule = rules.get(claim);
        const score = blend(model, rule?.evaluation.score ?? 0, logits.get(id) ?? NO_LOGIT);
        if (score >= threshold) hits.push(blended(sentence, claim, rule, score, features, model));
      }
    }
  const found = new Set(hits.map((h) => h.claim.claim.id));
  return hits
    .filter((h) => ![...h.claim.yieldsTo].some((id) => found.has(id)))
    .sort((a, b) => b.evaluation.score - a.evaluation.score || a.claim.index - b.claim.index);
}

function blended(
  sentence: Sentence,
  claim: CompiledClaim,
  rule: Hit | undefined,
  score: number,
  features: Features,
  model: CompiledModel,
): Hit {
  const weighty = reasons(model, features, claim.claim.id);
  const words = weighty.map(({ feature, token }) => {
    const t = sentence.tokens[token];
    return {
      part: 'with' as const,
      concept: feature.replace(/^[a-z]+:/, '').replaceAll('-', ' '),
      words: t?.raw ?? '',
      start: t?.start ?? null,
      end: t?.end ?? null,
    };
  });
  if (rule) {
    const stance = stanceBy(model, features, claim.claim.id, rule.evaluation.stance);
    return { ...rule, evaluation: { ...rule.evaluation, score, stance } };
  }
  const at = weighty[0]?.token ?? 0;
  const core = { from: at, to: at + 1 };
  const stance = stanceBy(model, features, claim.claim.id, stanceOf(sentence, core, 'asserts', false).stance);
  return {
    claim,
    ruleId: 'learned',
    evaluation: { ok: true, score, stance, filled: words, core, failed: '', passed: 0 },
  };
}
