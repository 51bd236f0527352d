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
  /** Claims whose needs are met: the learned part may speak of them. */
  meant: ReadonlySet<CompiledClaim>;
  /** Null where no claim with a learned part could be meant. */
  features: Features | null;
}

/** Rules surer than this count as evidence for the learned part even when they would not speak alone. */
const FLOOR = 0.35;
/** Log-odds where the learned part may not look at a claim: some doubt, no veto. */
export const NO_LOGIT = -2;

/** Resolves the sentence against `discourse`, moves `discourse` on, and gathers the evidence. */
export function analyse(compiled: CompiledRules, sentence: Sentence, discourse: Discourse): Analysis {
  const salient = discourse.salient();
  const frozen = discourse.snapshot();
  discourse.resolve(sentence);
  const rules = new Map<CompiledClaim, Hit>();
  if (sentence.mentions.length === 0 && sentence.actors.length === 0)
    return { rules, meant: new Set(), features: null };
  const presence = presenceOf(sentence, compiled);
  for (const rule of candidates(compiled.root, satisfiedBy(compiled, presence, salient))) {
    const evaluation = evaluate(rule, presence, frozen, compiled);
    if (!evaluation.ok || evaluation.score < FLOOR) continue;
    for (const { claim, id } of rule.claims) {
      const known = rules.get(claim);
      if (!known || evaluation.score > known.evaluation.score) rules.set(claim, { claim, ruleId: id, evaluation });
    }
  }
  const meant = new Set(
    compiled.claims.filter((c) => c.needs.length > 0 && meets(c, presence, salient, discourse.named)),
  );
  return {
    rules,
    meant,
    features: compiled.learns && (rules.size > 0 || meant.size > 0) ? featuresOf(sentence, salient, compiled) : null,
  };
}

/**
 * Whether the claim may be meant: some of what it needs is spoken of in this sentence, or just before it in a text of a
 * few lines; in a text long enough to say what it is about, all of it is spoken of here or in the lines before.
 */
function meets(
  claim: CompiledClaim,
  presence: Presence,
  salient: ReadonlySet<number>,
  named: ReadonlySet<number> | null,
): boolean {
  let here = 0;
  let near = 0;
  for (const need of claim.needs) {
    if (need.concepts.some((c) => presence.actors.has(c) || presence.mentions.has(c))) here++;
    else if (need.concepts.some((c) => salient.has(c))) near++;
    else if (named) return false;
  }
  return here > 0 || (named === null && near > 0);
}

function satisfiedBy(compiled: CompiledRules, presence: Presence, salient: ReadonlySet<number>): Set<number> {
  const satisfied = new Set<number>();
  for (const concepts of [presence.mentions.keys(), presence.actors.keys(), salient])
    for (const c of concepts) for (const e of compiled.satisfies[c] ?? []) satisfied.add(e);
  return satisfied;
}

/** A rule as sure as this speaks at the balanced sensitivity unless the words weigh heavily against it. */
const SURE = 0.7;
const VETO = -5;
const SPEAKS = 0.5;
/** What the heaviest words of the sentence itself must weigh together, in log-odds, where no rule speaks. */
const OWN_WORDS = 2;
/** Bylines and labels say nothing. In tokens. */
const SHORTEST = 6;

/** The claims that `sentence` carries at `threshold`, surest first. Moves `discourse` on. */
export function matchSentence(
  compiled: CompiledRules,
  sentence: Sentence,
  discourse: Discourse,
  threshold: number,
): Hit[] {
  const { rules, meant, features } = analyse(compiled, sentence, discourse);
  const hits: Hit[] = [];
  for (const hit of rules.values())
    if (!compiled.modelled.has(hit.claim.pack.id) && hit.evaluation.score >= threshold) hits.push(hit);
  if (features)
    for (const { packId, model } of compiled.models) {
      const logits = guess(model, features);
      for (const claim of new Set([...rules.keys(), ...meant])) {
        if (claim.pack.id !== packId) continue;
        const rule = rules.get(claim);
        const logit = meant.has(claim) ? (logits.get(claim.claim.id) ?? NO_LOGIT) : NO_LOGIT;
        const score = blend(model, rule?.evaluation.score ?? 0, claim.needs.length > 0 ? logit : 0);
        const floor = rule !== undefined && rule.evaluation.score >= SURE && logit > VETO ? SPEAKS : 0;
        if (Math.max(score, floor) < threshold) continue;
        const hit = blended(sentence, claim, rule, Math.max(score, floor), features, model);
        if (hit) hits.push(hit);
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
): Hit | null {
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
    return { ...rule, evaluation: { ...rule.evaluation, score } };
  }
  // Without a rule the sentence's own words must carry the claim: its context alone never does.
  if (sentence.tokens.length < SHORTEST) return null;
  if (weighty.reduce((sum, w) => sum + w.weight, 0) < OWN_WORDS) return null;
  const at = weighty[0]?.token ?? 0;
  const core = { from: at, to: at + 1 };
  const stance = stanceBy(model, features, claim.claim.id, stanceOf(sentence, core, 'asserts', false).stance);
  return {
    claim,
    ruleId: 'learned',
    evaluation: { ok: true, score, stance, filled: words, core, failed: '', passed: 0 },
  };
}
