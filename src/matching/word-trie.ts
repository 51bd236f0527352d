/**
 * A pack's terms as a trie over their words as they are marked ("loan/nv"), in flat arrays, so that it can travel in the
 * pack's file and be used as it comes. Which tokens a word can stand as is worked out when a text first holds one that
 * begins like it.
 */
import { commonStart } from '../text/inflect';
import { bitOf, otherBitOf, START } from '../text/words';
import { firstTokens } from './word-forms';

export interface WordTrie {
  /** All words, those of one bucket side by side; the first is `*`. */
  words: readonly string[];
  /** Names of buckets: the letters that all forms of their words begin with. */
  letters: readonly string[];
  /** Where in `words` each bucket begins. */
  from: readonly number[];
  /** First letters of other forms (irregular ones), and the words that have them. */
  also: Readonly<Record<string, readonly number[]>>;
  /** By node, level by level, the children of one side by side and by their words: the word that leads to it. */
  edges: ArrayLike<number>;
  /** By node: where its children begin. They end where the next node's begin. */
  children: Uint32Array;
  /** By node: where in `places` the terms that end there begin. */
  ends: Uint32Array;
  /** Places of terms, counted through all lists end to end. */
  places: ArrayLike<number>;
}

interface Growing {
  children: Map<number, Growing>;
  places: number[];
}

/** White space that is not one space. */
const UNEVEN = /\s\s|[^\S ]/;
export const GAP = '*';

const wordsOf = (term: string): string[] => {
  const trimmed = term.trim();
  return (UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed).split(' ');
};

/** Where a word is looked for: by the letters that its first tokens begin with. */
function lettersOf(word: string): string[] {
  const common = commonStart(word);
  return common === null ? [...new Set(firstTokens(word).map((low) => low.slice(0, START)))] : [common];
}

/** The trie of some lists of terms. */
export function buildTrie(lists: readonly (readonly string[])[]): WordTrie {
  const terms = lists.flatMap((list) => list.map(wordsOf));
  const buckets = new Map<string, string[]>();
  const others: [letters: string, word: string][] = [];
  for (const word of new Set(terms.flat())) {
    if (word === GAP || word === '') continue;
    const [first = '', ...more] = lettersOf(word);
    const bucket = buckets.get(first);
    if (bucket) bucket.push(word);
    else buckets.set(first, [word]);
    for (const letters of more) others.push([letters, word]);
  }
  const words = [GAP];
  const letters = [...buckets.keys()].sort();
  const from = letters.map(
    (name) => words.push(...(buckets.get(name) ?? []).sort()) - (buckets.get(name)?.length ?? 0),
  );
  const numbers = new Map(words.map((word, n) => [word, n]));
  const also: Record<string, number[]> = {};
  for (const [name, word] of others) {
    also[name] ??= [];
    also[name].push(numbers.get(word) ?? 0);
  }
  const root: Growing = { children: new Map(), places: [] };
  terms.forEach((term, place) => {
    const [first] = term;
    if (first === GAP || first === '') return;
    let node = root;
    for (const word of term) {
      const number = numbers.get(word) ?? 0;
      let child = node.children.get(number);
      if (!child) {
        child = { children: new Map(), places: [] };
        node.children.set(number, child);
      }
      node = child;
    }
    node.places.push(place);
  });
  return { words, letters, from, also, ...flatten(root) };
}

function flatten(root: Growing): Pick<WordTrie, 'edges' | 'children' | 'ends' | 'places'> {
  const nodes = [root];
  const edges = [0];
  const children: number[] = [];
  const ends: number[] = [];
  const places: number[] = [];
  for (let n = 0; n < nodes.length; n++) {
    const node = nodes[n] as Growing;
    children.push(nodes.length);
    ends.push(places.length);
    for (const place of node.places) places.push(place);
    for (const [word, child] of [...node.children].sort(([a], [b]) => a - b)) {
      nodes.push(child);
      edges.push(word);
    }
  }
  children.push(nodes.length);
  ends.push(places.length);
  return { edges, children: Uint32Array.from(children), ends: Uint32Array.from(ends), places };
}

const NONE: readonly number[] = [];

/** Looks things up in a trie. */
export class TrieReader {
  /** Words whose forms are not known yet, by the letters that these begin with. */
  private readonly unread: Map<string, { bucket: number; also: readonly number[] }>;
  private readonly isRead: Uint8Array;
  /** By token: the words that can begin with it, as far as they have been read. */
  private readonly byToken = new Map<string, number[]>();

  constructor(readonly trie: WordTrie) {
    this.unread = new Map(trie.letters.map((name, bucket) => [name, { bucket, also: NONE }]));
    for (const [name, also] of Object.entries(trie.also))
      this.unread.set(name, { bucket: this.unread.get(name)?.bucket ?? -1, also });
    this.isRead = new Uint8Array(trie.words.length);
    this.bitsOf = this.gather(bitOf);
    this.othersOf = this.gather(otherBitOf);
  }

  /** By word: the bits of all tokens that it can begin with. */
  private readonly bitsOf: Int32Array;
  private readonly othersOf: Int32Array;

  private gather(bit: (low: string) => number): Int32Array {
    const { letters, from, words, also } = this.trie;
    const bits = new Int32Array(words.length);
    for (const [i, name] of letters.entries()) bits.fill(bit(name), from[i], from[i + 1] ?? words.length);
    for (const [name, numbers] of Object.entries(also))
      for (const n of numbers) bits[n] = (bits[n] as number) | bit(name);
    return bits;
  }

  /** The bits of all tokens that lead on from `node`. */
  bits(node: number): number {
    return this.united(node, this.bitsOf);
  }

  /** Their other bits. */
  others(node: number): number {
    return this.united(node, this.othersOf);
  }

  private united(node: number, bitsOf: Int32Array): number {
    const { edges, children } = this.trie;
    let bits = 0;
    for (let n = children[node] as number; n < (children[node + 1] as number); n++)
      bits |= bitsOf[edges[n] as number] as number;
    return bits;
  }

  /** Numbers of the words that can begin with the token `low`. */
  wordsAt(low: string): readonly number[] | undefined {
    const letters = low.slice(0, START);
    const unread = this.unread.get(letters);
    if (unread) {
      this.unread.delete(letters);
      const { bucket, also } = unread;
      const { from, words } = this.trie;
      if (bucket >= 0) for (let n = from[bucket] ?? 0; n < (from[bucket + 1] ?? words.length); n++) this.readWord(n);
      for (const n of also) this.readWord(n);
    }
    return this.byToken.get(low);
  }

  private readWord(number: number): void {
    if (this.isRead[number] === 1) return;
    this.isRead[number] = 1;
    for (const low of firstTokens(this.trie.words[number] ?? '')) {
      const list = this.byToken.get(low);
      if (list) list.push(number);
      else this.byToken.set(low, [number]);
    }
  }

  /** The node to which the word leads from `node`; −1 where it leads nowhere. */
  child(node: number, word: number): number {
    const { edges, children } = this.trie;
    let low = children[node] as number;
    let high = (children[node + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const edge = edges[middle] as number;
      if (edge === word) return middle;
      if (edge < word) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  hasChildren(node: number): boolean {
    return this.trie.children[node] !== this.trie.children[node + 1];
  }
}
