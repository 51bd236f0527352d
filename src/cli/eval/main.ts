/** `npm run eval [-- FILES]`: how right the matcher is on labelled data, and where it errs. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Pack } from '../../claims/schema';
import { compile, type Sensitivity, THRESHOLDS } from '../../matching';
import { BUNDLED, ROOT, readPack } from '../lib/packs';
import { printComparison } from './compare';
import { printConfusion, printCurve } from './curve';
import { type Item, readItems } from './data';
import { printNotes } from './notes';
import { f1, precision, recall, type Score, score } from './score';

const pct = (x: number) => (100 * x).toFixed(1).padStart(5);

function filesOf(folder: string): string[] {
  const path = join(ROOT, 'tests/eval', folder);
  return readdirSync(path)
    .filter((f) => /\.jsonl?$/.test(f))
    .sort()
    .map((f) => join(path, f));
}

function line(name: string, s: Score): string {
  const t = s.all;
  return `${name.padEnd(34)} P ${pct(precision(t))}  R ${pct(recall(t))}  F1 ${pct(f1(t))}  stance ${pct(t.hit ? t.stanceRight / t.hit : 1)}  negatives with a note ${s.negativesWithNote}/${s.negatives}  (${t.hit} hit, ${t.wrong} wrong, ${t.missed} missed)`;
}

function report(name: string, s: Score, options: { errors: boolean; claim: string | undefined }): void {
  console.log(line(name, s));
  if (!options.errors) return;
  for (const f of s.faults) {
    if (options.claim && f.claim !== options.claim && !f.expected.includes(options.claim)) continue;
    console.log(
      `\n${f.kind.toUpperCase()} ${f.claim} ${f.kind === 'stance' ? `is ${f.stance}, expected ${f.expected}` : `${f.stance}  [labels: ${f.expected}]`}  ${f.item.id} ${f.item.published ?? ''}`,
    );
    const at = f.item.paragraphs.findIndex((p) => p.includes(f.text));
    const lead = f.item.paragraphs[at]?.split(f.text)[0] ?? '';
    if (lead) console.log(`    … ${lead.slice(-240)}`);
    console.log(`    ${f.text}`);
    if (f.note?.why)
      console.log(
        `    by ${f.note.why.rule} (${f.note.score}): ${f.note.why.filled.map((x) => `${x.part}="${x.words}"`).join(' ')}`,
      );
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pack: { type: 'string' },
    errors: { type: 'boolean', default: false },
    claim: { type: 'string' },
    claims: { type: 'boolean', default: false },
    notes: { type: 'string' },
    rules: { type: 'boolean', default: false },
    held: { type: 'boolean', default: false },
    curve: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
    sensitivity: { type: 'string', default: 'balanced' },
  },
});
const whole = readPack(values.pack ?? BUNDLED);
// `--rules`: what the rules say without the learned part.
const { model, ...bare } = whole;
const pack: Pack = values.rules || model === undefined ? bare : whole;
const matcher = compile([pack]);
const sensitivity = (values.sensitivity in THRESHOLDS ? values.sensitivity : 'balanced') as Sensitivity;

function evaluate(): void {
  const files = positionals.length > 0 ? positionals : filesOf(values.held ? 'held' : 'dev');
  const groups = files.map((f) => [f.split('/').slice(-2).join('/'), readItems(f)] as const);
  const all = groups.flatMap(([, items]) => items);
  const run = (items: readonly Item[]) => score(items, (doc) => matcher.match(doc, { sensitivity }));
  for (const [name, items] of groups) report(name, run(items), { errors: values.errors, claim: values.claim });
  const total = run(all);
  if (groups.length > 1) console.log(line('all', total));
  if (values.curve) {
    printCurve(pack, all);
    printConfusion(total);
  }
  if (values.compare) printComparison(pack, all, run(all.filter((i) => !i.strict)));
  if (values.claims) {
    console.log();
    for (const c of pack.claims) {
      const t = total.claims.get(c.id);
      if (t)
        console.log(
          `${c.id.padEnd(32)} P ${pct(precision(t))}  R ${pct(recall(t))}  F1 ${pct(f1(t))}  ${t.hit} hit, ${t.wrong} wrong, ${t.missed} missed, stance ${t.stanceRight}/${t.hit}`,
        );
    }
  }
}

if (values.notes) printNotes(values.notes, matcher, sensitivity, values.claim);
else evaluate();
