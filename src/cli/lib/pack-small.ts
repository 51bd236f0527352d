/** Puts a checked pack into the form in which the extension carries it: see src/claims/packed.ts. Runs at build time. */
import {
  CONCEPT,
  LAYOUT,
  type PackedModel,
  type PackedWords,
  RULE,
  type SmallPack,
  type SmallRule,
} from '../../claims/packed';
import type { Model, Pack, Rule } from '../../claims/schema';
import { WIDE } from '../../matching/packed-model';
import { MANY, SHORT } from '../../matching/packed-words';
import { parseExpression } from '../../matching/rules';
import { currentName, vocabularyId } from '../../matching/vocabulary-id';
import { buildTrie } from '../../matching/word-trie';

/** @throws Error where the pack holds what this form cannot. */
export function smallPack({ lexicon, claims, model, ...head }: Pack): SmallPack {
  const lists = new Lists();
  const concepts = lexicon.concepts.map((c): [number, number, number] => [
    lists.add(c.terms),
    lists.add(c.adjectives),
    lists.add(c.people),
  ]);
  const descriptions = lexicon.descriptions.map((d) => lists.add(d.terms));
  const vocabularies = claims.map((claim) =>
    Object.fromEntries(Object.entries(claim.vocabulary).map(([name, terms]) => [name, lists.vocabulary(terms)])),
  );
  const expressions = new Map<string, number>();
  const small = claims.map(({ rules, vocabulary: _, examples: __, ...claim }) => ({
    ...claim,
    rules: rules.map((rule) => smallRule(rule, expressions)),
  }));
  const quoted = [...expressions.keys(), ...claims.flatMap(({ needs }) => needs)].flatMap(
    (text) => parseExpression(text).words,
  );
  return {
    ...head,
    lexicon: {
      concepts: lexicon.concepts.map(({ terms: _, adjectives: __, people: ___, ...c }) => without(c, CONCEPT)),
      descriptions: lexicon.descriptions.map(({ terms: _, ...d }) => d),
    },
    claims: small,
    expressions: [...expressions.keys()],
    packed: {
      layout: LAYOUT,
      words: {
        ...{ concepts, descriptions, claims: vocabularies },
        quoted: Object.fromEntries(quoted.map((word) => [word, lists.vocabulary([word])])),
        ...lists.pack(),
      },
      model: model ? packModel(model) : null,
    },
  };
}

/** Less what has the value that it would have anyhow. */
function without<T extends object>(whole: T, defaults: object): Partial<T> {
  const same = (key: string, value: unknown) =>
    JSON.stringify((defaults as Record<string, unknown>)[key]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(whole).filter(([key, value]) => !same(key, value))) as Partial<T>;
}

function smallRule(
  { act, agent, patient, with: withs, about, without: not, ...own }: Rule,
  known: Map<string, number>,
) {
  const ref = (text: string): number => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  const given = { act, agent, patient, with: withs, about, without: not };
  const refs = Object.entries(given).flatMap(([key, value]) =>
    value === undefined || value.length === 0 ? [] : [[key, typeof value === 'string' ? ref(value) : value.map(ref)]],
  );
  return { id: own.id, ...without(own, RULE), ...Object.fromEntries(refs) } as SmallRule;
}

class Lists {
  private readonly lists: (readonly string[])[] = [];
  private readonly ids: string[] = [];

  add(terms: readonly string[], id = ''): number {
    this.ids.push(id);
    return this.lists.push(terms) - 1;
  }

  /** Equal vocabularies are one list. */
  vocabulary(terms: readonly string[]): number {
    const id = vocabularyId(terms);
    const known = this.ids.indexOf(id);
    return known < 0 ? this.add(terms, id) : known;
  }

