/**
 * A pack's words, compiled: concepts numbered, broader concepts folded in, terms in all their forms laid out in one
 * trie over tokens, so that a sentence is tagged in one pass however many terms there are.
 */
import type { Concept, Description } from '../claims/schema';
import { forms } from '../text/inflect';
import { tokenise } from '../text/tokenise';

/** How a term was met: as the actor's name, as an adjective, as a person who speaks for it, as a verb or a noun. */
export type Form = 'name' | 'adjective' | 'person' | 'verb' | 'noun' | 'either' | 'other';

export interface Entry {
  concept: number;
  form: Form;
  /** Capitals that must stand so, per token; null where any will do. */
  cased: readonly (string | null)[] | null;
}

export interface Node {
  next: Map<string, Node> | null;
  /** Up to {@link MAX_GAP} words may stand here. */
  gap: Node | null;
  ends: Entry[] | null;
}

export interface CompiledConcept {
  index: number;
  id: string;
  label: string;
  kind: Concept['kind'];
  symmetric: boolean;
  /** Itself and everything broader, at any time. */
  closure: readonly number[];
  periods: readonly { from: string; until: string; closure: readonly number[] }[];
}

export interface CompiledDescription {
  plural: boolean;
  refersTo: readonly number[];
  otherwise: number | null;
}

export const MAX_GAP = 6;

/** Which place was given to a concept (or ~description) since `begin`: a list that is never wiped. */
class Places {
  private readonly given: number[] = [];
  private readonly turns: number[] = [];
  private turn = 0;

  begin(): void {
    this.turn++;
  }

  /** The concept's place; `next` becomes it where it has none. */
  of(concept: number, next: number): number {
    const key = concept < 0 ? ~concept * 2 + 1 : concept * 2;
    while (this.turns.length <= key) {
      this.turns.push(0);
      this.given.push(0);
    }
    if (this.turns[key] === this.turn) return this.given[key] as number;
    this.turns[key] = this.turn;
    this.given[key] = next;
    return next;
  }
}

export class CompiledLexicon {
  private readonly roots = new Map<string, Root>();
  readonly concepts: CompiledConcept[] = [];
  readonly descriptions: CompiledDescription[] = [];
  /** For the tagger. */
  readonly places = new Places();
  private readonly byId = new Map<string, number>();

  /** The number of a concept id, or undefined when no pack defines it. */
  indexOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  /** Registers concepts first, so that `isA` may point forward. Later definitions of one id add their terms. */
  addConcepts(concepts: readonly Concept[]): void {
    const fresh: Concept[] = [];
    for (const c of concepts) {
      if (this.byId.has(c.id)) continue;
      this.byId.set(c.id, this.concepts.length);
      this.concepts.push({
        index: this.concepts.length,
        id: c.id,
        label: c.label,
        kind: c.kind,
        symmetric: c.symmetric,
        closure: [],
        periods: [],
      });
      fresh.push(c);
    }
    const all = new Map(concepts.map((c) => [c.id, c]));
    for (const c of fresh) {
      const compiled = this.concepts[this.byId.get(c.id) ?? -1];
      if (!compiled) continue;
      compiled.closure = this.broader([c.id], all);
      compiled.periods = c.periods.map((p) => ({
        from: p.from ?? '',
        until: p.until ?? '9999',
        closure: this.broader([c.id, ...p.isA], all),
      }));
    }
    for (const c of concepts) {
      const index = this.byId.get(c.id) ?? -1;
      const actor = c.kind === 'actor';
      for (const term of c.terms) this.addTerm(term, index, actor ? 'name' : null);
      for (const term of c.adjectives) this.addTerm(term, index, 'adjective');
      for (const term of c.people) this.addTerm(term, index, 'person');
    }
  }

  /** A concept made of a few terms, named so that equal lists share it. */
  addWords(id: string, label: string, terms: readonly string[]): number {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    const index = this.concepts.length;
    this.byId.set(id, index);
    this.concepts.push({ index, id, label, kind: 'thing', symmetric: false, closure: [index], periods: [] });
    for (const term of terms) this.addTerm(term, index, null);
    return index;
  }

  /** Descriptions live in the same trie; their entries carry ~(description number). */
  addDescriptions(descriptions: readonly Description[]): void {
    for (const d of descriptions) {
      const refersTo = d.refersTo.flatMap((id) => this.byId.get(id) ?? []);
      const otherwise = d.otherwise === undefined ? null : (this.byId.get(d.otherwise) ?? null);
      const index = this.descriptions.push({ plural: d.plural, refersTo, otherwise }) - 1;
      for (const term of d.terms) this.addTerm(term, ~index, 'other');
    }
  }

