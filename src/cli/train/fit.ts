/** Fits the learned part on samples: claims, blend with the rules, stances. Deterministic. */
import type { Model } from '../../claims/schema';
import { BLEND, blendRow, type Evidence } from '../../matching/blend';
import type { FeatureTable } from '../../matching/feature-table';
import { ANY, type CompiledWeights, compileWeights } from '../../matching/model';
import { stanceFeatures } from '../../matching/stance-features';
import { type Sample, sigmoid, train, trainSoftmax, type Weights } from './logistic';
import type { Labelled } from './samples';

/** A feature met fewer times than this is chance. */
const RARE = 3;
/** Weights nearer to nothing than this are left out of the file. */
const SLIGHT = 0.06;
/** The same for stances. */
const SLIGHT_STANCE = 0.15;
const POSITIVE_WEIGHT = 3;

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

/** One classifier a claim, and one for "carries any". */
export function fitClaims(samples: readonly Labelled[], claims: readonly string[]): Fitted {
  const ids = dictionary(samples);
  const on = samples.map((s) => onOf(s.features.keys(), ids));
  const classifier = (carries: (s: Labelled) => boolean, tells: (s: Labelled) => boolean) => {
    const rows: Sample[] = samples.flatMap((s, i) => {
      if (!tells(s)) return [];
      const y = carries(s) ? 1 : 0;
      return [{ on: on[i] as Int32Array, y, weight: y ? POSITIVE_WEIGHT : 1 }];
    });
    return train(rows, ids.size, { epochs: 30, l2: 1.5 });
  };
  const of = (claim: string) =>
    classifier(
      (s) => s.labels.has(claim),
      (s) => s.only === undefined || s.only === claim,
    );
  const any = classifier(
    (s) => s.labels.size > 0,
    (s) => s.only === undefined,
  );
  return { ids, claims: new Map([...claims.map((c) => [c, of(c)] as const), [ANY, any]]) };
}

/** What was fitted, as the matcher reads it: evidence comes to be in the same way here and there. */
export const asModel = (fitted: Fitted, table: FeatureTable): CompiledWeights =>
  compileWeights(weightsOf(fitted), table);

export type Judged = Evidence & { right: boolean };

/** Logistic regression of "right" on the evidence, by Newton's method on a few numbers. */
export function fitBlend(evidence: readonly Judged[]): Model['blend'] {
  const x = evidence.map(blendRow);
  const n = BLEND.length;
  let w = new Array<number>(n).fill(0);
  for (let step = 0; step < 30; step++) {
    const gradient = new Array<number>(n).fill(0);
    const hessian = BLEND.map((_, i) => BLEND.map((_, j) => (i === j ? 1e-3 : 0)));
    evidence.forEach((e, k) => {
      const row = x[k] as number[];
      const p = sigmoid(row.reduce((sum, v, i) => sum + v * (w[i] as number), 0));
      for (let i = 0; i < n; i++) {
        gradient[i] = (gradient[i] as number) + ((e.right ? 1 : 0) - p) * (row[i] as number);
        for (let j = 0; j < n; j++)
          (hessian[i] as number[])[j] =
            ((hessian[i] as number[])[j] as number) + p * (1 - p) * (row[i] as number) * (row[j] as number);
      }
    });
    const delta = solve(hessian, gradient);
    w = w.map((v, i) => v + (delta[i] as number));
  }
  return Object.fromEntries(BLEND.map((name, i) => [name, w[i] ?? 0])) as Model['blend'];
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

/** Stances in the order of the softmax; asserting is what the others are measured against. */
const STANCES = ['asserts', 'denies', 'mentions'] as const;

/** One softmax over asserting, denying and raising. */
export function fitStance(
  samples: readonly Labelled[],
  heaviest: (s: Labelled, claim: string) => number,
): Model['stance'] {
  const rows = samples.flatMap((s) =>
    [...s.labels].map(([claim, stance]) => {
      const reading = s.ruled.get(claim)?.() ?? s.reading(heaviest(s, claim));
      return { features: stanceFeatures(s.tokens, claim, reading), y: STANCES.indexOf(stance) };
    }),
  );
  const counts = new Map<string, number>();
  for (const r of rows) for (const f of r.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, n] of counts) if (n >= RARE) ids.set(f, ids.size);
  const { bias, w } = trainSoftmax(
    rows.map((r) => ({ on: onOf(r.features, ids), y: r.y, weight: 1 })),
    ids.size,
    STANCES.length,
    { epochs: 30, l2: 1e-3 },
  );
  const against = (of: Float64Array): [number, number] => [
    round((of[1] ?? 0) - (of[0] ?? 0)),
    round((of[2] ?? 0) - (of[0] ?? 0)),
  ];
  const out: Model['stance'] = { bias: against(bias) };
  for (const [f, i] of ids) {
    const pair = against(w.subarray(i * STANCES.length, (i + 1) * STANCES.length));
    if (Math.abs(pair[0]) > SLIGHT_STANCE || Math.abs(pair[1]) > SLIGHT_STANCE) out[f] = pair;
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
