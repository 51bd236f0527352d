/** Logistic regression, one claim against the rest: sparse, regularised, deterministic (no random order, no seed to lose). */

export interface Sample {
  /** Indices of the features that are on. */
  on: Int32Array;
  /** 1 where the sentence carries the claim. */
  y: number;
  weight: number;
}

export interface Weights {
  bias: number;
  w: Float64Array;
}

/** AdaGrad over the samples in a fixed shuffled order. `l2` is the penalty per step on the weights that a sample touches. */
export function train(
  samples: readonly Sample[],
  features: number,
  { epochs = 30, rate = 0.3, l2 = 2e-4 } = {},
): Weights {
  const w = new Float64Array(features);
  const g = new Float64Array(features).fill(1e-2);
  let bias = -2;
  let gb = 1e-2;
  const order = [...samples.keys()].sort(
    (a, b) => ((a * 2_654_435_761) % 4_294_967_296) - ((b * 2_654_435_761) % 4_294_967_296),
  );
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const i of order) {
      const s = samples[i] as Sample;
      const error = (sigmoid(dot(w, bias, s.on)) - s.y) * s.weight;
      gb += error * error;
      bias -= (rate / Math.sqrt(gb)) * error;
      for (const f of s.on) {
        const slope = error + l2 * (w[f] ?? 0);
        g[f] = (g[f] ?? 0) + slope * slope;
        w[f] = (w[f] ?? 0) - (rate / Math.sqrt(g[f] ?? 1)) * slope;
      }
    }
  return { bias, w };
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

function dot(w: Float64Array, bias: number, on: Int32Array): number {
  let sum = bias;
  for (const f of on) sum += w[f] ?? 0;
  return sum;
}
export const scoreOf = (weights: Weights, on: Int32Array) => dot(weights.w, weights.bias, on);
