/**
 * What the sentence at hand carries, by concept number: one board for all sentences of a matcher, so that none makes
 * lists of its own. A cell counts only where it holds the turn of the sentence at hand; nothing is ever wiped.
 */

export class Board {
  /** Whose entries these are. */
  owner: object | null = null;
  private turn = 0;
  private readonly turns: Int32Array;
  /** By concept: the first and the last of its entries. */
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  /** By entry: what it tells of, and the next of the same concept; −1 after the last one. */
  private readonly items: number[] = [];
  private readonly nexts: number[] = [];
  private count = 0;

  /** `concepts`: how many there are. */
  constructor(concepts: number) {
    this.turns = new Int32Array(concepts);
    this.firsts = new Int32Array(concepts);
    this.lasts = new Int32Array(concepts);
  }

  /** Begins another sentence. */
  begin(owner: object): void {
    this.owner = owner;
    this.turn++;
    this.count = 0;
  }

  /** Adds `item` to what carries `concept`; true where it is the first. */
  put(concept: number, item: number): boolean {
    const entry = this.count++;
    this.items[entry] = item;
    this.nexts[entry] = -1;
    const isFirst = this.turns[concept] !== this.turn;
    if (isFirst) {
      this.turns[concept] = this.turn;
      this.firsts[concept] = entry;
    } else this.nexts[this.lasts[concept] as number] = entry;
    this.lasts[concept] = entry;
    return isFirst;
  }

  has(concept: number): boolean {
    return this.turns[concept] === this.turn;
  }

  /** The first entry of `concept`; −1 where it has none. */
  first(concept: number): number {
    return this.has(concept) ? (this.firsts[concept] as number) : -1;
  }

  next(entry: number): number {
    return this.nexts[entry] as number;
  }

  item(entry: number): number {
    return this.items[entry] as number;
  }
}
