/** The matcher's speed against search libraries, and how it grows with the store. Ratios within one run. */

import type { Pack } from '../../claims/schema';
import type { Matcher } from '../../matching';
import { builtMatching } from './built';
import { fuse, miniSearch } from './libraries';
import { grow } from './synthetic';

interface Runner {
  /** Over so much of the work, from its beginning: what takes ages is timed on a part. */
  share: number;
  call: (sentence: string) => void;
}

/**
 * Milliseconds of processor time a sentence, for each of `runners`: the best of `rounds` after a first one. They take
 * turns, and only their own time counts, so that other work on the machine cannot favour one.
 */
function time(sentences: readonly string[], runners: readonly Runner[], rounds: number): number[] {
  const best = runners.map(() => Number.POSITIVE_INFINITY);
  for (let r = 0; r <= rounds; r++)
    runners.forEach(({ share, call }, i) => {
      const some = sentences.slice(0, Math.ceil(sentences.length * share));
      const start = process.cpuUsage();
      for (const sentence of some) call(sentence);
      const { user, system } = process.cpuUsage(start);
      if (r > 0) best[i] = Math.min(best[i] ?? 0, (user + system) / 1000 / some.length);
    });
  return best;
}

const runner = (matcher: Matcher): Runner => ({ share: 1, call: (s) => matcher.match({ paragraphs: [s] }) });

export async function benchLibraries(pack: Pack, sentences: readonly string[]): Promise<void> {
  const { compile } = await builtMatching();
  const finders = [miniSearch(pack), fuse(pack)] as const;
  const [ours = 0, ...theirs] = time(
    sentences,
    [runner(compile([pack])), ...finders.map((f, i) => ({ share: i === 0 ? 1 : 0.02, call: f.find }))],
    6,
  );
  console.log(`\nSentences: ${sentences.length}, claims: ${pack.claims.length}`);
  console.log(`Claimtrail   ${ours.toFixed(4)} ms a sentence`);
  finders.forEach(({ name }, i) => {
    const ms = theirs[i] ?? 0;
    const times = (ms / ours).toFixed(1);
    console.log(`${name.padEnd(12)} ${ms.toFixed(4)} ms a sentence: Claimtrail is ${times} times as fast`);
  });
}

export async function benchGrowth(pack: Pack, sentences: readonly string[]): Promise<void> {
  const { compile } = await builtMatching();
  console.log('\nGrowth with the number of claims (synthetic: the same words, other parties)');
  const own = compile([pack]);
  for (const count of [pack.claims.length, 360, 3_600, 20_000]) {
    const grown = grow(pack, count);
    const start = process.cpuUsage();
    const matcher = compile([grown]);
    const { user, system } = process.cpuUsage(start);
    const notes = sentences.reduce((n, s) => n + matcher.match({ paragraphs: [s] }).length, 0) / sentences.length;
    const [base = 0, ms = 0] = time(sentences, [runner(own), runner(matcher)], 4);
    const aside = `${notes.toFixed(1)} notes a sentence, compiled in ${((user + system) / 1000).toFixed(0)} ms`;
    console.log(
      `${String(count).padStart(6)} claims  ${ms.toFixed(4)} ms a sentence, ${(ms / base).toFixed(2)} times that of ${pack.claims.length} claims (${aside})`,
    );
  }
}
