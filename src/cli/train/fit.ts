/** Fits the learned part on samples: claims, blend with the rules, stances. Deterministic. */
import type { Model } from '../../claims/schema';
import { stanceFeatures } from '../../matching/model';
import { type Sample, scoreOf, sigmoid, train, type Weights } from './logistic';
import type { Labelled } from './samples';

/** A feature met fewer times than this is chance. */
const RARE = 3;
/** Weights nearer to nothing than this are left out of the file. */
const SLIGHT = 0.15;
const POSITIVE_WEIGHT = 4;

export interface Fitted {
  ids: Map<string, number>;
  claims: Map<string, Weights>;
}

export function dictionary(
  samples: readonly Labelled[],
  of: (s: Labelled) => Iterable<string> = (s) => s.features.keys(),
  rare = RARE,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const s of samples) for (const f of of(s)) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, n] of counts) if (n >= rare) ids.set(f, ids.size);
  return ids;
}

const onOf = (features: Iterable<string>, ids: ReadonlyMap<string, number>) =>
  Int32Array.from([...features].flatMap((f) => ids.get(f) ?? []));

/** One classifier a claim. */
export function fitClaims(samples: readonly Labelled[], claims: readonly string[]): Fitted {
  const ids = dictionary(samples);
  const on = samples.map((s) => onOf(s.features.keys(), ids));
  return {
    ids,
    claims: new Map(
      claims.map((claim) => {
        const rows: Sample[] = samples.flatMap((s, i) =>
          s.only !== undefined && s.only !== claim
            ? []
            : [
                {
                  on: on[i] as Int32Array,
                  y: s.labels.has(claim) ? 1 : 0,
                  weight: s.labels.has(claim) ? POSITIVE_WEIGHT : 1,
                },
              ],
        );
        return [claim, train(rows, ids.size, { epochs: 25, l2: 1e-3 })];
      }),
    ),
  };
}

export const logitsOf = (fitted: Fitted, s: Labelled): Map<string, number> => {
  const on = onOf(s.features.keys(), fitted.ids);
  return new Map([...fitted.claims].map(([claim, w]) => [claim, scoreOf(w, on)]));
};

export interface Evidence {
  rule: number;
  logit: number;
  right: boolean;
}

/** Logistic regression of "right" on (rule there, its score, logit), by Newton's method on four numbers. */
export function fitBlend(evidence: readonly Evidence[]): Model['blend'] {
  const x = evidence.map((e) => [1, e.rule > 0 ? 1 : 0, e.rule, e.logit]);
  let w = [0, 0, 0, 0];
  for (let step = 0; step < 30; step++) {
    const gradient = [0, 0, 0, 0];
    const hessian = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1e-3 : 0)));
    evidence.forEach((e, k) => {
      const row = x[k] as number[];
      const p = sigmoid(row.reduce((sum, v, i) => sum + v * (w[i] as number), 0));
      for (let i = 0; i < 4; i++) {
        gradient[i] = (gradient[i] as number) + ((e.right ? 1 : 0) - p) * (row[i] as number);
        for (let j = 0; j < 4; j++)
          (hessian[i] as number[])[j] =
            ((hessian[i] as number[])[j] as number) + p * (1 - p) * (row[i] as number) * (row[j] as number);
      }
    });
    const delta = solve(hessian, gradient);
    w = w.map((v, i) => v + (delta[i] as number));
  }
  const [bias = 0, rule = 0, score = 0, logit = 0] = w;
  return { bias, rule, score, logit };
}

/** Gaussian elimination with pivots, for the few unknowns here. */
function solve(a: number[][], b: number[]): number[] {
  const m = a.map((row, i) => [...row, b[i] as number]);
  const n = b.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs((m[r] as number[])[c] as number) > Math.abs((m[pivot] as number[])[c] as number)) pivot = r;
    [m[c], m[pivot]] = [m[pivot] as number[], m[c] as number[]];
    const head = m[c] as number[];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const row = m[r] as number[];
      const factor = (row[c] as number) / (head[c] as number);
      for (let k = c; k <= n; k++) row[k] = (row[k] as number) - factor * (head[k] as number);
    }
  }
  return m.map((row, i) => (row[n] as number) / (row[i] as number));
}

/** Two classifiers against asserting: denying and raising. */
export function fitStance(
  samples: readonly Labelled[],
  heaviest: (s: Labelled, claim: string) => number,
): Model['stance'] {
  const rows: { features: string[]; stance: string }[] = [];
  for (const s of samples)
    for (const [claim, stance] of s.labels) {
      const reading = s.rules.get(claim)?.stance ?? s.reading(heaviest(s, claim));
      rows.push({ features: stanceFeatures(s.features, claim, reading), stance });
    }
  const counts = new Map<string, number>();
  for (const r of rows) for (const f of r.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, n] of counts) if (n >= 3) ids.set(f, ids.size);
  const against = (stance: string) =>
    train(
      rows
        .filter((r) => r.stance === stance || r.stance === 'asserts')
        .map((r) => ({ on: onOf(r.features, ids), y: r.stance === stance ? 1 : 0, weight: 1 })),
      ids.size,
      { epochs: 25, l2: 2e-3 },
    );
  const denies = against('denies');
  const mentions = against('mentions');
  const out: Model['stance'] = { bias: [round(denies.bias), round(mentions.bias)] };
  for (const [f, i] of ids) {
    const pair: [number, number] = [round(denies.w[i] ?? 0), round(mentions.w[i] ?? 0)];
    if (Math.abs(pair[0]) > SLIGHT || Math.abs(pair[1]) > SLIGHT) out[f] = pair;
  }
  return out;
}

const round = (x: number) => Math.round(x * 100) / 100;

/** The weights as the pack keeps them. */
export function weightsOf(fitted: Fitted): Pick<Model, 'bias' | 'order' | 'weights'> {
  const order = [...fitted.claims.keys()];
  const weights: Model['weights'] = {};
  for (const [feature, i] of fitted.ids) {
    const pairs = order.flatMap((claim, k) => {
      const w = fitted.claims.get(claim)?.w[i] ?? 0;
      return Math.abs(w) > SLIGHT ? [k, Math.round(w * 100)] : [];
    });
    if (pairs.length > 0) weights[feature] = pairs;
  }
  return { bias: Object.fromEntries([...fitted.claims].map(([c, w]) => [c, round(w.bias)])), order, weights };
}
