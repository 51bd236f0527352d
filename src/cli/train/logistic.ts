/** Logistic regression, one claim against the rest: sparse, regularised, deterministic (no random order, no seed to lose). */

export interface Sample {
  /** Indices of the features that are on. */
  on: Int32Array;
  /** 1 where the sentence carries the claim; of several classes, which one. */
  y: number;
  weight: number;
}

export interface Weights {
  bias: number;
  w: Float64Array;
}

/**
 * AdaGrad over the samples in a fixed shuffled order. `l2` is the penalty on each weight, once a round: it is shared out
 * among the samples that touch the weight, so that rare features are held back no less than common ones.
 */
export function train(
  samples: readonly Sample[],
  features: number,
  { epochs = 30, rate = 0.3, l2 = 2.5 } = {},
): Weights {
  const w = new Float64Array(features);
  const g = new Float64Array(features).fill(1e-2);
  const share = new Float64Array(features);
  for (const s of samples) for (const f of s.on) share[f] = (share[f] ?? 0) + 1;
  for (let f = 0; f < features; f++) share[f] = l2 / Math.max(1, share[f] ?? 1);
  let bias = -2;
  let gb = 1e-2;
  const order = shuffled(samples.length);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const i of order) {
      const s = samples[i] as Sample;
      const error = (sigmoid(dot(w, bias, s.on)) - s.y) * s.weight;
      gb += error * error;
      bias -= (rate / Math.sqrt(gb)) * error;
      for (const f of s.on) {
        const slope = error + (share[f] ?? 0) * (w[f] ?? 0);
        g[f] = (g[f] ?? 0) + slope * slope;
        w[f] = (w[f] ?? 0) - (rate / Math.sqrt(g[f] ?? 1)) * slope;
      }
    }
  return { bias, w };
}

/** The same for several classes at once; `y` is the class. `w` holds the weights of one feature side by side. */
export function trainSoftmax(
  samples: readonly Sample[],
  features: number,
  classes: number,
  { epochs = 30, rate = 0.3, l2 = 2e-4 } = {},
): { bias: Float64Array; w: Float64Array } {
  const w = new Float64Array(features * classes);
  const g = new Float64Array(features * classes).fill(1e-2);
  const bias = new Float64Array(classes);
  const gb = new Float64Array(classes).fill(1e-2);
  const order = shuffled(samples.length);
  const p = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const i of order) {
      const s = samples[i] as Sample;
      let total = 0;
      for (let c = 0; c < classes; c++) {
        let sum = bias[c] ?? 0;
        for (const f of s.on) sum += w[f * classes + c] ?? 0;
        p[c] = Math.exp(sum);
        total += p[c] ?? 0;
      }
      for (let c = 0; c < classes; c++) {
        const error = ((p[c] ?? 0) / total - (s.y === c ? 1 : 0)) * s.weight;
        gb[c] = (gb[c] ?? 0) + error * error;
        bias[c] = (bias[c] ?? 0) - (rate / Math.sqrt(gb[c] ?? 1)) * error;
        for (const f of s.on) {
          const k = f * classes + c;
          const slope = error + l2 * (w[k] ?? 0);
          g[k] = (g[k] ?? 0) + slope * slope;
          w[k] = (w[k] ?? 0) - (rate / Math.sqrt(g[k] ?? 1)) * slope;
        }
      }
    }
  return { bias, w };
}

/** A fixed order that mixes the files: nothing is drawn by chance. */
const shuffled = (n: number) =>
  [...Array(n).keys()].sort((a, b) => ((a * 2_654_435_761) % 4_294_967_296) - ((b * 2_654_435_761) % 4_294_967_296));

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

function dot(w: Float64Array, bias: number, on: Int32Array): number {
  let sum = bias;
  for (const f of on) sum += w[f] ?? 0;
  return sum;
}
