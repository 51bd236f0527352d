/** How far apart two places of a sentence are for who does what to whom: words, commas, clause borders, other verbs. */
import type { Token } from '../text/tokenise';
import { type Word, WordMemo } from '../text/words';
import { AUXILIARY, RELATIVES, SAY, SUBORDINATORS } from './english';
import type { Sentence } from './sentence';
import { is, RELATIVE } from './traits';

/** Running sums over the tokens of a sentence, so that the cost between two places is one subtraction. */
interface Sums {
  plain: number[];
  coordinated: number[];
  /** Verbs that begin before a token. */
  verbs: number[];
  between: number[];
}

/** Of the sentence that was last asked about. */
let last: { of: Sentence; sums: Sums } | null = null;

/** What a word costs that stands between an actor and a trigger, and what where the trigger shares a subject. */
interface Weight {
  plain: number;
  coordinated: number;
}

const PLAIN: Weight = { plain: 0.008, coordinated: 0.008 };

/** Words that cost more than others: commas, clause borders, other verbs. The first row that names a word counts. */
const WEIGHTS: ReadonlyMap<string, Weight> = new Map(
  (
    [
      [[','], 0.048],
      [[';', ':', '—'], 0.308],
      [['"', '(', ')'], 0.088],
      [['that'], 0.288],
      [RELATIVES, 0.158],
      [SUBORDINATORS, 0.258],
      [['but'], 0.158],
      [SAY, 0.208, 0.048],
      [AUXILIARY, 0.068, 0.008],
    ] satisfies [words: Iterable<string>, plain: number, coordinated?: number][]
  )
    .reverse()
    .flatMap(([words, plain, coordinated = plain]) => [...words].map((w) => [w, { plain, coordinated }] as const)),
);

const weights = new WordMemo<Weight>();

const weightOf = ({ form }: Token): Weight => weights.get(form) ?? weigh(form);

function weigh(word: Word): Weight {
  const weight = WEIGHTS.get(word.low) ?? PLAIN;
  weights.set(word, weight);
  return weight;
}

export function sumsOf(s: Sentence): Sums {
  if (last?.of === s) return last.sums;
  const n = s.tokens.length;
  // Plain lists: typed arrays as short as a sentence cost more to make than they save.
  const made: Sums = { plain: [0], coordinated: [0], verbs: [0], between: [0] };
  const verb = new Set<number>();
  for (const m of s.mentions) if (m.form === 'verb') verb.add(m.from);
  let [plain, coordinated, verbs, between] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const t = s.tokens[i] as Token;
    const w = weightOf(t);
    plain += w.plain;
    coordinated += w.coordinated;
    if (verb.has(i)) verbs++;
    if (t.low === 'between') between++;
    made.plain.push(plain);
    made.coordinated.push(coordinated);
    made.verbs.push(verbs);
    made.between.push(between);
  }
  last = { of: s, sums: made };
  return made;
}

/** What lies between two token positions, as a cost: distance, commas, clause borders, other verbs. */
export function between(s: Sentence, from: number, to: number, coordinated: boolean): number {
  if (to <= from) return 0;
  const all = coordinated ? sumsOf(s).coordinated : sumsOf(s).plain;
  let cost = (all[to] ?? 0) - (all[from] ?? 0);
  // A relative pronoun right behind the actor ties the clause to it: "the group that …", "Moscow, which …".
  const first = s.tokens[from];
  const at = first?.low === ',' && is(s.tokens[from + 1], RELATIVE) ? from + 1 : from;
  const tie = s.tokens[at];
  if (tie && at < to && is(tie, RELATIVE)) cost -= weightOf(tie)[coordinated ? 'coordinated' : 'plain'] - 0.008;
  return cost;
}

export const verbsBetween = (s: Sentence, from: number, to: number) =>
  (sumsOf(s).verbs[to] ?? 0) - (sumsOf(s).verbs[from] ?? 0);
