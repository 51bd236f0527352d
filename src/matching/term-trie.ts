/**
 * Terms in all their forms, as one automaton over tokens, so that a sentence is tagged in one pass however many terms
 * there are. A pack holds tens of thousands of terms, a page meets a few hundred: of the automaton only the states that
 * texts have come through are made.
 */
import { bitOf, otherBitOf, type Word, WordMemo } from '../text/words';
import { PackedList, type Terms, type WordStore } from './packed-words';
import { variantsOf, type WordToken } from './word-forms';
import { buildTrie, TrieReader } from './word-trie';

/** How a term was met: as the actor's name, as an adjective, as a person who speaks for it, as a verb or a noun. */
export type Form = 'name' | 'adjective' | 'person' | 'verb' | 'noun' | 'either' | 'other';

/** Capitals that must stand so, per token; null where any will do. */
export type Cased = readonly (string | null)[] | null;

/** The terms that end at a node, side by side: a sentence meets hundreds, and most only by their concepts. */
export interface Ends {
  concepts: number[];
  forms: Form[];
  cased: Cased[];
  /** Whether some concept ends here in two forms. */
  repeats: boolean;
}

export interface Node {
  /** What can follow, by the token; null where nothing can. */
  readonly next: { get(low: string): Node | undefined } | null;
  /** The bits of the words in `next`: most words that are asked for are not there, and need no look-up. */
  readonly bits: number;
  /** Their other bits. */
  readonly others: number;
  /** Up to {@link MAX_GAP} words may stand here. */
  readonly gap: Node | null;
  readonly ends: Ends | null;
}

export const MAX_GAP = 6;

/** What a list of terms stands for. */
interface Use {
  concept: number;
  /** Null: as the first word of each term is marked. */
  form: Form | null;
  /** The place of its first term among all terms: of two that end alike the one that was added first comes first. */
  from: number;
}

/** Terms of one origin: a trie, and what the lists that it was made of stand for. */
class Source {
  readonly reader: TrieReader;
  private readonly starts: Uint32Array;

  constructor(
    trie: ConstructorParameters<typeof TrieReader>[0],
    sizes: readonly number[],
    private readonly uses: readonly (Use | undefined)[],
  ) {
    this.reader = new TrieReader(trie);
    this.starts = new Uint32Array(sizes.length + 1);
    for (let i = 0; i < sizes.length; i++) this.starts[i + 1] = (this.starts[i] as number) + (sizes[i] as number);
  }

  /** The terms that end at a node, less those of lists that stand for nothing here. */
  *endsAt(node: number): Generator<{ use: Use; order: number }> {
    const { ends, places } = this.reader.trie;
    for (let i = ends[node] as number; i < (ends[node + 1] as number); i++) {
      const place = places[i] as number;
      const list = this.listOf(place);
      const use = this.uses[list];
      if (use) yield { use, order: use.from + place - (this.starts[list] as number) };
    }
  }

  private listOf(place: number): number {
    const { starts } = this;
    let [low, high] = [0, starts.length - 1];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= place) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** How far a text has come in a trie. */
interface Position {
  source: Source;
  node: number;
  /** What is left of a word of several tokens. */
  tail: readonly WordToken[];
  /** That word keeps its capitals. */
  keeps: boolean;
  /** As the first word is marked. */
  form: Form;
  /** How many tokens there were, gaps left out. */
  taken: number;
  cased: Cased;
}

/** Of tokens that lead nowhere so many are remembered at a state. */
const MOST_NOWHERE = 100;
/** In UTF-16 units; and none that are longer. */
const LONGEST = 12;

class State implements Node {
  readonly next: State | null;
  readonly bits: number;
  readonly others: number;
  readonly gap: State | null;
  readonly ends: Ends | null;
  /** By token; null where it leads nowhere. */
  private readonly known = new Map<string, State | null>();

  constructor(private readonly positions: readonly Position[]) {
    const here = positions.filter(({ tail }) => tail.length === 0);
    const opens = here.length < positions.length || here.some(({ source, node }) => source.reader.hasChildren(node));
    this.next = opens ? this : null;
    let [bits, others] = [0, 0];
    for (const { source, node, tail } of positions) {
      const [first] = tail;
      bits |= first ? bitOf(first.low) : source.reader.bits(node);
      others |= first ? otherBitOf(first.low) : source.reader.others(node);
    }
    this.bits = bits;
    this.others = others;
    const gaps = here.flatMap((at) => {
      const node = at.source.reader.child(at.node, 0);
      return node < 0 ? [] : [{ ...at, node }];
    });
    this.gap = gaps.length > 0 ? new State(gaps) : null;
    this.ends = endsOf(here);
  }

