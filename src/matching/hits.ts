/** One sentence: what the rules find, what the learned part adds or takes away, and the claims that remain. */
import type { Discourse } from './context';
import { evaluate } from './evaluate';
import { type Evaluation, explain } from './explain';
import type { Features } from './feature-table';
import { featuresOf } from './features';
import { blend, type CompiledModel, guess, leastLogit, reasons, rivalRule, stanceBy } from './model';
import { Presence } from './presence';
import type { CompiledClaim, CompiledExpression, CompiledRule, CompiledRules, Learners } from './rules';
import type { Sentence } from './sentence';
import { stanceOf } from './stance';

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
  meant: readonly Learners[];
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
    return { rules: new Map(), meant: [], features: null };
  const salient = discourse.salient();
  const presence = new Presence(sentence, compiled, discourse);
  const rules = bestRules(compiled, presence, salient);
  const meant = compiled.learners.filter(({ needs }) => meets(needs, presence, salient, discourse.named));
  return {
    rules,
    meant,
    features: compiled.learns && (rules.size > 0 || meant.length > 0) ? featuresOf(sentence, salient, compiled) : null,
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
  for (const rule of compiled.index.candidates(presence.concepts, salient)) {
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
    if (presence.holds(need)) here++;
    else if (salient.size > 0 && need.concepts.some((c) => salient.has(c))) near++;
    else if (named) return false;
  }
  return here > 0 || (named === null && near > 0);
}

/** Where no rule speaks, this many words of the sentence itself must speak for the claim, and weigh so much together, in log-odds. */
const OWN_WORDS = { count: 2, weight: 2 };
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
    for (const { packId, model } of compiled.models)
      hits.push(...weighed(sentence, { rules, meant, features }, packId, model, threshold));
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

/** What rules and learned part together say of the claims of one pack. */
function weighed(
  sentence: Sentence,
  { rules, meant, features }: Analysis & { features: Features },
  packId: string,
  model: CompiledModel,
  threshold: number,
): Hit[] {
  const hits: Hit[] = [];
  const logits = guess(model, features, NO_LOGIT);
  const rival = rules.size === 0 ? noRival : rivalRule(scoresOf(rules));
  for (const { claim, ruleId, score, explain } of rules.values()) {
    if (claim.pack.id !== packId) continue;
    const known = claim.place >= 0 && meant.some((m) => m.claims.includes(claim));
    const logit = known ? logits.of(claim.place) : NO_LOGIT;
    const both = blend(model.blend, {
      rule: score,
      logit: claim.needs.length > 0 ? logit : 0,
      rivalRule: rival(claim.claim.id),
      rivalLogit: logits.rival(claim.place),
      any: logits.any,
    });
    if (both >= threshold) hits.push({ claim, ruleId, evaluation: restated(sentence, claim, explain(), both, model) });
  }
  // A claim without a rule has the same rivals as the others, but for the one whose log-odds are highest.
  const others = { rule: 0, rivalRule: rival(''), any: logits.any };
  const least = Math.min(
    leastLogit(model.alone, { ...others, rivalLogit: logits.first }, threshold),
    leastLogit(model.alone, { ...others, rivalLogit: logits.second }, threshold),
  );
  if (logits.first < least) return hits;
  for (const { claims } of meant)
    for (const claim of claims) {
      const logit = logits.of(claim.place);
      if (logit < least || claim.pack.id !== packId || rules.has(claim)) continue;
      const score = blend(model.alone, {
        rule: 0,
        logit,
        rivalRule: rival(claim.claim.id),
        rivalLogit: logits.rival(claim.place),
        any: logits.any,
      });
      const hit = score >= threshold && learned(sentence, claim, score, features, model);
      if (hit) hits.push(hit);
    }
  return hits;
}

const noRival = () => 0;

const scoresOf = (rules: Analysis['rules']): Map<string, number> =>
  new Map([...rules.values()].map((r) => [r.claim.claim.id, r.score]));

/** What the rule explained, with the score and the stance that the learned part gives it. */
function restated(
  { tokens }: Sentence,
  claim: CompiledClaim,
  read: Evaluation,
  score: number,
  model: CompiledModel,
): Evaluation {
  const stance = stanceBy(model, tokens, claim.claim.id, { stance: read.stance, core: read.core, ruled: true });
  // Where the words outweigh the cue that the grammar went by, the cue explains nothing.
  const filled = stance === read.stance ? read.filled : read.filled.filter((f) => f.part !== 'stance');
  return { ...read, score, stance, filled };
}

/** A claim that no rule found. */
function learned(
  sentence: Sentence,
  claim: CompiledClaim,
  score: number,
  features: Features,
  model: CompiledModel,
): Hit | null {
  // Without a rule the sentence's own words must carry the claim: its context alone never does.
  if (sentence.tokens.length < SHORTEST) return null;
  const weighty = reasons(model, features, claim.claim.id);
  if (weighty.length < OWN_WORDS.count || weighty.reduce((sum, w) => sum + w.weight, 0) < OWN_WORDS.weight) return null;
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
  const reading = { stance: stanceOf(sentence, core, 'asserts', false).stance, core, ruled: false };
  const stance = stanceBy(model, sentence.tokens, claim.claim.id, reading);
  return {
    claim,
    ruleId: 'learned',
    evaluation: { score, stance, filled: words, core },
  };
}
