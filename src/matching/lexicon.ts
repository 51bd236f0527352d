/** A pack's words, compiled: concepts numbered, broader concepts folded in, their terms in one trie (term-trie.ts). */
import type { Concept, Description } from '../claims/schema';
import type { Word } from '../text/words';
import type { Terms } from './packed-words';
import { type Node, TermTrie } from './term-trie';

/** A concept or description, its terms as they are or packed. */
export type Lexical<T extends Concept | Description> = {
  [K in keyof T]: K extends 'terms' | 'adjectives' | 'people' ? Terms : T[K];
};

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

export class CompiledLexicon {
  private readonly terms = new TermTrie();
  readonly concepts: CompiledConcept[] = [];
  readonly descriptions: CompiledDescription[] = [];
  /** By concept number. */
  readonly isActor: boolean[] = [];
  private readonly byId = new Map<string, number>();

  /** The number of a concept id, or undefined when no pack defines it. */
  indexOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  /** Registers concepts first, so that `isA` may point forward. Later definitions of one id add their terms. */
  addConcepts(concepts: readonly Lexical<Concept>[]): void {
    const fresh: Lexical<Concept>[] = [];
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
      this.isActor.push(c.kind === 'actor');
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
      this.terms.add(c.terms, index, actor ? 'name' : null);
      this.terms.add(c.adjectives, index, 'adjective');
      this.terms.add(c.people, index, 'person');
    }
  }

  /** A concept made of a few terms, named so that equal lists share it. */
  addWords(id: string, label: string, terms: Terms): number {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    const index = this.concepts.length;
    this.byId.set(id, index);
    this.concepts.push({ index, id, label, kind: 'thing', symmetric: false, closure: [index], periods: [] });
    this.isActor.push(false);
    this.terms.add(terms, index, null);
    return index;
  }

  /** Descriptions live in the same trie; their entries carry ~(description number). */
  addDescriptions(descriptions: readonly Lexical<Description>[]): void {
    for (const d of descriptions) {
      const refersTo = d.refersTo.flatMap((id) => this.byId.get(id) ?? []);
      const otherwise = d.otherwise === undefined ? null : (this.byId.get(d.otherwise) ?? null);
      const index = this.descriptions.push({ plural: d.plural, refersTo, otherwise }) - 1;
      this.terms.add(d.terms, ~index, 'other');
    }
  }

  private broader(ids: readonly string[], all: ReadonlyMap<string, Pick<Concept, 'isA'>>): number[] {
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

  /** The terms that can begin with `word`, as a trie over what follows it; null when none can. */
  start(word: Word): Node | null {
    return this.terms.start(word);
  }
}
