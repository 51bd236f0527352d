/**
 * The learned part beside the rules: logistic regression over readable features, one claim against the rest, blended
 * with what the rules say into one score. Small, deterministic, and able to name the words that weighed.
 * Method: L2-regularised logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), stacked (Wolpert 1992) with the
 * rules' score on held-out folds. Trained by `npm run train`.
 */
import type { Model, Pack, Stance } from '../claims/schema';
import type { Token } from '../text/tokenise';
import type { Features } from './features';
import { type Reading, stanceFeatures } from './stance-features';

export interface CompiledModel {
  bias: ReadonlyMap<string, number>;
  /** Feature to (claim, weight) pairs. */
  weights: ReadonlyMap<string, readonly (readonly [string, number])[]>;
  blend: Model['blend'];
  stance: ReadonlyMap<string, readonly [number, number]>;
}

export function compileModel(pack: Pack): CompiledModel | null {
  const m = pack.model;
  if (!m) return null;
  return {
    ...compileWeights(m),
    blend: m.blend,
    stance: new Map(Object.entries(m.stance).map(([f, [d, n]]) => [f, [d, n] as const])),
  };
}

export function compileWeights(m: Pick<Model, 'bias' | 'order' | 'weights'>): Pick<CompiledModel, 'bias' | 'weights'> {
  return {
    bias: new Map(Object.entries(m.bias)),
    weights: new Map(Object.entries(m.weights).map(([f, pairs]) => [f, pairsOf(pairs, m.order)])),
  };
}

function pairsOf(flat: readonly number[], order: readonly string[]): [string, number][] {
  const out: [string, number][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) out.push([order[flat[i] ?? -1] ?? '', (flat[i + 1] ?? 0) / 100]);
  return out;
}

/** What context may add or take, in log-odds. */
const CONTEXT = 1.5;

/** Log-odds per claim. */
export function guess(model: Pick<CompiledModel, 'bias' | 'weights'>, features: Features): Map<string, number> {
  const own = new Map<string, number>();
  const carried = new Map<string, number>();
  for (const f of features.keys()) {
    const sums = f.startsWith('c:') ? carried : own;
    for (const [claim, w] of model.weights.get(f) ?? []) sums.set(claim, (sums.get(claim) ?? 0) + w);
  }
  // A long text carries many actors; together they must not outweigh what the sentence itself says.
  for (const [claim, sum] of carried)
    own.set(claim, (own.get(claim) ?? 0) + Math.max(-CONTEXT, Math.min(CONTEXT, sum)));
  for (const [claim, sum] of own) own.set(claim, sum + (model.bias.get(claim) ?? 0));
  return own;
}

/** The name under which the weights for "carries some claim, whichever" are kept. */
export const ANY = '*';

/** What speaks for one claim in one sentence, and what speaks for the others there. */
export interface Evidence {
  /** The best rule's score, 0 where none holds. */
  rule: number;
  /** The claim's log-odds. */
  logit: number;
  /** The best rule's score of any other claim: a sentence seldom carries two. */
  rivalRule: number;
  /** The highest log-odds of any other claim. */
  rivalLogit: number;
  /** Log-odds that the sentence carries a claim at all. */
  any: number;
}

/** Log-odds beyond this tell nothing more. */
const FAR = 8;
const near = (logit: number) => Math.max(-FAR, Math.min(FAR, logit));

/** The evidence as the blend's weights count it, in the order of {@link BLEND}. */
export const blendRow = (e: Evidence): number[] => [
  1,
  e.rule > 0 ? 1 : 0,
  e.rule,
  near(e.logit),
  e.rivalRule,
  near(e.rivalLogit),
  near(e.any),
];
export const BLEND = ['bias', 'rule', 'score', 'logit', 'rivalScore', 'rivalLogit', 'any'] as const;

/** Rules and weights as one score, 0 to 1. */
export function blend(weights: Model['blend'], evidence: Evidence): number {
  const row = blendRow(evidence);
  return 1 / (1 + Math.exp(-BLEND.reduce((sum, name, i) => sum + weights[name] * (row[i] as number), 0)));
}

/** The highest value of each claim's rivals: of all the others. */
export function rivals(values: ReadonlyMap<string, number>, none: number): (claim: string) => number {
  let best = '';
  let first = none;
  let second = none;
  for (const [claim, value] of values) {
    if (claim === ANY) continue;
    if (value > first) {
      second = first;
      first = value;
      best = claim;
    } else if (value > second) second = value;
  }
  return (claim) => (claim === best ? second : first);
}

/** The likeliest stance, or the grammar's reading where the pack has learned none. */
export function stanceBy(model: CompiledModel, tokens: readonly Token[], claim: string, reading: Reading): Stance {
  if (model.stance.size === 0) return reading.stance;
  let denies = 0;
  let mentions = 0;
  for (const f of ['bias', ...stanceFeatures(tokens, claim, reading)]) {
    const w = model.stance.get(f);
    if (!w) continue;
    denies += w[0];
    mentions += w[1];
  }
  return denies > Math.max(0, mentions) ? 'denies' : mentions > 0 ? 'mentions' : 'asserts';
}

/** The words that weighed most for `claim`: feature and token, heaviest first. */
export function reasons(
  model: CompiledModel,
  features: Features,
  claim: string,
  most = 4,
): { feature: string; token: number; weight: number }[] {
  const out: { feature: string; token: number; weight: number }[] = [];
  for (const [feature, token] of features) {
    const weight = model.weights.get(feature)?.find(([c]) => c === claim)?.[1] ?? 0;
    if (weight > 0 && token >= 0) out.push({ feature, token, weight });
  }
  return out.sort((a, b) => b.weight - a.weight || a.token - b.token).slice(0, most);
}
