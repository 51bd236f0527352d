/**
 * `npm run train`: fits the learned part of the bundled pack on the labelled sentences of the repository and the
 * pack's own examples, and writes assets/packs/…/model.json. Nothing is drawn by chance: the same data give the same file.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Model, Pack } from '../../claims/schema';
import { NO_LOGIT } from '../../matching/analyse';
import { BLEND, CompiledBlend, rivalRule } from '../../matching/blend';
import { FeatureTable } from '../../matching/feature-table';
import { guess } from '../../matching/model';
import { beforeOf, type Told } from '../../matching/thread';
import { type Item, readItems } from '../eval/data';
import { BUNDLED, ROOT, readPackDocument } from '../lib/packs';
import { asModel, fitBlend, fitClaims, fitStance, type Judged, weightsOf } from './fit';
import { type Labelled, type Seen, samplesOf } from './samples';

const FOLDS = 5;
/** The balanced sensitivity stands where this share of the notes is right on sentences unseen by rules and weights, most of them hard. */
const PRECISION = 0.9;

function itemsIn(folder: string): Item[] {
  const path = join(ROOT, 'tests/eval', folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((f) => /\.jsonl?$/.test(f))
    .sort()
    .flatMap((f) => readItems(join(path, f)).map((i) => ({ ...i, file: `${folder}/${i.file}` })));
}

/** The pack's examples. Those that must not match tell of their own claim only. */
function examplesOf(pack: Pack): (Item & { only?: string })[] {
  return pack.claims.flatMap((claim) =>
    (['match', 'noMatch'] as const).flatMap((kind) =>
      claim.examples[kind].map((e, i) => {
        const lead = e.context ? `${e.context.trim()} ` : '';
        const labels = kind === 'match' ? [{ claim: claim.id, stance: e.stance ?? 'asserts' }] : [];
        return {
          id: `${claim.id}-${kind}-${i}`,
          file: 'examples',
          title: e.title,
          published: e.published,
          paragraphs: [lead + e.text],
          spans: [{ paragraph: 0, start: lead.length, end: lead.length + e.text.length, labels }],
          strict: false,
          ...(kind === 'noMatch' ? { only: claim.id } : {}),
        };
      }),
    ),
  );
}

const { values } = parseArgs({
  options: {
    on: { type: 'string', default: 'dev,dev2,train' },
    fresh: { type: 'string', default: 'train/u,train/v,train/x' },
    out: { type: 'string' },
    pack: { type: 'string', default: BUNDLED },
  },
});
// The model at hand, if any, has no say in the next one.
const { model: _, ...rules } = readPackDocument(values.pack) as Record<string, unknown>;
const pack = Pack.parse(rules);
const claims = pack.claims.map((c) => c.id);
const fresh = values.fresh.split(',');
const samples = samplesOf([...values.on.split(',').flatMap(itemsIn), ...examplesOf(pack)], pack);
const isFresh = (s: Labelled) => fresh.some((prefix) => s.file.startsWith(prefix));
console.log(
  `${samples.length} sentences, ${samples.reduce((n, s) => n + s.labels.size, 0)} labels, ${samples.filter(isFresh).length} of them new to the rules`,
);

const table = samples[0]?.features.table ?? new FeatureTable(null);

// What the classifiers say of sentences that they have not seen: for the blend, and to set the threshold.
const evidence: Judged[] = [];
let missed = 0;
const missedBy = new Map<string, number>();
for (let fold = 0; fold < FOLDS; fold++) {
  const fitted = asModel(
    fitClaims(
      samples.filter((s) => s.text % FOLDS !== fold),
      claims,
    ),
    table,
  );
  const known = new Map<Seen, Told>();
  const told = (seen: Seen): Told => {
    const { features, scores: rules } = seen;
    const one = known.get(seen) ?? { logits: features && guess(fitted, features, NO_LOGIT), rules, text: '' };
    known.set(seen, one);
    return one;
  };
  for (const s of samples) {
    if (s.text % FOLDS !== fold || !isFresh(s)) continue;
    const logits = guess(fitted, s.features, NO_LOGIT);
    const before = s.before.map(told);
    const title = s.title && told(s.title);
    const rival = rivalRule(s.scores);
    for (const claim of claims) {
      const rule = s.scores.get(claim) ?? 0;
      const met = s.meant.has(claim);
      const place = fitted.places.get(claim) ?? -1;
      const right = s.labels.has(claim);
      if (rule === 0 && !met) {
        if (right) {
          missed++;
          missedBy.set(claim, (missedBy.get(claim) ?? 0) + 1);
        }
        continue;
      }
      evidence.push({
        rule,
        logit: met ? logits.of(place) : NO_LOGIT,
        rivalRule: rival(claim),
        rivalLogit: logits.rival(place),
        any: logits.any,
        before: beforeOf(before, title, claim, place),
        right,
      });
    }
  }
}
const blend = fitBlend(evidence);
const compiled = new CompiledBlend(blend);
const scored = evidence.map((e) => ({ p: compiled.score(e), right: e.right })).sort((a, b) => b.p - a.p);
const positives = scored.filter((e) => e.right).length + missed;
let right = 0;
let cut = 0.5;
let recall = 0;
scored.forEach((e, i) => {
  if (e.right) right++;
  if (right / (i + 1) >= PRECISION && i > 20) {
    cut = e.p;
    recall = right / positives;
  }
});
for (const at of [0.05, 0.1, 0.15, 0.2, 0.3, 0.5]) {
  const taken = scored.filter((e) => e.p >= at / (at + (1 - at) * ((1 - cut) / cut)));
  const hits = taken.filter((e) => e.right).length;
  console.log(
    `  score ${at}: precision ${((100 * hits) / taken.length).toFixed(1)}, recall ${((100 * hits) / positives).toFixed(1)} (out of fold)`,
  );
}
// The operating point becomes 0.5, so that a score means the same with and without a learned part.
blend.bias -= Math.log(cut / (1 - cut));
console.log(
  `needs missed ${missed} (${[...missedBy].map(([c, n]) => `${c} ${n}`).join(', ')}); blend ${JSON.stringify(blend)}; at precision ${PRECISION} recall is ${(100 * recall).toFixed(1)} over ${positives} labels (out of fold)`,
);

const fitted = fitClaims(samples, claims);
const heaviest = (s: Labelled, claim: string) => {
  const w = fitted.claims.get(claim);
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (const [f, token] of s.features) {
    const i = fitted.ids.get(f);
    const value = i === undefined ? 0 : (w?.w[i] ?? 0);
    if (token >= 0 && value > top) {
      top = value;
      best = token;
    }
  }
  return best;
};
const round = (x: number) => Math.round(x * 1000) / 1000;
const model: Model = {
  note: `Made by npm run train from ${samples.length} labelled sentences.`,
  ...weightsOf(fitted),
  blend: Object.fromEntries(BLEND.map((name) => [name, round(blend[name])])) as Model['blend'],
  stance: fitStance(samples, heaviest),
};
const path = values.out ?? join(values.pack, 'model.json');
const rows = (o: Record<string, unknown>) =>
  Object.entries(o)
    .map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`)
    .join(',\n');
writeFileSync(
  path,
  `{\n  "note": ${JSON.stringify(model.note)},\n  "blend": ${JSON.stringify(model.blend)},\n  "bias": ${JSON.stringify(model.bias)},\n  "order": ${JSON.stringify(model.order)},\n  "weights": {\n${rows(model.weights)}\n  },\n  "stance": {\n${rows(model.stance)}\n  }\n}\n`,
);
console.log(`${path}: ${Object.keys(model.weights).length} features, ${Object.keys(model.stance).length} of stance`);
