/**
 * Finds the rules that a sentence may fulfil. Rules hang in a trie over what they need, the rarest first, so that the
 * work grows with what a sentence says and not with the number of rules. Branches are laid out when a sentence first
 * comes by: of a large store most are never met.
 */

import type { Board } from './board';
import type { CompiledExpression, CompiledRule } from './compiled';
import type { CompiledLexicon } from './lexicon';

/** A need: an expression's number, doubled; odd where only the sentence itself will do, not its context. */
type Need = number;

interface Node {
  /** Rules that need nothing more. */
  rules: CompiledRule[];
  /** Rules that do, not yet spread over `next`. */
  waiting: { rule: CompiledRule; needs: readonly Need[] }[];
  depth: number;
  needs: Need[];
  next: Node[];
  /** The concepts that open a branch, each once; of each the branches, by place in `next`, from `begins` on. */
  openers: number[];
  begins: number[];
  opened: number[];
  /** The last sentence that came by. */
  seen: number;
}

const emptyNode = (depth: number): Node => ({
  rules: [],
  waiting: [],
  depth,
  needs: [],
  next: [],
  openers: [],
  begins: [],
  opened: [],
  seen: 0,
});

/** What must stand in the sentence, and what its context may bring. Each once. */
function needsOf(r: CompiledRule): Need[] {
  const needs = new Set<Need>();
  for (const e of [r.act, ...r.with]) if (e) needs.add(e.index * 2 + 1);
  for (const e of [r.agent, r.patient, ...r.about]) if (e && !needs.has(e.index * 2 + 1)) needs.add(e.index * 2);
  return [...needs];
}

/** Of a root: what it asks for is not known before its first visit; or there is more than one thing. */
const UNREAD = -2;
const SEVERAL = -1;

export class RuleIndex {
  /** By concept number: the roots whose needs it fulfils, by their places in what follows. */
  private readonly roots: (readonly number[] | null)[];
  private readonly nodes: Node[] = [];
  private readonly needs: Need[] = [];
  /** The one thing that all rules below a root ask for next: most sentences lack it, and go no further. */
  private readonly only: Int32Array;
  /** The last sentence that came by. */
  private readonly seen: Int32Array;
  /** Rules that need nothing. */
  private readonly free: CompiledRule[] = [];
  /** The concepts of all expressions end to end, and where those of each begin. */
  private readonly asked: Int32Array;
  private readonly begins: Int32Array;

  // Marks of the sentence at hand: a cell counts only where it holds this sentence's number, so none is ever wiped.
  private turn = 0;
  private salient: ReadonlySet<number> = new Set();
  private readonly near: Int32Array;
  /** By need: the sentence's number where it is fulfilled, less than nothing where it is not. */
  private readonly known: Int32Array;

  constructor(
    private readonly expressions: readonly CompiledExpression[],
    rules: readonly CompiledRule[],
    lexicon: CompiledLexicon,
    private readonly board: Board,
  ) {
    this.near = new Int32Array(lexicon.concepts.length);
    this.known = new Int32Array(expressions.length * 2);
    this.begins = new Int32Array(expressions.length + 1);
    expressions.forEach((e, i) => {
      this.begins[i + 1] = (this.begins[i] as number) + e.concepts.length;
    });
    this.asked = Int32Array.from(expressions.flatMap((e) => e.concepts));
    const all = rules.map(needsOf);
    const common = commonness(all, expressions, lexicon);
    const roots = new Map<Need, Node>();
    rules.forEach((rule, i) => {
      const needs = (all[i] ?? []).sort((a, b) => (common[a] ?? 0) - (common[b] ?? 0) || a - b);
      const [first] = needs;
      if (first === undefined) {
        this.free.push(rule);
        return;
      }
      let node = roots.get(first);
      if (!node) {
        node = emptyNode(1);
        roots.set(first, node);
      }
      node.waiting.push({ rule, needs });
    });
    const byConcept: number[][] = lexicon.concepts.map(() => []);
    for (const [need, node] of roots) {
      const root = this.nodes.push(node) - 1;
      this.needs.push(need);
      for (const c of expressions[need >> 1]?.concepts ?? []) byConcept[c]?.push(root);
    }
    this.roots = byConcept.map((list) => (list.length > 0 ? list : null));
    this.only = new Int32Array(this.nodes.length).fill(UNREAD);
    this.seen = new Int32Array(this.nodes.length);
  }

