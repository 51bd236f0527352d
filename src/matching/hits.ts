/** One sentence: what the rules find, what the learned part adds or takes away, and the claims that remain. */
import type { Stance } from '../claims/schema';
import type { Discourse } from './context';
import { evaluate } from './evaluate';
import { type Evaluation, explain } from './explain';
import { type Features, featuresOf } from './features';
import { ANY, blend, type CompiledModel, guess, reasons, rivals, stanceBy } from './model';
import { Presence } from './presence';
import type { CompiledClaim, CompiledExpression, CompiledRule, CompiledRules } from './rules';
import type { Sentence } from './sentence';
import { type Span, stanceOf } from './stance';

export interface Hit {
  claim: CompiledClaim;
  ruleId: string;
  evaluation: Evaluation;
}

/** The best rule of a claim. */
export interface Ruled {
  claim: CompiledClaim;
  ruleId: string;
  score: number;
  /** Stance and words, worked out when asked for: most rules that hold are never shown. */
  explain: () => Evaluation;
}

export interface Analysis {
  /** The best rule of each claim, from {@link FLOOR} up. */
  rules: Map<CompiledClaim, Ruled>;
  /** Claims whose needs are met: the learned part may speak of them. */
  meant: ReadonlySet<CompiledClaim>;
  /** Null where no claim with a learned part could be meant. */
  features: Features | null;
}

/** Rules surer than this count as evidence for the learned part even when they would not speak alone. */
const FLOOR = 0.35;
/** Log-odds where the learned part may not look at a claim: some doubt, no veto. */
export const NO_LOGIT = -2;

/** Resolves the sentence against `discourse`, gathers the evidence, and moves `discourse` on. */
export function analyse(compiled: CompiledRules, sentence: Sentence, discourse: Discourse): Analysis {
  const told = discourse.resolve(sentence);
  const analysis = weigh(compiled, sentence, discourse);
  discourse.remember(told);
  return analysis;
}

function weigh(compiled: CompiledRules, sentence: Sentence, discourse: Discourse): Analysis {
  if (sentence.mentions.length === 0 && sentence.actors.length === 0)
    return { rules: new Map(), meant: new Set(), features: null };
  const salient = discourse.salient();
  const presence = new Presence(sentence, compiled, discourse);
  const rules = bestRules(compiled, presence, salient);
  const meant = new Set<CompiledClaim>();
  for (const { needs, claims } of compiled.learners)
    if (meets(needs, presence, salient, discourse.named)) for (const claim of claims) meant.add(claim);
  return {
    rules,
    meant,
    features: compiled.learns && (rules.size > 0 || meant.size > 0) ? featuresOf(sentence, salient, compiled) : null,
  };
}

interface Best extends Ruled {
  rule: CompiledRule;
}

function bestRules(
  compiled: CompiledRules,
  presence: Presence,
  salient: ReadonlySet<number>,
): Map<CompiledClaim, Ruled> {
  const best = new Map<CompiledClaim, Best>();
  for (const rule of compiled.index.candidates(presence.concepts(), salient)) {
    // Context and roles only ever take from a rule's score: surest first, most later ones need no look.
    if (rule.source.score < FLOOR) break;
    if (rule.claims.every(({ claim }) => !improves(rule, rule.source.score, best.get(claim)))) continue;
    const outcome = evaluate(rule, presence);
    if (!outcome.ok || outcome.score < FLOOR) continue;
    let known: Evaluation | null = null;
    const explained = () => {
      known ??= explain(rule, outcome, presence);
      return known;
    };
    for (const { claim, id } of rule.claims)
      if (improves(rule, outcome.score, best.get(claim)))
        best.set(claim, { claim, ruleId: id, score: outcome.score, rule, explain: explained });
  }
  return best;
}

/** Of equally sure rules the one that was written first speaks. */
const improves = (rule: CompiledRule, score: number, known: Best | undefined): boolean =>
  known === undefined || score > known.score || (score === known.score && rule.order < known.rule.order);

/**
 * Whether a claim may be meant: some of what it needs is spoken of in this sentence, or just before it in a text of a
 * few lines; in a text long enough to say what it is about, all of it is spoken of here or in the lines before.
 */
function meets(
  needs: readonly CompiledExpression[],
  presence: Presence,
  salient: ReadonlySet<number>,
  named: ReadonlySet<number> | null,
): boolean {
  let here = 0;
  let near = 0;
  for (const need of needs) {
    if (need.concepts.some((c) => presence.has(c))) here++;
    else if (need.concepts.some((c) => salient.has(c))) near++;
    else if (named) return false;
  }
  return here > 0 || (named === null && near > 0);
}

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
  for (const { claim, ruleId, score, explain } of rules.values())
    if (!compiled.modelled.has(claim.pack.id) && score >= threshold)
      hits.push({ claim, ruleId, evaluation: explain() });
  if (features)
    for (const { packId, model } of compiled.models) {
      const logits = guess(model, features);
      const scores = new Map([...rules.values()].map((r) => [r.claim.claim.id, r.score]));
      const rivalRule = rivals(scores, 0);
      const rivalLogit = rivals(logits, NO_LOGIT);
      for (const claim of new Set([...rules.keys(), ...meant])) {
        if (claim.pack.id !== packId) continue;
        const { id } = claim.claim;
        const rule = rules.get(claim);
        const logit = meant.has(claim) ? (logits.get(id) ?? NO_LOGIT) : NO_LOGIT;
        const score = blend(model.blend, {
          rule: rule?.score ?? 0,
          logit: claim.needs.length > 0 ? logit : 0,
          rivalRule: rivalRule(id),
          rivalLogit: rivalLogit(id),
          any: logits.get(ANY) ?? 0,
        });
        if (score < threshold) continue;
        const hit = blended(sentence, claim, rule, score, features, model);
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
  rule: Ruled | undefined,
  score: number,
  features: Features,
  model: CompiledModel,
): Hit | null {
  const stanceIn = (core: Span, stance: Stance) =>
    stanceBy(model, sentence.tokens, claim.claim.id, { stance, core, ruled: rule !== undefined });
  if (rule) {
    const read = rule.explain();
    const stance = stanceIn(read.core, read.stance);
    // Where the words outweigh the cue that the grammar went by, the cue explains nothing.
    const filled = stance === read.stance ? read.filled : read.filled.filter((f) => f.part !== 'stance');
    return { claim, ruleId: rule.ruleId, evaluation: { ...read, score, stance, filled } };
  }
  // Without a rule the sentence's own words must carry the claim: its context alone never does.
  if (sentence.tokens.length < SHORTEST) return null;
  const weighty = reasons(model, features, claim.claim.id);
  if (weighty.reduce((sum, w) => sum + w.weight, 0) < OWN_WORDS) return null;
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
  const at = weighty[0]?.token ?? 0;
  const core = { from: at, to: at + 1 };
  const stance = stanceIn(core, stanceOf(sentence, core, 'asserts', false).stance);
  return {
    claim,
    ruleId: 'learned',
    evaluation: { score, stance, filled: words, core },
  };
}
