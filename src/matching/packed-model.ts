/** A learned part as the bundled pack carries it: features as numbers of units, weights as bytes. */
import type { PackedModel } from '../claims/packed';
import type { Model } from '../claims/schema';
import { bytesOf, damaged, shortsOf } from './packed-bytes';

/** In a byte's place: the weight stands in the two bytes that follow, the lower first. */
export const WIDE = -128;

export interface PackedFeatures {
  /** How many there are. Numbers run through `rest`, `words`, `pairs`, `gaps`. */
  count: number;
  rest: readonly string[];
  units: readonly string[];
  words: Uint16Array;
  /** Two units each, sorted by the first. */
  pairs: Uint16Array;
  gaps: Uint16Array;
}

/** @throws Error where parts are missing. */
export function featuresIn({ features }: PackedModel): PackedFeatures {
  const units = features.units.split(' ');
  const [words, pairs, gaps] = [shortsOf(features.words), shortsOf(features.pairs), shortsOf(features.gaps)];
  for (const list of [words, pairs, gaps])
    for (let i = 0; i < list.length; i++)
      if ((list[i] as number) >= units.length) throw damaged(`there is no unit ${list[i]}`);
  const count = features.rest.length + words.length + (pairs.length + gaps.length) / 2;
  return { count, rest: features.rest, units, words, pairs, gaps };
}

/** The name of a feature. */
export function packedName({ rest, units, words, pairs, gaps }: PackedFeatures, number: number): string {
  let at = number;
  if (at < rest.length) return rest[at] ?? '';
  at -= rest.length;
  if (at < words.length) return `w:${units[words[at] as number]}`;
  at -= words.length;
  const [list, between] = at < pairs.length / 2 ? [pairs, ' '] : [gaps, ' _ '];
  if (list === gaps) at -= pairs.length / 2;
  return `${units[list[at * 2] as number]}${between}${units[list[at * 2 + 1] as number]}`;
}

/** Weights of all features: see `CompiledWeights`. */
export interface Weights {
  pairs: Int16Array;
  starts: Uint32Array;
}

/** @throws Error where there are more or fewer bytes than `count` features and their weights need. */
export function weightsIn({ weights, order }: PackedModel, count: number): Weights {
  const bytes = bytesOf(weights);
  const width = Math.ceil(order.length / 8);
  const head = count * width;
  if (bytes.length < head) throw damaged('its weights are cut short');
  let total = 0;
  for (let i = 0; i < head; i++) for (let bits = bytes[i] as number; bits !== 0; bits &= bits - 1) total++;
  const pairs = new Int16Array(total * 2);
  const starts = new Uint32Array(count + 1);
  let from = head;
  let to = 0;
  for (let n = 0; n < count; n++) {
    for (let k = 0; k < width; k++) {
      for (let bits = bytes[n * width + k] as number; bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        let weight = ((bytes[from++] ?? 0) << 24) >> 24;
        if (weight === WIDE) {
          weight = (((bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8)) << 16) >> 16;
          from += 2;
        }
        pairs[to++] = k * 8 + bit;
        pairs[to++] = weight;
      }
    }
    starts[n + 1] = to;
  }
  if (from !== bytes.length) throw damaged('it has weights for other features than it names');
  return { pairs, starts };
}

/** The same learned part as editors have it. */
export function plainModel(packed: PackedModel): Model {
  const { features: _, ...rest } = packed;
  const features = featuresIn(packed);
  const { pairs, starts } = weightsIn(packed, features.count);
  const weights: Model['weights'] = {};
  for (let n = 0; n < features.count; n++)
    weights[packedName(features, n)] = [...pairs.subarray(starts[n], starts[n + 1])];
  return { ...rest, weights };
}
