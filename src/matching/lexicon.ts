/**
 * A pack's words, compiled: concepts numbered, broader concepts folded in, terms in all their forms laid out in one
 * trie over tokens, so that a sentence is tagged in one pass however many terms there are.
 */
import type { Concept, Description } from '../claims/schema';
import { fold, tokenise } from '../text/tokenise';
import { forms } from '../text/inflect';

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

export class CompiledLexicon {
  readonly root: Node = { next: null, gap: null, ends: null };
  readonly concepts: CompiledConcept[] = [];
  readonly descriptions: CompiledDescription[] = [];
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
      this.concepts.push({ index: this.concepts.length, id: c.id, label: c.label, kind: c.kind, symmetric: c.symmetric, closure: [], periods: [] });
      fresh.push(c);
    }
    const all = new Map(concepts.map((c) => [c.id, c]));
    for (const c of fresh) {
      const compiled = this.concepts[this.byId.get(c.id) ?? -1];
      if (!compiled) continue;
      compiled.closure = this.broader([c.id], all);
      compiled.periods = c.periods.map((p) => ({ from: p.from ?? '', until: p.until ?? '9999', closure: this.broader([c.id, ...p.isA], all) }));
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

  private addTerm(term: string, concept: number, form: Form | null): void {
    const words = term.trim().split(/\s+/);
    let pos: Form = 'other';
    const first = words.find((w) => w !== '*') ?? '';
    const mark = first.includes('/') ? first.slice(first.lastIndexOf('/') + 1) : '';
    if (mark === 'v') pos = 'verb';
    else if (mark === 'n') pos = 'noun';
    else if (mark === 'nv' || mark === 'vn') pos = 'either';
    const entryForm = form ?? pos;
    let nodes: { node: Node; cased: (string | null)[] }[] = [{ node: this.root, cased: [] }];
    for (const word of words) {
      if (word === '*') {
        nodes = nodes.map(({ node, cased }) => {
          node.gap ??= { next: null, gap: null, ends: null };
          return { node: node.gap, cased };
        });
        continue;
      }
      const keep = word.startsWith('=');
      const variants = forms(keep ? word.slice(1) : word);
      const grown: typeof nodes = [];
      for (const variant of variants) {
        const tokens = tokenise(variant);
        for (const start of nodes) {
          let node = start.node;
          const cased = [...start.cased];
          for (const token of tokens) {
            node.next ??= new Map();
            let next = node.next.get(token.low);
            if (!next) {
              next = { next: null, gap: null, ends: null };
              node.next.set(token.low, next);
            }
            node = next;
            cased.push(keep ? token.raw : null);
          }
          if (!grown.some((g) => g.node === node)) grown.push({ node, cased });
        }
      }
      nodes = grown;
    }
    for (const { node, cased } of nodes) {
      if (node === this.root) continue;
      node.ends ??= [];
      if (!node.ends.some((e) => e.concept === concept && e.form === entryForm))
        node.ends.push({ concept, form: entryForm, cased: cased.some((c) => c !== null) ? cased : null });
    }
  }
}

/** The look-up key of plain words, for tests and tools. */
export const keyOf = (words: string) => tokenise(words).map((t) => fold(t.raw));
