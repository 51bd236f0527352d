/** `npm run eval -- --compare`: search libraries on the same sentences, with the threshold that suits them best. */
import type { Pack } from '../../claims/schema';
import { type Finder, fuse, miniSearch } from '../bench/libraries';
import type { Item } from './data';
import { f1, precision, recall, type Score, score } from './score';

interface Row {
  name: string;
  threshold: string;
  score: Score;
  /** Libraries know no stance. */
  stance: boolean;
}

const pct = (x: number) => (100 * x).toFixed(1).padStart(6);

/** Prints one table: ours, and each library at its best F1 over these very items (hindsight in its favour). */
export function printComparison(pack: Pack, items: readonly Item[], ours: Score): void {
  // Libraries look at the labelled sentence alone: its context would only add words.
  const sentences = items.filter((i) => !i.strict);
  const rows: Row[] = [{ name: 'Claimtrail', threshold: 'balanced', score: ours, stance: true }];
  for (const finder of [miniSearch(pack), fuse(pack)]) rows.push(best(finder, sentences));
  console.log(`\nOn ${sentences.length} labelled sentences`);
  console.log('                threshold       P      R     F1  stance  negatives with a note');
  for (const r of rows) {
    const t = r.score.all;
    console.log(
      `${r.name.padEnd(16)}${r.threshold.padEnd(10)}${pct(precision(t))} ${pct(recall(t))} ${pct(f1(t))}  ${r.stance ? pct(t.hit ? t.stanceRight / t.hit : 1) : '     –'}  ${r.score.negativesWithNote} of ${r.score.negatives}`,
    );
  }
}

function best(finder: Finder, items: readonly Item[]): Row {
  const found = items.map((item) => {
    const span = item.spans[0];
    return span ? finder.find(item.paragraphs[0]?.slice(span.start, span.end) ?? '') : null;
  });
  const scores = [...new Set(found.flatMap((f) => (f ? [f.score] : [])))].sort((a, b) => a - b);
  const steps = scores.filter((_, i) => i % Math.max(1, Math.floor(scores.length / 60)) === 0);
  let top: Row | null = null;
  for (const threshold of steps) {
    let i = -1;
    const s = score(items, () => {
      i++;
      const hit = found[i];
      const span = items[i]?.spans[0];
      if (!hit || !span || hit.score < threshold) return [];
      return [
        {
          claim: hit.claim,
          stance: 'asserts',
          score: hit.score,
          paragraph: span.paragraph,
          start: span.start,
          end: span.end,
        },
      ];
    });
    if (!top || f1(s.all) > f1(top.score.all))
      top = { name: finder.name, threshold: threshold.toFixed(2), score: s, stance: false };
  }
  return top ?? { name: finder.name, threshold: '-', score: score(items, () => []), stance: false };
}
