/**
 * Names of features as numbers. What a learned part does not know is left out before its name is ever put together:
 * of the pairs of words that a sentence holds, nearly all are unknown.
 */

import { type Word, WordMemo } from '../text/words';
import type { CueKind } from './english';
import { type PackedFeatures, packedName } from './packed-model';

/** A word (as its stem) or an actor, as pairs are made of them. */
export interface Unit {
  name: string;
  /** Its place among the units that features are made of; −1 for one that none names. */
  index: number;
  isActor: boolean;
  /** The number of the feature that is the word alone. */
  alone: number;
  /** By the index of what follows it, and of what follows after one between; null where nothing known does. */
  pairs: Map<number, number> | null;
  gaps: Map<number, number> | null;
}

/** What a feature tells of a concept; also the head of its name. */
export type Aspect = 'a' | 'first' | 'v';

const UNKNOWN = -1;
const PAIR = ' ';
const GAP = ' _ ';
export const WORD = 'w:';
/** More concepts than this no store holds. */
const MOST_CONCEPTS = 1 << 24;

/** Features that are numbered already, by what their units are: a unit is made when a text first holds it. */
class NumberedUnits {
  private readonly places: Map<string, number>;
  private readonly alone: Int32Array;
  /** By unit: where its pairs and gaps begin. */
  private readonly pairsFrom: Uint32Array;
  private readonly gapsFrom: Uint32Array;

  constructor(private readonly features: PackedFeatures) {
    const { rest, units, words, pairs, gaps } = features;
    this.places = new Map(units.map((name, i) => [name, i]));
    this.alone = new Int32Array(units.length).fill(UNKNOWN);
    for (let i = 0; i < words.length; i++) this.alone[words[i] as number] = rest.length + i;
    this.pairsFrom = beginnings(pairs, units.length);
    this.gapsFrom = beginnings(gaps, units.length);
  }

  make(name: string): Unit | undefined {
    const index = this.places.get(name);
    if (index === undefined) return undefined;
    const { rest, words, pairs, gaps } = this.features;
    const first = rest.length + words.length;
    return {
      ...{ name, index },
      isActor: name.startsWith('@'),
      alone: this.alone[index] ?? UNKNOWN,
      pairs: following(pairs, this.pairsFrom, index, first),
      gaps: following(gaps, this.gapsFrom, index, first + pairs.length / 2),
    };
  }
}

/** Where, among pairs that are sorted by their first unit, those of each unit begin. */
function beginnings(pairs: Uint16Array, units: number): Uint32Array {
  const from = new Uint32Array(units + 1);
  for (let i = 0; i < pairs.length; i += 2) {
    const place = (pairs[i] as number) + 1;
    from[place] = (from[place] as number) + 1;
  }
  for (let u = 0; u < units; u++) from[u + 1] = (from[u + 1] as number) + (from[u] as number);
  return from;
}

/** What follows a unit; the first pair of `list` has the number `first`. */
function following(list: Uint16Array, from: Uint32Array, unit: number, first: number): Map<number, number> | null {
  const [start = 0, end = 0] = [from[unit], from[unit + 1]];
  if (start === end) return null;
  const out = new Map<number, number>();
  for (let i = start; i < end; i++) out.set(list[i * 2 + 1] as number, first + i);
  return out;
}

export class FeatureTable {
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly units = new Map<string, Unit>();
  /** What words are; null for those that tell nothing. */
  private readonly words = new WordMemo<Unit | null>();
  private readonly aspects: Record<Aspect, number[]> = { a: [], first: [], v: [] };
  private readonly actors: Unit[] = [];
  /** By what each is about: the numbers of single features that were asked for. */
  private readonly asked = new Map<string | number, number>();
  /** By concept number: the features of its vocabularies, where somebody asked for them. */
  readonly broader: (readonly number[])[] = [];
  private readonly strange: Unit = { name: '', index: -1, isActor: false, alone: UNKNOWN, pairs: null, gaps: null };
  private readonly strangeActor: Unit = { ...this.strange, isActor: true };
  // Numbers met in the features at hand: those marked with their turn.
  private readonly marks: number[] = [];
  private turn = 0;

  private readonly open: boolean;
  private packed: { features: PackedFeatures; units: NumberedUnits } | null = null;

  /** `known` are the only features there are; null: every one that is met is new, for training. */
  constructor(known: Iterable<string> | PackedFeatures | null) {
    this.open = known === null;
    if (known !== null && 'count' in known) this.take(known);
    else for (const name of known ?? []) this.add(name);
  }

  private take(features: PackedFeatures): void {
    this.packed = { features, units: new NumberedUnits(features) };
    for (let n = 0; n < features.count; n++) this.marks.push(0);
    for (const [n, name] of features.rest.entries()) this.numbers.set(name, n);
  }

  /** How many there are. */
  get size(): number {
    return this.marks.length;
  }

  name(number: number): string {
    return this.packed ? packedName(this.packed.features, number) : (this.names[number] ?? '');
  }

  /** The number of the feature `name`; −1 where it is unknown. */
  number(name: string): number {
    return this.numbers.get(name) ?? (this.open ? this.add(name) : UNKNOWN);
  }

