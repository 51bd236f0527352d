/**
 * `npm run bench [-- matcher|growth|detector|page-load|first-note|storm|many|memory]`: speeds as ratios in one run, in
 * real browsers where it is about pages. Nothing here is asserted by a test.
 */
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { normalise } from '../../text/normalise';
import { segment } from '../../text/segment';
import { readItems } from '../eval/data';
import { ROOT, readPack } from '../lib/packs';
import { benchDetector } from './detector';
import { benchFirstNote } from './first-note';
import { benchMany } from './many';
import { benchGrowth, benchLibraries } from './matcher';
import { benchMemory } from './memory';
import { benchPageLoad } from './page-load';
import { benchStorm } from './storm';

function sentences(): string[] {
  const folder = join(ROOT, 'tests/eval/dev');
  return readdirSync(folder)
    .filter((f) => /\.jsonl?$/.test(f))
    .flatMap((f) => readItems(join(folder, f)))
    .flatMap((item) => item.paragraphs)
    .flatMap((p) => {
      const { text } = normalise(p);
      return segment(text).map((s) => text.slice(s.start, s.end));
    });
}

const BENCHES: Record<string, () => void | Promise<void>> = {
  matcher: () => benchLibraries(readPack(), sentences()),
  growth: () => benchGrowth(readPack(), sentences()),
  detector: benchDetector,
  'page-load': benchPageLoad,
  'first-note': benchFirstNote,
  storm: benchStorm,
  many: benchMany,
  memory: benchMemory,
};

const only = process.argv[2];
if (only !== undefined && !(only in BENCHES)) {
  console.error(`There is no benchmark "${only}". There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const load = () => loadavg()[0]?.toFixed(1) ?? '?';
for (const [name, run] of Object.entries(BENCHES)) {
  if (only !== undefined && only !== name) continue;
  const before = load();
  await run();
  // What else the machine was doing is part of every figure in ms.
  console.log(`${name}: ${cpus().length} cores, load ${before} before and ${load()} after`);
}
