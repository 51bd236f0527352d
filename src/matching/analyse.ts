/** What there is to say of one sentence: the best rule of each claim, the claims that may be meant, and the features. */
import { hasStranger } from './cast';
import type { Discourse } from './context';
import { evaluate, type Success } from './evaluate';
import { type Evaluation, explain } from './explain';
import type { Features } from './feature-table';
import { featuresOf } from './features';
import { Presence } from './presence';
import type { CompiledClaim, CompiledRule, CompiledRules, Learners } from './rules';
import type { Sentence } from './sentence';

/** The best rule of a claim. */
export interface Ruled {
  claim: CompiledClaim;
  ruleId: string;
  score: number;
  /** Stance and words, worked out when asked for: most rules that hold are never shown. */
  explain: () => Evaluation;
}

/** Claims that may be meant. */
export interface Meant {
  claims: readonly CompiledClaim[];
  /** Whether the sentence leaves something of what they need to its context, and names somebody else in its stead. */
  displaced: boolean;
}

export interface Analysis {
  /** The best rule of each claim, from {@link FLOOR} up. */
  rules: ReadonlyMap<CompiledClaim, Ruled>;
  /** Claims whose needs are met: the learned part may speak of them. */
  meant: readonly Meant[];
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
  const analysis = gather(compiled, sentence, discourse);
  discourse.remember(told);
  return analysis;
}

function gather(compiled: CompiledRules, sentence: Sentence, discourse: Discourse): Analysis {
  if (sentence.mentions.length === 0 && sentence.actors.length === 0)
    return { rules: NO_RULES, meant: [], features: null };
  const salient = discourse.salient();
  const presence = new Presence(sentence, compiled, discourse);
  const rules = bestRules(compiled, presence, salient);
  const meant: Meant[] = [];
  for (const learners of compiled.learners) {
    const one = meets(learners, presence, salient, discourse.named);
    if (one !== null) meant.push(one);
  }
  return {
    rules,
    meant,
    features: compiled.learns && (rules.size > 0 || meant.length > 0) ? featuresOf(sentence, compiled) : null,
  };
}

interface Best extends Ruled {
  rule: CompiledRule;
}

const NO_RULES: ReadonlyMap<CompiledClaim, Ruled> = new Map();

function bestRules(
  compiled: CompiledRules,
  presence: Presence,
  salient: ReadonlySet<number>,
): ReadonlyMap<CompiledClaim, Ruled> {
  const candidates = compiled.index.candidates(presence.concepts, salient);
  if (candidates.length === 0) return NO_RULES;
  const best = new Map<CompiledClaim, Best>();
  for (const rule of candidates) {
    // Context and roles only ever take from a rule's score: surest first, most later ones need no look.
    if (rule.source.score < FLOOR) break;
    if (!isWanted(rule, best)) continue;
    const outcome = evaluate(rule, presence);
    if (!outcome.ok || outcome.score < FLOOR) continue;
    const explained = explainer(rule, outcome, presence);
    for (const { claim, id } of rule.claims)
      if (improves(rule, outcome.score, best.get(claim)))
        best.set(claim, { claim, ruleId: id, score: outcome.score, rule, explain: explained });
  }
  return best;
}

/** Explains when first asked, and keeps what it said. */
function explainer(rule: CompiledRule, outcome: Success, presence: Presence): () => Evaluation {
  let known: Evaluation | null = null;
  return () => {
    known ??= explain(rule, outcome, presence);
    return known;
  };
}

/** Whether some claim has no surer rule yet. */
function isWanted(rule: CompiledRule, best: ReadonlyMap<CompiledClaim, Best>): boolean {
  for (const { claim } of rule.claims) if (improves(rule, rule.source.score, best.get(claim))) return true;
  return false;
}

/** Of equally sure rules the one that was written first speaks. */
const improves = (rule: CompiledRule, score: number, known: Best | undefined): boolean =>
  known === undefined || score > known.score || (score === known.score && rule.order < known.rule.order);

/**
 * Whether claims may be meant, and how: some of what they need is spoken of in this sentence, or just before it in a
 * text of a few lines; in a text long enough to say what it is about, all of it is spoken of here or in the lines before.
 */
function meets(
  { needs, claims }: Learners,
  p: Presence,
  salient: ReadonlySet<number>,
  named: Discourse['named'],
): Meant | null {
  let here = 0;
  let near = 0;
  for (const need of needs) {
    if (p.holds(need)) here++;
    else if (salient.size > 0 && need.concepts.some((c) => salient.has(c))) near++;
    else if (named) return null;
  }
  if (here === 0 && (named !== null || near === 0)) return null;
  return { claims, displaced: here < needs.length && hasStranger(needs, p) };
}
