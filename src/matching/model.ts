/**
 * The learned part beside the rules: logistic regression over readable features, one claim against the rest. Small,
 * deterministic, and able to name the words that weighed. blend.ts makes one score of it and the rules.
 * Method: L2-regularised logistic regression by AdaGrad (Duchi, Hazan, Singer 2011). Trained by `npm run train`.
 */
import type { PackedModel } from '../claims/packed';
import type { Model, Stance } from '../claims/schema';
import type { Token } from '../text/tokenise';
import { type Word, WordMemo } from '../text/words';
import { CompiledBlend } from './blend';
import { type Features, FeatureTable } from './feature-table';
import { Logits } from './logits';
import { featuresIn, plainModel, weightsIn } from './packed-model';
import { type Reading, readingFeatures, wordFeature } from './stance-features';
import { currentName } from './vocabulary-id';

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
  blend: CompiledBlend;
  stance: ReadonlyMap<string, StanceWeight>;
  /** The same, of words; null for words that tell nothing of the stance. */
  stanceOfWords: WordMemo<StanceWeight | null>;
}

type Learned = Model | PackedModel;
const isPacked = (model: Learned): model is PackedModel => 'features' in model;

/** Learned parts, compiled, and the features that they know. */
export function compileModels(models: readonly Learned[]): { table: FeatureTable; compiled: CompiledModel[] } {
  const [only] = models;
  if (only && models.length === 1 && isPacked(only)) {
    const features = featuresIn(only);
    const weights = { ...claimsOf(only), ...weightsIn(only, features.count) };
    return { table: new FeatureTable(features), compiled: [compileModel(only, weights)] };
  }
  // Of several, features with one name are one feature.
  const plain = models.map((model) => (isPacked(model) ? plainModel(model) : model));
  const table = new FeatureTable(plain.flatMap(({ weights }) => Object.keys(weights).map(currentName)));
  return { table, compiled: plain.map((model) => compileModel(model, compileWeights(model, table))) };
}

const compileModel = ({ blend, stance }: Learned, weights: CompiledWeights): CompiledModel => ({
  ...weights,
  blend: new CompiledBlend(blend),
  stance: new Map(Object.entries(stance).map(([f, [denies, mentions]]) => [f, { denies, mentions, seen: 0 }])),
  stanceOfWords: new WordMemo(),
});

const claimsOf = ({ order, bias }: Pick<Model, 'order' | 'bias'>) => ({
  places: new Map(order.map((id, place) => [id, place])),
  bias: Float64Array.from(order, (id) => Math.round((bias[id] ?? 0) * 100)),
});

/** What a packed weight can hold; and more claims than this no learned part has. */
const MOST = 32_767;

export function compileWeights(m: Pick<Model, 'bias' | 'order' | 'weights'>, table: FeatureTable): CompiledWeights {
  const starts = new Uint32Array(table.size + 1);
  const weights = new Map(Object.entries(m.weights).map(([name, pairs]) => [currentName(name), pairs]));
  const given = Array.from({ length: table.size }, (_, n) => weights.get(table.name(n)) ?? []);
  given.forEach((pairs, n) => {
    starts[n + 1] = (starts[n] ?? 0) + (pairs.length & ~1);
  });
  const pairs = new Int16Array(starts[given.length] ?? 0);
  given.forEach((list, n) => {
    for (let i = 0; i < (list.length & ~1); i++)
      pairs[(starts[n] ?? 0) + i] = Math.max(-MOST, Math.min(MOST, list[i] ?? 0));
  });
  return { ...claimsOf(m), pairs, starts };
}

/** Log-odds of every claim that the model knows. */
export function guess(model: CompiledWeights, features: Features, none: number): Logits {
  const { pairs, starts, bias } = model;
  const size = bias.length;
  if (sums.length < size) sums = new Float64Array(size);
  if (unsaid.length !== size) unsaid = new Array<number>(size).fill(Number.NaN);
  const own = sums;
  own.fill(0, 0, size);
  const { numbers } = features;
  for (let k = 0; k < numbers.length; k++) {
    const n = numbers[k] as number;
    const end = starts[n + 1] as number;
    for (let i = starts[n] as number; i < end; i += 2) {
      const place = pairs[i] as number;
      own[place] = (own[place] as number) + (pairs[i + 1] as number) + SAID;
    }
  }
  // A copy is made in one go, and knows that it will hold fractions.
  const values = unsaid.slice();
  for (let i = 0; i < size; i++) {
    const sum = own[i] as number;
    if (sum !== 0) values[i] = (Math.floor(sum) + (bias[i] as number)) / 100;
  }
  return new Logits(values, model.places.get(ANY) ?? -1, none);
}

/** What {@link guess} adds up, by place, in hundredths: whole numbers add up alike in any order. */
let sums = new Float64Array(0);
/** The values of a sentence that says nothing of any claim. */
let unsaid: number[] = [];
/** Added with each weight: what adds up to nothing is told from what nothing was added to. Features are fewer than its parts of 1. */
const SAID = 2 ** -20;

/** The name under which the weights for "carries some claim, whichever" are kept. */
export const ANY = '*';

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
      best.set(token, { feature: features.table.name(n), token, weight });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || a.token - b.token).slice(0, most);
}

function weightOf({ pairs, starts }: CompiledWeights, feature: number, place: number): number {
  const end = starts[feature + 1] ?? 0;
  for (let i = starts[feature] ?? end; i < end; i += 2) if (pairs[i] === place) return (pairs[i + 1] as number) / 100;
  return 0;
}