  /**
   * Rules all of whose needs are fulfilled, the surest first: in the sentence by one of `here`, which are what stands on
   * the board, or in its context by one of `salient`.
   */
  candidates(here: readonly number[], salient: ReadonlySet<number>): CompiledRule[] {
    this.turn++;
    this.salient = salient;
    const out = this.free.slice();
    if (salient.size > 0) for (const c of salient) this.near[c] = this.turn;
    for (const c of here) {
      const roots = this.roots[c];
      if (roots) for (const root of roots) this.enterRoot(root, out);
    }
    if (salient.size > 0)
      for (const c of salient)
        for (const root of this.roots[c] ?? []) if (((this.needs[root] as Need) & 1) === 0) this.enterRoot(root, out);
    return out.length < 2 ? out : out.sort((a, b) => b.score - a.score || a.order - b.order);
  }

  private enterRoot(root: number, out: CompiledRule[]): void {
    if (this.seen[root] === this.turn) return;
    this.seen[root] = this.turn;
    const only = this.only[root] as number;
    if (only >= 0 && !this.fulfils(only)) return;
    const node = this.nodes[root] as Node;
    this.walk(node, out);
    if (only === UNREAD)
      this.only[root] = node.rules.length === 0 && node.needs.length === 1 ? (node.needs[0] as Need) : SEVERAL;
  }

  private enter(node: Node, out: CompiledRule[]): void {
    if (node.seen === this.turn) return;
    node.seen = this.turn;
    this.walk(node, out);
  }

  private walk(node: Node, out: CompiledRule[]): void {
    if (node.waiting.length > 0) spread(node, this.expressions);
    for (const rule of node.rules) out.push(rule);
    const { openers } = node;
    const { board, near, turn } = this;
    const context = this.salient.size > 0;
    for (let k = 0; k < openers.length; k++) {
      const c = openers[k] as number;
      if (board.has(c)) this.open(node, k, 0, out);
      else if (context && near[c] === turn) this.open(node, k, 1, out);
    }
  }

  /** Enters the branches that an opener opens, but for those whose need has the bit `not`. */
  private open(node: Node, opener: number, not: number, out: CompiledRule[]): void {
    const end = node.begins[opener + 1] as number;
    for (let i = node.begins[opener] as number; i < end; i++) {
      const branch = node.opened[i] as number;
      if (((node.needs[branch] as Need) & not) === 0) this.enter(node.next[branch] as Node, out);
    }
  }

  private fulfils(need: Need): boolean {
    const known = this.known[need];
    if (known === this.turn) return true;
    if (known === -this.turn) return false;
    const { near, turn, asked, board } = this;
    const context = (need & 1) === 0 && this.salient.size > 0;
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

/** Lays out the branches of `node`. */
function spread(node: Node, expressions: readonly CompiledExpression[]): void {
  const next = new Map<Need, Node>();
  for (const { rule, needs } of node.waiting) {
    const need = needs[node.depth];
    if (need === undefined) {
      node.rules.push(rule);
      continue;
    }
    let child = next.get(need);
    if (!child) {
      child = emptyNode(node.depth + 1);
      next.set(need, child);
    }
    child.waiting.push({ rule, needs });
  }
  node.waiting = [];
  node.needs = [...next.keys()];
  node.next = [...next.values()];
  const openedBy = new Map<number, number[]>();
  node.needs.forEach((need, i) => {
    for (const c of expressions[need >> 1]?.concepts ?? []) {
      const list = openedBy.get(c);
      if (list) list.push(i);
      else openedBy.set(c, [i]);
    }
  });
  for (const [concept, branches] of openedBy) {
    node.openers.push(concept);
    node.begins.push(node.opened.length);
    for (const branch of branches) node.opened.push(branch);
  }
  node.begins.push(node.opened.length);
}
