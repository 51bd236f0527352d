/** Precision and recall as the threshold moves, and which claims are taken for which: printed by `npm run eval`. */

import type { Pack } from '../../claims/schema';
import { compile, THRESHOLDS } from '../../matching';
import type { Item } from './data';
import { f1, precision, recall, type Score, score } from './score';

const pct = (x: number) => (100 * x).toFixed(1).padStart(5);

/** One row a threshold, from all notes down to the surest. The three sensitivities are named where they stand. */
export function printCurve(pack: Pack, items: readonly Item[]): void {
  const matcher = compile([pack]);
  console.log('\nthreshold      P      R     F1  negatives with a note');
  for (const threshold of [
    0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85,
  ]) {
    const s = score(items, (doc) => matcher.match(doc, { threshold }));
    const name = Object.entries(THRESHOLDS).find(([, t]) => t === threshold)?.[0] ?? '';
    console.log(
      `${threshold.toFixed(2).padEnd(9)} ${pct(precision(s.all))}  ${pct(recall(s.all))}  ${pct(f1(s.all))}  ${s.negativesWithNote} of ${s.negatives}  ${name}`,
    );
  }
}

/** Pairs of (what was labelled, what was found instead), most frequent first. */
export function printConfusion(s: Score): void {
  const pairs = new Map<string, number>();
  for (const f of s.faults) {
    if (f.kind !== 'wrong') continue;
    const key = `${f.expected.replaceAll(/:\w+/g, '')} → ${f.claim}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  console.log('\nlabelled → found wrongly');
  for (const [pair, n] of [...pairs].sort((a, b) => b[1] - a[1]).slice(0, 15))
    console.log(`${String(n).padStart(4)}  ${pair}`);
}
