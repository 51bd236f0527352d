/**
 * Names of features as numbers. What a learned part does not know is left out before its name is ever put together:
 * of the pairs of words that a sentence holds, nearly all are unknown.
 */

import { LONGEST_KEPT } from '../text/tokenise';

/** A word (as its stem) or an actor, as pairs are made of them. */
export interface Unit {
  name: string;
  isActor: boolean;
  /** The number of the feature that is the word alone. */
  alone: number;
  /** By the name of what follows it, and of what follows after one between; null where nothing known does. */
  pairs: Map<string, number> | null;
  gaps: Map<string, number> | null;
}

/** What a feature tells of a concept; also the head of its name. */
export type Aspect = 'a' | 'first' | 'c' | 'v';

const UNKNOWN = -1;
const PAIR = ' ';
const GAP = ' _ ';
export const WORD = 'w:';
export const CUE = 'cue:';
export const CONTEXT = 'c:';
const MOST_WORDS = 30_000;

export class FeatureTable {
  /** By number. */
  readonly names: string[] = [];
  /** By number: whether it is of the context, not of the sentence. */
  readonly ofContext: boolean[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly units = new Map<string, Unit>();
  /** By the word as it stands; null for words that tell nothing. */
  private readonly words = new Map<string, Unit | null>();
  private readonly aspects: Record<Aspect, number[]> = { a: [], first: [], c: [], v: [] };
  private readonly actors: Unit[] = [];
  private readonly strange: Unit = { name: '', isActor: false, alone: UNKNOWN, pairs: null, gaps: null };
  private readonly strangeActor: Unit = { ...this.strange, isActor: true };
  // Numbers met in the features at hand: those marked with their turn.
  private readonly marks: number[] = [];
  private turn = 0;

  /** `known` are the only features there are; null: every one that is met is new, for training. */
  constructor(known: Iterable<string> | null) {
    this.open = known === null;
    for (const name of known ?? []) this.add(name);
  }

  private readonly open: boolean;

  /** The number of the feature `name`; −1 where it is unknown. */
  number(name: string): number {
    return this.numbers.get(name) ?? (this.open ? this.add(name) : UNKNOWN);
  }

  private add(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.numbers.set(name, number);
    this.ofContext.push(name.startsWith(CONTEXT));
    this.marks.push(0);
    if (this.open) return number;
    const end = name.indexOf(PAIR);
    if (end > 0) {
      const unit = this.made(name.slice(0, end));
      if (name.startsWith(GAP, end)) {
        unit.gaps ??= new Map();
        unit.gaps.set(name.slice(end + GAP.length), number);
      } else {
        unit.pairs ??= new Map();
        unit.pairs.set(name.slice(end + PAIR.length), number);
      }
      this.made(name.slice(name.lastIndexOf(PAIR) + 1));
    } else if (name.startsWith(WORD)) this.made(name.slice(WORD.length)).alone = number;
    return number;
  }

  private made(name: string): Unit {
    let unit = this.units.get(name);
    if (!unit) {
      unit = { name, isActor: name.startsWith('@'), alone: UNKNOWN, pairs: null, gaps: null };
      this.units.set(name, unit);
    }
    return unit;
  }

  private unit(name: string): Unit {
    if (!this.open) return this.units.get(name) ?? (name.startsWith('@') ? this.strangeActor : this.strange);
    const unit = this.made(name);
    if (!unit.isActor) unit.alone = this.number(WORD + name);
    return unit;
  }

  /** What the word `low` is; null where it tells nothing. `read` gives the name under which it counts, once a word. */
  word(low: string, read: (low: string) => string | null): Unit | null {
    let unit = this.words.get(low);
    if (unit === undefined) {
      const name = read(low);
      unit = name === null ? null : this.unit(name);
      if (this.words.size >= MOST_WORDS) this.words.clear();
      if (low.length <= LONGEST_KEPT) this.words.set(low, unit);
    }
    return unit;
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
    return this.open ? this.number(a.name + PAIR + b.name) : (a.pairs?.get(b.name) ?? UNKNOWN);
  }

  /** The number of two units with one between. */
  gap(a: Unit, b: Unit): number {
    return this.open ? this.number(a.name + GAP + b.name) : (a.gaps?.get(b.name) ?? UNKNOWN);
  }

  /** Begins the features of another sentence. */
  begin(): void {
    this.turn++;
  }

  /** Whether the feature is known and met for the first time since {@link begin}. */
  isNew(number: number): boolean {
    if (number < 0 || this.marks[number] === this.turn) return false;
    this.marks[number] = this.turn;
    return true;
  }
}

/** Features of one sentence: each with the token where it was met, or −1 when it belongs to the whole sentence. */
export class Features implements Iterable<readonly [name: string, token: number]> {
  readonly numbers: number[] = [];
  readonly tokens: number[] = [];

  constructor(readonly table: FeatureTable) {
    table.begin();
  }

  put(number: number, token: number): void {
    if (!this.table.isNew(number)) return;
    this.numbers.push(number);
    this.tokens.push(token);
  }

  *keys(): Generator<string> {
    for (const n of this.numbers) yield this.table.names[n] ?? '';
  }

  *[Symbol.iterator](): Generator<readonly [string, number]> {
    for (const [i, n] of this.numbers.entries()) yield [this.table.names[n] ?? '', this.tokens[i] ?? -1];
  }
}
