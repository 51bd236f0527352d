/**
 * The learned part beside the rules: logistic regression over readable features, one claim against the rest, blended
 * with what the rules say into one score. Small, deterministic, and able to name the words that weighed.
 * Method: L2-regularised logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), stacked (Wolpert 1992) with the
 * rules' score on held-out folds. Trained by `npm run train`.
 */
import type { Model, Pack, Stance } from '../claims/schema';
import type { Token } from '../text/tokenise';
import { type Word, WordMemo } from '../text/words';
import type { Features, FeatureTable } from './feature-table';
import { type Reading, readingFeatures, wordFeature } from './stance-features';

export interface CompiledWeights {
  /** Claim id to its place in what follows. */
  places: ReadonlyMap<string, number>;
  /** By place, in hundredths as the weights are. */
  bias: Float64Array;
  /** Pairs of (place, weight in hundredths) of all features, end to end: packed tight, they stay near the processor. */
  pairs: Int16Array;
  /** Where in `pairs` a feature begins, by its number; it ends where the next one begins. */
  starts: Uint32Array;
}

/** What a feature weighs for denying and for raising a claim. */
interface StanceWeight {
  denies: number;
  mentions: number;
  /** The last sentence that it was counted for. */
  seen: number;
}

export interface CompiledModel extends CompiledWeights {
  blend: Model['blend'];
  /** The blend where no rule speaks. */
  alone: Model['blend'];
  stance: ReadonlyMap<string, StanceWeight>;
  /** The same, of words; null for words that tell nothing of the stance. */
  stanceOfWords: WordMemo<StanceWeight | null>;
}

/** Pages carry claims far more seldom than labelled sentences do: so much is taken off, in log-odds, where no rule speaks. */
const RARER = 0.6;

/** All features that the learned part of `pack` knows. */
export const featureNames = ({ model }: Pack): string[] => (model ? Object.keys(model.weights) : []);

export function compileModel(pack: Pack, table: FeatureTable): CompiledModel | null {
  const m = pack.model;
  if (!m) return null;
  return {
    ...compileWeights(m, table),
    blend: m.blend,
    alone: { ...m.blend, bias: m.blend.bias - RARER },
    stance: new Map(Object.entries(m.stance).map(([f, [denies, mentions]]) => [f, { denies, mentions, seen: 0 }])),
    stanceOfWords: new WordMemo(),
  };
}

/** What a packed weight can hold; and more claims than this no learned part has. */
const MOST = 32_767;

export function compileWeights(m: Pick<Model, 'bias' | 'order' | 'weights'>, table: FeatureTable): CompiledWeights {
  const starts = new Uint32Array(table.names.length + 1);
  const given = table.names.map((name) => m.weights[name] ?? []);
  given.forEach((pairs, n) => {
    starts[n + 1] = (starts[n] ?? 0) + (pairs.length & ~1);
  });
  const pairs = new Int16Array(starts[given.length] ?? 0);
  given.forEach((list, n) => {
    for (let i = 0; i < (list.length & ~1); i++)
      pairs[(starts[n] ?? 0) + i] = Math.max(-MOST, Math.min(MOST, list[i] ?? 0));
  });
  return {
    places: new Map(m.order.map((id, place) => [id, place])),
    bias: Float64Array.from(m.order, (id) => Math.round((m.bias[id] ?? 0) * 100)),
    pairs,
    starts,
  };
}

/** What context may add or take, in hundredths of log-odds. */
const CONTEXT = 150;

/** Log-odds of claims, by their place; NaN where no feature says anything of a claim. */
export class Logits {
  private readonly leader: number;
  /** The highest value, and the highest of all but the one that leads. */
  readonly first: number;
  readonly second: number;
  /** That the sentence carries a claim at all. */
  readonly any: number;

  /** `none` stands for claims of which nothing is said. */
  constructor(
    private readonly values: readonly number[],
    { places }: CompiledWeights,
    private readonly none: number,
  ) {
    const any = places.get(ANY) ?? -1;
    this.any = orElse(values[any], 0);
    let leader = -1;
    let first = none;
    let second = none;
    for (let place = 0; place < values.length; place++) {
      const value = values[place] ?? Number.NaN;
      if (place === any || !(value > second)) continue;
      if (value > first) {
        second = first;
        first = value;
        leader = place;
      } else second = value;
    }
    this.leader = leader;
    this.first = first;
    this.second = second;
  }

  of(place: number): number {
    return orElse(this.values[place], this.none);
  }

  /** The highest log-odds of any other claim. */
  rival(place: number): number {
    return place === this.leader ? this.second : this.first;
  }
}

const orElse = (value: number | undefined, otherwise: number): number =>
  value === undefined || Number.isNaN(value) ? otherwise : value;

