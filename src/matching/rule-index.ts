/**
 * Finds the rules that a sentence may fulfil. Rules hang in a trie over what they need, the rarest first, so that the
 * work grows with what a sentence says and not with the number of rules. Branches are laid out when a sentence first
 * comes by: of a large store most are never met.
 */

import type { Board } from './board';
import type { CompiledExpression, CompiledRule } from './compiled';
import type { CompiledLexicon } from './lexicon';
import { CHILD, END, FIRST, HEAD, NEED, type Need, ONLY, OPENERS, RuleTrie, SEEN } from './rule-trie';

/** What must stand in the sentence, and what its context may bring. Each once. */
function needsOf(r: CompiledRule): Need[] {
  const needs = new Set<Need>();
  for (const e of [r.act, ...r.with]) if (e) needs.add(e.index * 2 + 1);
  for (const e of [r.agent, r.patient, ...r.about]) if (e && !needs.has(e.index * 2 + 1)) needs.add(e.index * 2);
  return [...needs];
}

const bySureness = (a: CompiledRule, b: CompiledRule) => b.score - a.score || a.order - b.order;
const NONE: CompiledRule[] = [];

export class RuleIndex {
  /** The surest first. */
  private readonly rules: readonly CompiledRule[];
  private readonly trie: RuleTrie;
  /** The first branches: what each asks for; its node, less than nothing before the first visit; its place. */
  private readonly firstNeeds: Int32Array;
  private readonly firstNodes: Int32Array;
  private readonly firstPlaces: Int32Array;
  /** The one thing that all rules behind them ask for next: most sentences lack it, and go no further. */
  private readonly only: Int32Array;
  /** The last sentence that came by. */
  private readonly seen: Int32Array;
  /** By concept number: the first branches that it opens, from `opens` on. */
  private readonly opens: Int32Array;
  private readonly opened: Int32Array;
  /** Rules that need nothing. */
  private readonly free: readonly number[];
  /** The concepts of all expressions end to end, and where those of each begin. */
  private readonly asked: Int32Array;
  private readonly begins: Int32Array;

  // Marks of the sentence at hand: a cell counts only where it holds this sentence's number, so none is ever wiped.
  private turn = 0;
  private context = false;
  private readonly near: Int32Array;
  /** By need: the sentence's number where it is fulfilled, less than nothing where it is not. */
  private readonly known: Int32Array;
  /** Nodes still to be seen, and rules found. */
  private readonly ahead: number[] = [];
  private readonly found: number[] = [];

  constructor(
    expressions: readonly CompiledExpression[],
    rules: readonly CompiledRule[],
    lexicon: CompiledLexicon,
    private readonly board: Board,
  ) {
    this.near = new Int32Array(lexicon.concepts.length);
    this.known = new Int32Array(expressions.length * 2);
    this.begins = beginnings(expressions.map((e) => e.concepts.length));
    this.asked = Int32Array.from(expressions.flatMap((e) => e.concepts));
    this.rules = rules.slice().sort(bySureness);
    const all = this.rules.map(needsOf);
    const common = commonness(all, expressions, lexicon);
    for (const needs of all) needs.sort((a, b) => (common[a] ?? 0) - (common[b] ?? 0) || a - b);
    const trie = new RuleTrie(all, expressions);
    this.trie = trie;
    const root = trie.root();
    this.free = [...trie.sorted.slice(trie.cells[root + FIRST], trie.cells[root + END])];
    this.firstPlaces = Int32Array.from(trie.branches(root));
    this.firstNeeds = this.firstPlaces.map((place) => trie.cells[place + NEED] as number);
    this.firstNodes = this.firstPlaces.map(() => -1);
    this.only = this.firstPlaces.map(() => -1);
    this.seen = new Int32Array(this.firstPlaces.length);
    const byConcept: number[][] = lexicon.concepts.map(() => []);
    this.firstNeeds.forEach((need, first) => {
      for (const c of expressions[need >> 1]?.concepts ?? []) byConcept[c]?.push(first);
    });
    this.opens = beginnings(byConcept.map((list) => list.length));
    this.opened = Int32Array.from(byConcept.flat());
  }

  /**
   * Rules all of whose needs are fulfilled, the surest first: in the sentence by one of `here`, which are what stands on
   * the board, or in its context by one of `salient`.
   */
  candidates(here: readonly number[], salient: ReadonlySet<number>): readonly CompiledRule[] {
    this.turn++;
    this.context = salient.size > 0;
    const { found, opens, opened, firstNeeds, rules } = this;
    found.length = 0;
    for (const rule of this.free) found.push(rule);
    if (this.context) for (const c of salient) this.near[c] = this.turn;
    for (let i = 0; i < here.length; i++) {
      const c = here[i] as number;
      const end = opens[c + 1] as number;
      for (let k = opens[c] as number; k < end; k++) this.enterFirst(opened[k] as number);
    }
    if (this.context)
      for (const c of salient)
        for (let k = opens[c] as number; k < (opens[c + 1] as number); k++) {
          const first = opened[k] as number;
          if (((firstNeeds[first] as Need) & 1) === 0) this.enterFirst(first);
        }
    this.walk();
    if (found.length === 0) return NONE;
    // Numbered as they are sure.
    sort(found);
    return found.map((rule) => rules[rule] as CompiledRule);
  }