  get(low: string): State | undefined {
    const known = this.known.get(low);
    if (known !== undefined) return known ?? undefined;
    const [own, made] = this.follow(low);
    // Engines keep the whole text alive behind a longer piece of it.
    if (made) this.known.set(own, made);
    else if (low.length <= LONGEST && this.known.size < MOST_NOWHERE) this.known.set(low, null);
    return made;
  }

  /** Where the token leads, and the token as our own words hold it. */
  private follow(low: string): [own: string, state: State | undefined] {
    const out: Position[] = [];
    let own = low;
    let source: Source | null = null;
    let words: readonly number[] | undefined;
    for (const at of this.positions) {
      const [first, ...rest] = at.tail;
      if (first) {
        if (first.low === low) out.push(step(at, at.node, first, rest, at.keeps));
        continue;
      }
      const { reader } = at.source;
      if (at.source !== source) words = reader.wordsAt(low);
      source = at.source;
      for (const word of words ?? []) {
        const child = reader.child(at.node, word);
        if (child < 0) continue;
        const written = reader.trie.words[word] ?? '';
        const from = at.taken === 0 ? { ...at, form: formOf(written) } : at;
        for (const [token, ...tail] of variantsOf(written))
          if (token?.low === low) {
            own = token.low;
            out.push(step(from, child, token, tail, written.startsWith('=')));
          }
      }
    }
    return [own, out.length > 0 ? new State(out) : undefined];
  }
}

function step(
  { source, form, taken, cased }: Position,
  node: number,
  token: WordToken,
  tail: readonly WordToken[],
  keeps: boolean,
): Position {
  const kept = keeps ? [...(cased ?? new Array<null>(taken).fill(null)), token.raw] : cased && [...cased, null];
  return { source, node, tail, keeps, form, taken: taken + 1, cased: kept };
}

function endsOf(positions: readonly Position[]): Ends | null {
  const all: { concept: number; form: Form; cased: Cased; order: number }[] = [];
  for (const { source, node, form, cased } of positions)
    for (const { use, order } of source.endsAt(node))
      all.push({ concept: use.concept, form: use.form ?? form, cased, order });
  if (all.length === 0) return null;
  all.sort((a, b) => a.order - b.order);
  const ends: Ends = { concepts: [], forms: [], cased: [], repeats: false };
  for (const { concept, form, cased } of all) {
    let at = ends.concepts.indexOf(concept);
    if (at >= 0) ends.repeats = true;
    while (at >= 0 && ends.forms[at] !== form) at = ends.concepts.indexOf(concept, at + 1);
    if (at >= 0) continue;
    ends.concepts.push(concept);
    ends.forms.push(form);
    ends.cased.push(cased);
  }
  return ends;
}

const formOf = (first: string): Form => {
  const mark = first.includes('/') ? first.slice(first.lastIndexOf('/') + 1) : '';
  return mark === 'v' ? 'verb' : mark === 'n' ? 'noun' : mark === 'nv' || mark === 'vn' ? 'either' : 'other';
};

export class TermTrie {
  private readonly sources: Source[] = [];
  /** Plain lists that are in no source yet. */
  private plain: { terms: readonly string[]; use: Use }[] = [];
  private readonly packed = new Map<WordStore, (Use | undefined)[]>();
  private count = 0;
  private root: State | null = null;
  /** What words begin, as {@link start} found it; null where they begin nothing. */
  private known = new WordMemo<Node | null>();

  /** Adds the terms of a list; `form` null: as the first word of each is marked. */
  add(terms: Terms, concept: number, form: Form | null): void {
    const use = { concept, form, from: this.count };
    if (this.root) {
      this.root = null;
      this.known = new WordMemo();
    }
    if (!(terms instanceof PackedList)) {
      this.count += terms.length;
      this.plain.push({ terms, use });
      return;
    }
    const { store, number } = terms;
    let uses = this.packed.get(store);
    if (!uses) {
      uses = [];
      this.packed.set(store, uses);
      this.sources.push(new Source(store.trie, store.sizes, uses));
    }
    uses[number] = use;
    this.count += store.sizes[number] ?? 0;
  }

  /** Everything that can follow `word`; null when no term begins with it. */
  start(word: Word): Node | null {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    this.root ??= this.begin();
    const node = this.root.get(word.low) ?? null;
    this.known.set(word, node);
    return node;
  }

  private begin(): State {
    const { plain } = this;
    if (plain.length > 0) {
      const lists = plain.map(({ terms }) => terms);
      this.sources.push(
        new Source(
          buildTrie(lists),
          lists.map((list) => list.length),
          plain.map(({ use }) => use),
        ),
      );
      this.plain = [];
    }
    const start = { node: 0, tail: [], keeps: false, form: 'other', taken: 0, cased: null } as const;
    return new State(this.sources.map((source) => ({ source, ...start })));
  }
}
