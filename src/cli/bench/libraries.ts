/** The search libraries that one would use instead, over the same claims: one entry a claim, best match a sentence. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Pack } from '../../claims/schema';

interface Entry {
  id: string;
  title: string;
  proposition: string;
  phrasings: string;
}

export interface Finder {
  name: string;
  /** The best claim for a sentence with the library's own score, higher is better; null where it finds none. */
  find(sentence: string): { claim: string; score: number } | null;
}

const entries = (pack: Pack): Entry[] =>
  pack.claims.map((c) => ({
    id: c.id,
    title: c.title,
    proposition: c.proposition,
    phrasings: c.examples.match.map((e) => e.text).join(' '),
  }));

export function miniSearch(pack: Pack): Finder {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'proposition', 'phrasings'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  index.addAll(entries(pack));
  return {
    name: 'MiniSearch',
    find(sentence) {
      const best = index.search(sentence)[0];
      return best ? { claim: String(best.id), score: best.score } : null;
    },
  };
}

export function fuse(pack: Pack): Finder {
  const index = new Fuse(entries(pack), {
    keys: ['title', 'proposition', 'phrasings'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.9,
  });
  return {
    name: 'Fuse.js',
    find(sentence) {
      const best = index.search(sentence)[0];
      return best ? { claim: best.item.id, score: 1 - (best.score ?? 1) } : null;
    },
  };
}