  private broader(ids: readonly string[], all: ReadonlyMap<string, Concept>): number[] {
    const seen = new Set<number>();
    const walk = (id: string) => {
      const index = this.byId.get(id);
      if (index === undefined || seen.has(index)) return;
      seen.add(index);
      const known = all.get(id);
      if (known) for (const up of known.isA) walk(up);
      else for (const up of this.concepts[index]?.closure ?? []) seen.add(up);
    };
    for (const id of ids) walk(id);
    return [...seen];
  }

  /** The terms that can begin with the token `low`, as a trie over what follows it; undefined when none can. */
  start(low: string): Node | undefined {
    const root = this.roots.get(low);
    if (!root) return undefined;
    if (root.waiting) {
      const { waiting } = root;
      root.waiting = null;
      for (const term of waiting) expand(root.node, term, low);
    }
    return root.node;
  }

  /** Only the first word is unfolded now. A pack holds tens of thousands of terms, a page meets a few hundred. */
  private addTerm(term: string, concept: number, form: Form | null): void {
    const words = term.trim().split(/\s+/);
    const first = words[0] ?? '';
    if (first === '' || first === '*') return;
    const mark = first.includes('/') ? first.slice(first.lastIndexOf('/') + 1) : '';
    const pos: Form =
      mark === 'v' ? 'verb' : mark === 'n' ? 'noun' : mark === 'nv' || mark === 'vn' ? 'either' : 'other';
    const waiting: Waiting = { words, concept, form: form ?? pos };
    for (const low of firstTokens(first)) {
      const root = this.roots.get(low);
      if (!root) this.roots.set(low, { node: emptyNode(), waiting: [waiting] });
      else if (root.waiting) root.waiting.push(waiting);
      else expand(root.node, waiting, low);
    }
  }
}

/** What a first word begins: laid out, and not yet. */
interface Root {
  node: Node;
  waiting: Waiting[] | null;
}

/** Lays out the forms of a term that begin with `low`, below `root`. */
function expand(root: Node, { words, concept, form }: Waiting, low: string): void {
  let ends: Place[] = [];
  words.forEach((word, i) => {
    if (word === '*') {
      ends = ends.map(({ node, cased }) => {
        node.gap ??= emptyNode();
        return { node: node.gap, cased };
      });
      return;
    }
    const keep = word.startsWith('=');
    const grown: Place[] = [];
    for (const tokens of variantsOf(word)) {
      if (i === 0) {
        if (tokens[0]?.low === low)
          grown.push(follow({ node: root, cased: [keep ? (tokens[0]?.raw ?? null) : null] }, tokens.slice(1), keep));
      } else for (const place of ends) grown.push(follow(place, tokens, keep));
    }
    ends = grown;
  });
  for (const { node, cased } of ends) {
    node.ends ??= [];
    if (!node.ends.some((e) => e.concept === concept && e.form === form))
      node.ends.push({ concept, form, cased: cased.some((c) => c !== null) ? cased : null });
  }
}

/** A term whose first word is known and whose rest is not laid out yet. */
interface Waiting {
  words: readonly string[];
  concept: number;
  form: Form;
}

interface Place {
  node: Node;
  cased: (string | null)[];
}

const emptyNode = (): Node => ({ next: null, gap: null, ends: null });

function child(map: Map<string, Node>, low: string): Node {
  let next = map.get(low);
  if (!next) {
    next = emptyNode();
    map.set(low, next);
  }
  return next;
}

function follow(place: Place, tokens: readonly WordToken[], keep: boolean): Place {
  let { node } = place;
  const cased = [...place.cased];
  for (const token of tokens) {
    node.next ??= new Map();
    node = child(node.next, token.low);
    cased.push(keep ? token.raw : null);
  }
  return { node, cased };
}

interface WordToken {
  low: string;
  raw: string;
}

// Words recur in thousands of terms; their forms are worked out once.
const variants = new Map<string, WordToken[][]>();
const firsts = new Map<string, string[]>();

function variantsOf(word: string): WordToken[][] {
  let known = variants.get(word);
  if (!known) {
    known = forms(word.startsWith('=') ? word.slice(1) : word).map((form) =>
      tokenise(form).map(({ low, raw }) => ({ low, raw })),
    );
    variants.set(word, known);
  }
  return known;
}

const PLAIN = /^[a-z]+$/;

function firstTokens(word: string): string[] {
  let known = firsts.get(word);
  if (!known) {
    // A plain word can still be spelt two ways ("centre"), but it is one token.
    known = [...new Set(PLAIN.test(word) ? forms(word) : variantsOf(word).flatMap((tokens) => tokens[0]?.low ?? []))];
    firsts.set(word, known);
  }
  return known;
}
