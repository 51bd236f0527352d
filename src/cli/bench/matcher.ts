/** The matcher's speed against search libraries, and how it grows with the store. Ratios within one run. */

import type { Pack } from '../../claims/schema';
import { compile } from '../../matching';
import { fuse, miniSearch } from './libraries';
import { grow } from './synthetic';

/** Milliseconds per call, the best of `rounds` over all of `work` after a first one: other work on the machine only ever adds. */
function time<T>(work: readonly T[], call: (item: T) => void, rounds: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let r = 0; r <= rounds; r++) {
    const start = performance.now();
    for (const item of work) call(item);
    if (r > 0 || rounds === 0) best = Math.min(best, (performance.now() - start) / work.length);
  }
  return best;
}

export function benchLibraries(pack: Pack, sentences: readonly string[]): void {
  const matcher = compile([pack]);
  const ours = time(sentences, (s) => matcher.match({ paragraphs: [s] }), 8);
  console.log(`\nSentences: ${sentences.length}, claims: ${pack.claims.length}`);
  console.log(`Claimtrail   ${ours.toFixed(4)} ms a sentence`);
  for (const [finder, share, rounds] of [
    [miniSearch(pack), 1, 4],
    [fuse(pack), 0.05, 1],
  ] as const) {
    const some = sentences.slice(0, Math.ceil(sentences.length * share));
    const theirs = time(some, (s) => finder.find(s), rounds);
    console.log(
      `${finder.name.padEnd(12)} ${theirs.toFixed(4)} ms a sentence: Claimtrail is ${(theirs / ours).toFixed(1)} times as fast`,
    );
  }
}

export function benchGrowth(pack: Pack, sentences: readonly string[]): void {
  console.log('\nGrowth with the number of claims (synthetic: the same words, other parties)');
  let base = 0;
  for (const count of [pack.claims.length, 360, 3_600, 20_000]) {
    const grown = grow(pack, count);
    const start = performance.now();
    const matcher = compile([grown]);
    const compiled = performance.now() - start;
    const notes = sentences.reduce((n, s) => n + matcher.match({ paragraphs: [s] }).length, 0) / sentences.length;
    const ms = time(sentences, (s) => matcher.match({ paragraphs: [s] }), 4);
    base ||= ms;
    console.log(
      `${String(count).padStart(6)} claims  ${ms.toFixed(4)} ms a sentence, ${(ms / base).toFixed(2)} times that of ${pack.claims.length} claims (${notes.toFixed(1)} notes a sentence, compiled in ${compiled.toFixed(0)} ms)`,
    );
  }
}