  pack(): Omit<PackedWords, 'concepts' | 'descriptions' | 'claims' | 'quoted'> {
    const { words, letters, from, also, edges, children, ends, places } = buildTrie(this.lists);
    const counts: number[] = [];
    for (let n = 0; n < edges.length; n++)
      for (const list of [children, ends]) counts.push(...countBytes((list[n + 1] as number) - (list[n] as number)));
    const sizes = this.lists.map((list) => list.length);
    const wide = sizes.reduce((sum, size) => sum + size, 0) > SHORT;
    if (words.length > SHORT) throw new Error(`${words.length} words cannot be packed`);
    return {
      ...{ sizes, ids: this.ids, words: words.slice(1).join(' '), letters: [...letters], from: [...from] },
      also: Object.fromEntries(Object.entries(also).map(([name, list]) => [name, [...list]])),
      edges: shorts(Array.from(edges)),
      counts: base64(counts),
      places: wide
        ? base64(Array.from(places).flatMap((n) => [n & 0xff, (n >> 8) & 0xff, n >> 16]))
        : shorts(Array.from(places)),
    };
  }
}

const countBytes = (n: number): number[] => (n < MANY ? [n] : [MANY, n & 0xff, n >> 8]);

const base64 = (bytes: Iterable<number>): string => Buffer.from(Uint8Array.from(bytes)).toString('base64');
const shorts = (numbers: readonly number[]): string => base64(numbers.flatMap((n) => [n & 0xff, n >> 8]));

const unitsOf = (list: readonly [a: number, b: number, weights: number[]][]): string =>
  shorts(list.flatMap((one) => one.slice(0, 2) as number[]));

const PAIR = /^(?!(?:a|first|c|v|cue|since):)([^ ]+)( _ | )([^ ]+)$/;
const WORD = /^w:([^ ]+)$/;
const MOST_UNITS = 0xffff;

export function packModel({ weights, ...rest }: Model): PackedModel {
  const units = new Map<string, number>();
  const unit = (name: string): number => {
    const number = units.get(name) ?? units.size;
    units.set(name, number);
    return number;
  };
  const others: [string, number[]][] = [];
  const words: [number, number[]][] = [];
  const joined: Record<' ' | ' _ ', [number, number, number[]][]> = { ' ': [], ' _ ': [] };
  for (const [written, pairs] of Object.entries(weights)) {
    const name = currentName(written);
    const [, a, between, b] = PAIR.exec(name) ?? [];
    const [, word] = WORD.exec(name) ?? [];
    if (word !== undefined) words.push([unit(word), pairs]);
    else if (a !== undefined && b !== undefined) joined[between as ' ' | ' _ '].push([unit(a), unit(b), pairs]);
    else others.push([name, pairs]);
  }
  if (units.size > MOST_UNITS) throw new Error(`a learned part of ${units.size} units cannot be packed`);
  const [pairs = [], gaps = []] = Object.values(joined).map((list) => list.sort((x, y) => x[0] - y[0] || x[1] - y[1]));
  const ordered = [...others, ...words, ...pairs, ...gaps].map((feature) => feature.at(-1) as number[]);
  return {
    ...rest,
    features: {
      rest: others.map(([name]) => name),
      units: [...units.keys()].join(' '),
      words: shorts(words.map(([u]) => u)),
      pairs: unitsOf(pairs),
      gaps: unitsOf(gaps),
    },
    weights: packWeights(ordered, rest.order.length),
  };
}

/** Weights of features, each as pairs of place and weight. */
function packWeights(features: readonly number[][], places: number): string {
  const width = Math.ceil(places / 8);
  const bits = new Uint8Array(features.length * width);
  const bytes: number[] = [];
  features.forEach((pairs, n) => {
    const by = new Map<number, number>();
    for (let i = 0; i + 1 < pairs.length; i += 2) by.set(pairs[i] as number, pairs[i + 1] as number);
    for (const [place, weight] of [...by].sort(([a], [b]) => a - b)) {
      if (place >= places) throw new Error(`a weight speaks of claim ${place} of ${places}`);
      const at = n * width + (place >> 3);
      bits[at] = (bits[at] as number) | (1 << (place & 7));
      const near = Math.max(-32_767, Math.min(32_767, weight));
      if (near > WIDE && near < 128) bytes.push(near & 0xff);
      else bytes.push(WIDE & 0xff, near & 0xff, (near >> 8) & 0xff);
    }
  });
  return base64([...bits, ...bytes]);
}