  private enterFirst(first: number): void {
    if (this.seen[first] === this.turn) return;
    this.seen[first] = this.turn;
    const only = this.only[first] as number;
    if (only >= 0 && !this.fulfils(only)) return;
    let node = this.firstNodes[first] as number;
    if (node < 0) {
      node = this.trie.child(this.firstPlaces[first] as number);
      this.firstNodes[first] = node;
      this.only[first] = this.trie.cells[node + ONLY] as number;
    }
    this.ahead.push(node);
  }

  /** Goes through the nodes ahead and all to which they lead. */
  private walk(): void {
    const { trie, ahead, found, board, near, turn, context } = this;
    for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
      // Opening may put another array in its place; of this node the old one tells the same.
      const { cells } = trie;
      const end = cells[node + END] as number;
      for (let i = cells[node + FIRST] as number; i < end; i++) found.push(trie.sorted[i] as number);
      const first = node + HEAD;
      const openers = cells[node + OPENERS] as number;
      for (let at = first; at < first + openers; at++) {
        const c = cells[at] as number;
        if (board.has(c)) this.open(at + openers, 0);
        else if (context && near[c] === turn) this.open(at + openers, 1);
      }
    }
  }

  /** Puts ahead where the branches listed from `cells[at]` lead, but for those whose need has the bit `not`. */
  private open(at: number, not: number): void {
    const { trie, turn, ahead } = this;
    const end = trie.cells[at + 1] as number;
    for (let i = trie.cells[at] as number; i < end; i++) {
      const branch = trie.cells[i] as number;
      if (((trie.cells[branch + NEED] as Need) & not) !== 0) continue;
      const known = trie.cells[branch + CHILD] as number;
      const node = known < 0 ? trie.child(branch) : known;
      if (trie.cells[node + SEEN] === turn) continue;
      trie.cells[node + SEEN] = turn;
      ahead.push(node);
    }
  }

  private fulfils(need: Need): boolean {
    const known = this.known[need];
    if (known === this.turn) return true;
    if (known === -this.turn) return false;
    const { near, turn, asked, board } = this;
    const context = (need & 1) === 0 && this.context;
    const end = this.begins[(need >> 1) + 1] as number;
    for (let i = this.begins[need >> 1] as number; i < end; i++) {
      const c = asked[i] as number;
      if (board.has(c) || (context && near[c] === turn)) {
        this.known[need] = turn;
        return true;
      }
    }
    this.known[need] = -turn;
    return false;
  }
}

/**
 * How likely some sentence fulfils each need, roughly: what rules ask for often, texts hold often, and broader concepts
 * are met with every narrower one. Context fulfils more than the sentence alone.
 */
function commonness(
  all: readonly (readonly Need[])[],
  expressions: readonly CompiledExpression[],
  { concepts }: CompiledLexicon,
): Float64Array {
  const uses = new Float64Array(concepts.length);
  for (const needs of all)
    for (const need of needs) for (const c of expressions[need >> 1]?.concepts ?? []) uses[c] = (uses[c] ?? 0) + 1;
  const met = new Float64Array(concepts.length);
  for (const { index, closure } of concepts)
    for (const up of closure) met[up] = (met[up] ?? 0) + 1 + (uses[index] ?? 0);
  const common = new Float64Array(expressions.length * 2);
  expressions.forEach((e, i) => {
    const sum = e.concepts.reduce((n, c) => n + (met[c] ?? 0), 0);
    common[i * 2] = sum * 2;
    common[i * 2 + 1] = sum;
  });
  return common;
}

/** Where the stretch of each begins, when stretches of these `sizes` stand end to end; and where the last one ends. */
function beginnings(sizes: readonly number[]): Int32Array {
  const begins = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) begins[i + 1] = (begins[i] as number) + (sizes[i] as number);
  return begins;
}

/** Longer lists than this are left to the engine. */
const FEW = 24;

/** Sorts `numbers` in place. Most lists are of a few, for which a comparator is dear. */
function sort(numbers: number[]): void {
  if (numbers.length > FEW) {
    numbers.sort((a, b) => a - b);
    return;
  }
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let k = i;
    for (; k > 0 && (numbers[k - 1] as number) > number; k--) numbers[k] = numbers[k - 1] as number;
    numbers[k] = number;
  }
}
