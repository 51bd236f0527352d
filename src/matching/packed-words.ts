/** A pack's words as the bundled pack carries them: one trie for all of its lists of terms. */
import type { PackedWords } from '../claims/packed';
import { bytesOf, damaged, shortsOf } from './packed-bytes';
import { GAP, type WordTrie } from './word-trie';

/** A list of terms that stands in its pack's trie. */
export class PackedList {
  constructor(
    readonly store: WordStore,
    readonly number: number,
    /** The id of a claim's vocabulary. */
    readonly id: string,
  ) {}
}

export type Terms = readonly string[] | PackedList;

/** A count that takes more than one byte: it follows in two, the lower first. */
export const MANY = 255;
/** Places of more terms than this take three bytes. */
export const SHORT = 0xffff;

export class WordStore {
  readonly trie: WordTrie;
  readonly sizes: readonly number[];

  /** @throws Error where parts do not belong together. */
  constructor(private readonly packed: PackedWords) {
    this.trie = trieIn(packed);
    this.sizes = packed.sizes;
    if (packed.ids.length !== packed.sizes.length) throw damaged('not all lists of words have an id');
  }

  /** @throws Error where there is no such list. */
  list(number: number): PackedList {
    const id = this.packed.ids[number];
    if (id === undefined) throw damaged(`there is no list of words ${number}`);
    return new PackedList(this, number, id);
  }
}

function trieIn({ words, letters, from, also, edges, counts, places, sizes }: PackedWords): WordTrie {
  const all = [GAP, ...words.split(' ')];
  const edge = shortsOf(edges);
  for (let n = 0; n < edge.length; n++) if ((edge[n] as number) >= all.length) throw damaged('a word is missing');
  const children = new Uint32Array(edge.length + 1);
  const ends = new Uint32Array(edge.length + 1);
  const bytes = bytesOf(counts);
  let at = 0;
  const count = (): number => {
    const small = bytes[at++] as number;
    if (small !== MANY) return small;
    at += 2;
    return (bytes[at - 2] as number) | ((bytes[at - 1] as number) << 8);
  };
  children[0] = 1;
  for (let n = 0; n < edge.length && at < bytes.length; n++) {
    children[n + 1] = (children[n] as number) + count();
    ends[n + 1] = (ends[n] as number) + count();
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const place = total > SHORT ? wide(bytesOf(places)) : shortsOf(places);
  if (at !== bytes.length || children[edge.length] !== edge.length || ends[edge.length] !== place.length)
    throw damaged('its words are cut short');
  return { words: all, letters, from, also, edges: edge, children, ends, places: place };
}

function wide(bytes: Uint8Array): Uint32Array {
  const out = new Uint32Array(Math.floor(bytes.length / 3));
  for (let i = 0; i < out.length; i++)
    out[i] = (bytes[i * 3] as number) | ((bytes[i * 3 + 1] as number) << 8) | ((bytes[i * 3 + 2] as number) << 16);
  return out;
}
