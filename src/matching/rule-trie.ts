/**
 * The rules' needs as a trie, in flat arrays: of a large store a sentence comes by a hundred nodes, each for the first
 * time in a long while, and what lies in one piece is fetched in one go. Nodes are laid out when a sentence first comes
 * by; until then a node is a stretch of the list of rules.
 */
import type { CompiledExpression } from './compiled';

/** A need: an expression's number, doubled; odd where only the sentence itself will do, not its context. */
export type Need = number;

/** Fields of a branch, by their distance from its place: what it asks for, and the node to which it leads. */
export const NEED = 0;
/** The node's place; {@link UNMADE} before the first visit. */
export const CHILD = 1;
/** Its rules, as a stretch [from, to) of `sorted`. */
const FROM = 2;
const TO = 3;
/** How many of their needs lie behind. */
const DEPTH = 4;
const BRANCH = 5;
const UNMADE = -1;

/** Fields of a node. Behind them stand its openers, the place where the branches of each begin, and one place more. */
/** The last sentence that came by. */
export const SEEN = 0;
/** Rules that need nothing more, as a stretch [first, end) of `sorted`. */
export const FIRST = 1;
export const END = 2;
/** The one need of all rules below; −1 where there are several, or rules that need nothing more. */
export const ONLY = 3;
/** How many concepts open a branch. */
export const OPENERS = 4;
export const HEAD = 5;

export class RuleTrie {
  /** Nodes and branches; another array once it has grown. */
  cells = new Int32Array(1 << 12);
  private used = 0;
  /** Rules by their numbers; those of one node stand side by side. */
  readonly sorted: Int32Array;
  /** The needs of all rules end to end, and where those of each begin. */
  private readonly needs: Int32Array;
  private readonly begins: Uint32Array;

  /** `needs`: of each rule, in the order in which they are asked for. */
  constructor(
    needs: readonly (readonly Need[])[],
    private readonly expressions: readonly CompiledExpression[],
  ) {
    this.sorted = Int32Array.from(needs, (_, rule) => rule);
    this.begins = new Uint32Array(needs.length + 1);
    for (let i = 0; i < needs.length; i++)
      this.begins[i + 1] = (this.begins[i] as number) + (needs[i] as readonly Need[]).length;
    this.needs = new Int32Array(this.begins[needs.length] as number);
    for (let i = 0; i < needs.length; i++) this.needs.set(needs[i] as readonly Need[], this.begins[i]);
  }

  /** The first node. */
  root(): number {
    const branch = this.reserve(BRANCH);
    this.cells[branch + CHILD] = UNMADE;
    this.cells[branch + TO] = this.sorted.length;
    return this.child(branch);
  }

  /** The places of the branches of `node`. */
  branches(node: number): number[] {
    const openers = this.cells[node + OPENERS] as number;
    const first = node + HEAD + openers;
    return [...new Set(this.cells.slice(this.cells[first], this.cells[first + openers]))];
  }

  /** The node to which `branch` leads. */
  child(branch: number): number {
    const known = this.cells[branch + CHILD] as number;
    if (known !== UNMADE) return known;
    const { cells } = this;
    const made = this.make(
      cells[branch + FROM] as number,
      cells[branch + TO] as number,
      cells[branch + DEPTH] as number,
    );
    this.cells[branch + CHILD] = made;
    return made;
  }

  private make(from: number, to: number, depth: number): number {
    const [end, groups] = this.part(from, to, depth);
    const openedBy = new Map<number, number[]>();
    let opened = 0;
    groups.forEach(({ need }, i) => {
      for (const c of this.expressions[need >> 1]?.concepts ?? []) {
        const list = openedBy.get(c);
        if (list) list.push(i);
        else openedBy.set(c, [i]);
        opened++;
      }
    });
    const node = this.reserve(HEAD + openedBy.size * 2 + 1 + opened + groups.length * BRANCH);
    const { cells } = this;
    cells[node + FIRST] = from;
    cells[node + END] = end;
    cells[node + ONLY] = groups.length === 1 && end === from ? (groups[0]?.need ?? -1) : -1;
    cells[node + OPENERS] = openedBy.size;
    let at = node + HEAD;
    let place = at + openedBy.size * 2 + 1;
    const branches = place + opened;
    for (const [concept, list] of openedBy) {
      cells[at] = concept;
      cells[at++ + openedBy.size] = place;
      for (const i of list) cells[place++] = branches + i * BRANCH;
    }
    cells[at + openedBy.size] = place;
    groups.forEach((group, i) => {
      cells.set([group.need, UNMADE, group.from, group.to, depth + 1], branches + i * BRANCH);
    });
    return node;
  }

  /** Sorts a stretch of rules by their next need: first those without one, up to `end`, then group by group. */
  private part(from: number, to: number, depth: number): [end: number, { need: Need; from: number; to: number }[]] {
    const { sorted, begins, needs } = this;
    const done: number[] = [];
    const byNeed = new Map<Need, number[]>();
    for (let i = from; i < to; i++) {
      const rule = sorted[i] as number;
      const at = (begins[rule] as number) + depth;
      const list = at < (begins[rule + 1] as number) ? byNeed.get(needs[at] as Need) : done;
      if (list) list.push(rule);
      else byNeed.set(needs[at] as Need, [rule]);
    }
    sorted.set(done, from);
    let at = from + done.length;
    const groups = [...byNeed].map(([need, rules]) => {
      sorted.set(rules, at);
      at += rules.length;
      return { need, from: at - rules.length, to: at };
    });
    return [from + done.length, groups];
  }

  /** Room for `size` cells: where they begin. */
  private reserve(size: number): number {
    const place = this.used;
    this.used += size;
    if (this.used > this.cells.length) {
      const grown = new Int32Array(this.used * 2);
      grown.set(this.cells);
      this.cells = grown;
    }
    return place;
  }
}