/** Log-odds of every claim that the model knows. */
export function guess(model: CompiledWeights, features: Features, none: number): Logits {
  const size = model.bias.length;
  const { own, carried, told } = sums;
  if (own.length < size) for (const list of [own, carried, told]) while (list.length < size) list.push(0);
  for (let i = 0; i < size; i++) own[i] = carried[i] = told[i] = 0;
  const { ofContext } = features.table;
  const { pairs, starts } = model;
  for (const n of features.numbers) {
    const list = ofContext[n] ? carried : own;
    const end = starts[n + 1] as number;
    for (let i = starts[n] as number; i < end; i += 2) {
      const place = pairs[i] as number;
      list[place] = (list[place] as number) + (pairs[i + 1] as number);
      told[place] = 1;
    }
  }
  const values = new Array<number>(size);
  for (let i = 0; i < size; i++) {
    // A long text carries many actors; together they must not outweigh what the sentence itself says.
    const context = Math.max(-CONTEXT, Math.min(CONTEXT, carried[i] as number));
    values[i] = told[i] === 0 ? Number.NaN : ((own[i] as number) + context + (model.bias[i] as number)) / 100;
  }
  return new Logits(values, model, none);
}

/** What {@link guess} adds up, by place, in hundredths: whole numbers add up alike in any order. */
const sums: Record<'own' | 'carried' | 'told', number[]> = { own: [], carried: [], told: [] };

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

/** The sum of what speaks for a claim, in log-odds: {@link blendRow} by `weights`. */
function sumOf(w: Model['blend'], e: Evidence): number {
  return (
    w.bias +
    w.rule * (e.rule > 0 ? 1 : 0) +
    w.score * e.rule +
    w.logit * near(e.logit) +
    w.rivalScore * e.rivalRule +
    w.rivalLogit * near(e.rivalLogit) +
    w.any * near(e.any)
  );
}

/** Rules and weights as one score, 0 to 1. */
export function blend(weights: Model['blend'], evidence: Evidence): number {
  return 1 / (1 + Math.exp(-sumOf(weights, evidence)));
}

/**
 * The log-odds below which a claim that no rule found cannot reach the score `threshold`, whatever they are: nearly
 * all claims of nearly all sentences are turned away by this.
 */
export function leastLogit(weights: Model['blend'], rest: Omit<Evidence, 'logit'>, threshold: number): number {
  if (weights.logit <= 0 || threshold <= 0 || threshold >= 1) return Number.NEGATIVE_INFINITY;
  const without = sumOf(weights, { ...rest, logit: 0 });
  const least = (Math.log(threshold / (1 - threshold)) - without) / weights.logit - 1e-6;
  return least <= -FAR ? Number.NEGATIVE_INFINITY : least;
}

/** The best score among `scores` of any other claim. */
export function rivalRule(scores: ReadonlyMap<string, number>): (claim: string) => number {
  let leader = '';
  let first = 0;
  let second = 0;
  for (const [claim, score] of scores)
    if (score > first) {
      second = first;
      first = score;
      leader = claim;
    } else if (score > second) second = score;
  return (claim) => (claim === leader ? second : first);
}

/** The likeliest stance, or the grammar's reading where the pack has learned none. */
export function stanceBy(model: CompiledModel, tokens: readonly Token[], claim: string, reading: Reading): Stance {
  if (model.stance.size === 0) return reading.stance;
  const bias = model.stance.get('bias');
  const sum = { turn: ++turns, denies: bias?.denies ?? 0, mentions: bias?.mentions ?? 0 };
  for (const f of readingFeatures(tokens, claim, reading)) count(model.stance.get(f), sum);
  for (const { form } of tokens) count(stanceOfWord(model, form), sum);
  const { denies, mentions } = sum;
  return denies > Math.max(0, mentions) ? 'denies' : mentions > 0 ? 'mentions' : 'asserts';
}

let turns = 0;

/** Adds a feature's weight, once each turn. */
function count(w: StanceWeight | null | undefined, sum: { turn: number; denies: number; mentions: number }): void {
  if (!w || w.seen === sum.turn) return;
  w.seen = sum.turn;
  sum.denies += w.denies;
  sum.mentions += w.mentions;
}

function stanceOfWord({ stance, stanceOfWords }: CompiledModel, word: Word): StanceWeight | null {
  let weight = stanceOfWords.get(word);
  if (weight === undefined) {
    weight = stance.get(wordFeature(word) ?? '') ?? null;
    stanceOfWords.set(word, weight);
  }
  return weight;
}

/** The words that weighed most for `claim`: feature and token, heaviest first. */
export function reasons(
  model: CompiledModel,
  features: Features,
  claim: string,
  most = 4,
): { feature: string; token: number; weight: number }[] {
  const place = model.places.get(claim);
  if (place === undefined) return [];
  // A word is one reason, though it may be a feature by its stem, by its vocabulary and by its neighbours.
  const best = new Map<number, { feature: string; token: number; weight: number }>();
  for (let i = 0; i < features.numbers.length; i++) {
    const token = features.tokens[i] as number;
    if (token < 0) continue;
    const n = features.numbers[i] as number;
    const weight = weightOf(model, n, place);
    if (weight > 0 && weight > (best.get(token)?.weight ?? 0))
      best.set(token, { feature: features.table.names[n] ?? '', token, weight });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || a.token - b.token).slice(0, most);
}

function weightOf({ pairs, starts }: CompiledWeights, feature: number, place: number): number {
  const end = starts[feature + 1] ?? 0;
  for (let i = starts[feature] ?? end; i < end; i += 2) if (pairs[i] === place) return (pairs[i + 1] as number) / 100;
  return 0;
}
