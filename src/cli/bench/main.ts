/** `npm run bench [-- matcher|growth|detector]`: speeds as ratios in one run. Nothing here is asserted by a test. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../text/normalise';
import { segment } from '../../text/segment';
import { readItems } from '../eval/data';
import { ROOT, readPack } from '../lib/packs';
import { benchDetector } from './detector';
import { benchFirstNote } from './first-note';
import { benchGrowth, benchLibraries } from './matcher';

const folder = join(ROOT, 'tests/eval/dev');
const sentences = readdirSync(folder)
  .filter((f) => /\.jsonl?$/.test(f))
  .flatMap((f) => readItems(join(folder, f)))
  .flatMap((item) => item.paragraphs)
  .flatMap((p) => {
    const { text } = normalise(p);
    return segment(text).map((s) => text.slice(s.start, s.end));
  });
const pack = readPack();
const only = process.argv[2];
if (only === undefined || only === 'matcher') benchLibraries(pack, sentences);
if (only === undefined || only === 'growth') benchGrowth(pack, sentences);
if (only === undefined || only === 'detector') await benchDetector();
if (only === undefined || only === 'first-note') await benchFirstNote();
