import { describe, expect, test } from 'vitest';
import { openSmall, type Packed, type SmallPack } from '../../../src/claims/packed';
import type { Model, Pack } from '../../../src/claims/schema';
import { smallPack as pack, packModel } from '../../../src/cli/lib/pack-small';
import { readPack } from '../../../src/cli/lib/packs';
import { compile } from '../../../src/matching';
import { plainModel } from '../../../src/matching/packed-model';
import { currentName } from '../../../src/matching/vocabulary-id';
import { smallPack } from './small-pack';

const bundled = readPack();
/** As it travels: through the text of a file. */
const file = (of: Pack): SmallPack => JSON.parse(JSON.stringify(pack(of))) as SmallPack;
const travelled = openSmall(file(bundled));

const examples = bundled.claims
  .flatMap((claim) => [...claim.examples.match, ...claim.examples.noMatch])
  .map(({ text, title, published, context }) => ({ title, published, paragraphs: [`${context ?? ''} ${text}`] }));

describe('a pack that travelled', () => {
  test('matches as the plain one does', () => {
    const [plain, packed] = [compile([bundled]), compile([travelled])];
    const found = (matcher: typeof plain) => examples.map((doc) => matcher.match(doc, { sensitivity: 'wide' }));
    expect(found(packed)).toEqual(found(plain));
    expect(found(plain).flat().length).toBeGreaterThan(200);
  });

  test('matches beside another pack, plain or packed, in any order', () => {
    const other = openSmall(file(smallPack));
    const texts = ['Ada Brook of Norfirm paid the union.', 'NF paid the union.'];
    const doc = {
      paragraphs: [
        ...texts,
        'Norfirm men downed tools at a walkout in 2012.',
        ...examples.slice(0, 40).flatMap((e) => e.paragraphs),
      ],
    };
    const found = (...packs: Pack[]) => compile(packs).match(doc, { sensitivity: 'wide', part: true });
    const expected = found(bundled, smallPack);
    expect(found(travelled, smallPack)).toEqual(expected);
    expect(found(bundled, other)).toEqual(expected);
    expect(found(travelled, other)).toEqual(expected);
    expect(expected.filter(({ claim }) => claim === 'paid')).toHaveLength(2);
    const turned = (packs: Pack[]) =>
      compile(packs)
        .match(doc, { part: true })
        .map(({ claim, start }) => `${start} ${claim}`)
        .sort();
    expect(turned([other, travelled])).toEqual(turned([bundled, smallPack]));
  });

  test('keeps the capitals of a word that is written so', () => {
    const matcher = compile([openSmall(file(smallPack))]);
    const found = (text: string) => matcher.match({ paragraphs: [text] }).map(({ claim }) => claim);
    expect(found('NF paid the union.')).toEqual(['paid']);
    expect(found('Nf paid the union.')).toEqual([]);
  });

  test('two with a learned part keep both', () => {
    const second = { ...bundled, id: 'second', claims: bundled.claims.map((c) => ({ ...c, id: `${c.id}-2` })) };
    const doc = { paragraphs: examples.slice(0, 60).flatMap((e) => e.paragraphs) };
    const found = (...packs: Pack[]) => compile(packs).match(doc, { part: true });
    expect(found(travelled, openSmall(file(second)))).toEqual(found(bundled, second));
  });

  test('has lost only what stands elsewhere', () => {
    const { packed, ...rest } = travelled;
    const { model: _, ...plain } = bundled;
    expect(packed?.model).toBeTruthy();
    expect(rest).toEqual({
      ...plain,
      lexicon: {
        concepts: plain.lexicon.concepts.map((c) => ({ ...c, terms: [], adjectives: [], people: [] })),
        descriptions: plain.lexicon.descriptions.map((d) => ({ ...d, terms: [] })),
      },
      claims: plain.claims.map((c) => ({ ...c, vocabulary: {}, examples: { match: [], noMatch: [] } })),
    });
  });

  test('has its whole learned part', () => {
    const { weights, ...rest } = bundled.model as Model;
    const byPlace = (pairs: readonly number[]) =>
      pairs.flatMap((place, i) => (i % 2 === 0 ? [[place, pairs[i + 1]]] : [])).sort(([a = 0], [b = 0]) => a - b);
    const all = (of: Model['weights']) =>
      Object.fromEntries(Object.entries(of).map(([name, pairs]) => [currentName(name), byPlace(pairs)]));
    const back = plainModel(packModel(bundled.model as Model));
    expect(all(back.weights)).toEqual(all(weights));
    expect({ ...back, weights: null }).toEqual({ ...rest, weights: null });
  });
});

test('weights of any size, and names that look like pairs', () => {
  const weights = {
    'w:a': [0, 5, 1, -129],
    'b c': [1, 400],
    'b _ c': [0, -32_000],
    'v:"x y"': [1, 127],
    'cue:not b': [0, -128],
  };
  const model: Model = {
    ...(bundled.model as Model),
    ...{ order: ['p', 'q'], bias: { p: 1, q: -1 }, weights, stance: {} },
  };
  expect(plainModel(packModel(model))).toEqual(model);
});

describe('a damaged file is refused in words', () => {
  const good = file(bundled);
  const damaged = (change: (packed: Packed) => Partial<Packed>): SmallPack => ({
    ...good,
    packed: { ...good.packed, ...change(good.packed) },
  });
  const learned = ({ model }: Packed) => model as NonNullable<Packed['model']>;
  test.each<[string, SmallPack, RegExp]>([
    ['of another version', damaged(() => ({ layout: 0 })), /layout 0/],
    ['without its packed part', { ...good, packed: undefined as never }, /layout unknown/],
    ['with fewer claims', { ...good, claims: good.claims.slice(1) }, /do not belong/],
    ['without expressions', { ...good, expressions: [] }, /no expression/],
    [
      'with weights cut short',
      damaged((p) => ({ model: { ...learned(p), weights: learned(p).weights.slice(0, -8) } })),
      /weights/,
    ],
    ['with weights that are no base64', damaged((p) => ({ model: { ...learned(p), weights: '%' } })), /base64/],
    [
      'with features missing',
      damaged((p) => ({ model: { ...learned(p), features: { ...learned(p).features, rest: [] } } })),
      /weights/,
    ],
    ['with words missing', damaged((p) => ({ words: { ...p.words, words: 'a b' } })), /word/],
    [
      'with the trie cut short',
      damaged((p) => ({ words: { ...p.words, counts: p.words.counts.slice(0, -8) } })),
      /cut short/,
    ],
    [
      'with places cut short',
      damaged((p) => ({ words: { ...p.words, places: p.words.places.slice(0, -8) } })),
      /cut short/,
    ],
    ['with a list missing', damaged((p) => ({ words: { ...p.words, descriptions: [] } })), /no list/],
  ])('%s', (_, broken, words) => {
    expect(() => compile([openSmall(broken)])).toThrow(words);
  });
});