  private add(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.numbers.set(name, number);
    this.marks.push(0);
    if (this.open) return number;
    const end = name.indexOf(PAIR);
    if (end > 0) {
      const unit = this.made(name.slice(0, end));
      if (name.startsWith(GAP, end)) {
        unit.gaps ??= new Map();
        unit.gaps.set(this.made(name.slice(end + GAP.length)).index, number);
      } else {
        unit.pairs ??= new Map();
        unit.pairs.set(this.made(name.slice(end + PAIR.length)).index, number);
      }
    } else if (name.startsWith(WORD)) this.made(name.slice(WORD.length)).alone = number;
    return number;
  }

  private made(name: string): Unit {
    let unit = this.units.get(name);
    if (!unit) {
      unit = {
        name,
        index: this.units.size,
        isActor: name.startsWith('@'),
        alone: UNKNOWN,
        pairs: null,
        gaps: null,
      };
      this.units.set(name, unit);
    }
    return unit;
  }

  private unit(name: string): Unit {
    if (!this.open)
      return this.units.get(name) ?? this.numbered(name) ?? (name.startsWith('@') ? this.strangeActor : this.strange);
    const unit = this.made(name);
    if (!unit.isActor) unit.alone = this.number(WORD + name);
    return unit;
  }

  private numbered(name: string): Unit | undefined {
    const unit = this.packed?.units.make(name);
    if (unit) this.units.set(name, unit);
    return unit;
  }

  /** What `word` is; null where it tells nothing. `read` gives the name under which it counts, once a word. */
  word(word: Word, read: (word: Word) => string | null): Unit | null {
    let unit = this.words.get(word);
    if (unit === undefined) {
      const name = read(word);
      unit = name === null ? null : this.unit(name);
      this.words.set(word, unit);
    }
    return unit;
  }

  private single(key: string | number, name: () => string): number {
    let number = this.asked.get(key);
    if (number === undefined) {
      number = this.number(name());
      this.asked.set(key, number);
    }
    return number;
  }

  cue(kind: CueKind): number {
    return this.single(kind, () => `cue:${kind}`);
  }

  /** The sentence speaks of `day` (YYYY-MM-DD) or later. */
  since(day: string): number {
    return this.single(day, () => `since:${day}`);
  }

  undated(): number {
    return this.single('undated', () => 'undated');
  }

  /** One actor before another, by their concept numbers and ids. */
  follows(a: number, idOfA: string, b: number, idOfB: string): number {
    return this.single(a * MOST_CONCEPTS + b, () => `${idOfA}>${idOfB}`);
  }

  /** The actor of concept number `concept`, whose id is `id`. */
  actor(concept: number, id: string): Unit {
    this.actors[concept] ??= this.unit(`@${id}`);
    return this.actors[concept];
  }

  /** The number of "`aspect` of the concept"; `name` is the concept's. */
  aspect(aspect: Aspect, concept: number, name: string): number {
    const numbers = this.aspects[aspect];
    numbers[concept] ??= this.number(`${aspect}:${name}`);
    return numbers[concept];
  }

  /** The number of two units that follow each other. */
  pair(a: Unit, b: Unit): number {
    return this.open ? this.number(a.name + PAIR + b.name) : followed(a.pairs, b);
  }

  /** The number of two units with one between. */
  gap(a: Unit, b: Unit): number {
    return this.open ? this.number(a.name + GAP + b.name) : followed(a.gaps, b);
  }

  // The features of the sentence at hand: the same lists for all, since growing them costs more than filling them.
  private readonly met: number[] = [];
  private readonly at: number[] = [];
  private count = 0;

  /** Begins the features of another sentence. */
  begin(): void {
    this.turn++;
    this.count = 0;
  }

  /** Adds a feature that was met at `token`; each counts once, where it was met first. */
  put(number: number, token: number): void {
    if (number < 0 || this.marks[number] === this.turn) return;
    this.marks[number] = this.turn;
    this.met[this.count] = number;
    this.at[this.count++] = token;
  }

  putAll(numbers: readonly number[], token: number): void {
    for (const number of numbers) this.put(number, token);
  }

  /** What was put since {@link begin}. */
  end(): Features {
    return new Features(this, this.met.slice(0, this.count), this.at.slice(0, this.count));
  }
}

const followed = (by: Unit['pairs'], { index }: Unit): number =>
  by === null || index < 0 ? UNKNOWN : (by.get(index) ?? UNKNOWN);

/** Features of one sentence: each with the token where it was met, or −1 when it belongs to the whole sentence. */
export class Features implements Iterable<readonly [name: string, token: number]> {
  constructor(
    readonly table: FeatureTable,
    readonly numbers: readonly number[] = [],
    readonly tokens: readonly number[] = [],
  ) {}

  *keys(): Generator<string> {
    for (const n of this.numbers) yield this.table.name(n);
  }

  *[Symbol.iterator](): Generator<readonly [string, number]> {
    for (const [i, n] of this.numbers.entries()) yield [this.table.name(n), this.tokens[i] ?? -1];
  }
}
