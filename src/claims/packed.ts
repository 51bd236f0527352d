/**
 * The form in which the bundled pack travels: as small as it is quick to begin with. Words stand in one trie, which is
 * used as it comes; weights are bytes, not decimals; what a rule leaves at its
 * default is left out. Made by src/cli/lib/pack-small.ts when the extension is built, from a pack that zod has checked.
 * Packs that readers import are plain packs and never have this form.
 */
import type { Claim, Lexicon, Model, Pack, Rule } from './schema';

/** Raised with every change of this form: what another version packed is refused, not misread. */
export const LAYOUT = 1;

/** The words of a pack. Its lists of terms are numbered: see `lists`. */
export interface PackedWords {
  /** How many terms each list has. */
  sizes: number[];
  /** The id of each list that is a claim's vocabulary; "" for others. */
  ids: string[];
  // The trie of all terms: see `WordTrie` of the matcher. Words with spaces between them, without the first.
  words: string;
  letters: string[];
  from: number[];
  also: Record<string, number[]>;
  /** Base64 of unsigned 16-bit numbers. */
  edges: string;
  /** Base64: by node how many children it has and how many terms end there, one byte or 255 and two bytes each. */
  counts: string;
  /** Base64: by term that ends, its place, two bytes each or, where there are more than 65,535 terms, three. */
  places: string;
  /** By concept of the lexicon: the lists of its terms, adjectives, people. */
  concepts: [terms: number, adjectives: number, people: number][];
  descriptions: number[];
  /** By claim: vocabulary by name. */
  claims: Record<string, number>[];
  /** Of words that stand in quotes in an expression. */
  quoted: Record<string, number>;
}

/** The learned part. Features are numbered: `rest`, then `words`, `pairs`, `gaps`. */
export interface PackedModel extends Omit<Model, 'weights'> {
  features: {
    /** What is neither a word nor two units. */
    rest: string[];
    /** Units (stems and actors), with spaces between them. */
    units: string;
    /** Base64 of unsigned 16-bit numbers of units: the words; then two units each, sorted by the first. */
    words: string;
    pairs: string;
    gaps: string;
  };
  /** Base64: by feature, a bit for each claim in `order` that it speaks of, and then their weights. */
  weights: string;
}

/** What a small pack has in the places that a plain one has emptied. */
export interface Packed {
  layout: number;
  words: PackedWords;
  model: PackedModel | null;
}

/** A pack as the matcher takes it. Where there is `packed`, words and learned part stand there and nowhere else. */
export type UsablePack = Pack & { packed?: Packed };

/** Number of an expression in the file's table. */
type Ref = number;

export interface SmallRule extends Partial<Omit<Rule, 'act' | 'agent' | 'patient' | 'with' | 'about' | 'without'>> {
  id: string;
  act?: Ref;
  agent?: Ref;
  patient?: Ref;
  with?: Ref[];
  about?: Ref[];
  without?: Ref[];
}

/** The whole file. */
export interface SmallPack extends Omit<Pack, 'claims' | 'lexicon' | 'model'> {
  packed: Packed;
  expressions: string[];
  lexicon: {
    concepts: Partial<Lexicon['concepts'][number]>[];
    descriptions: Partial<Lexicon['descriptions'][number]>[];
  };
  claims: (Omit<Claim, 'rules' | 'vocabulary' | 'examples'> & { rules: SmallRule[] })[];
}

/** What zod's defaults are: held against the schema by a test. */
export const RULE = {
  with: [],
  about: [],
  without: [],
  stance: 'asserts',
  negation: 'flips',
  presupposed: 'counts',
  score: 0.8,
} as const satisfies Partial<Rule>;
export const CONCEPT = { terms: [], adjectives: [], people: [], isA: [], periods: [], symmetric: false } as const;

/**
 * The pack again, its words and learned part still packed; examples, which only editors need, are not in it.
 * @throws Error where it was packed by another version, or is cut short.
 */
export function openSmall(file: SmallPack): UsablePack {
  const { expressions, claims, lexicon, ...rest } = file;
  const { packed } = rest;
  if (packed?.layout !== LAYOUT)
    throw new Error(`the pack has layout ${packed?.layout ?? 'unknown'}, this version of Claimtrail reads ${LAYOUT}`);
  if (packed.words.claims.length !== claims.length || packed.words.concepts.length !== lexicon.concepts.length)
    throw new Error('the pack is damaged: its words do not belong to its claims');
  const text = (ref: Ref): string => {
    const known = expressions[ref];
    if (known === undefined) throw new Error(`the pack is damaged: there is no expression ${ref}`);
    return known;
  };
  const rule = ({ act, agent, patient, with: withs, about, without, ...own }: SmallRule): Rule => ({
    ...RULE,
    ...own,
    ...(act === undefined ? {} : { act: text(act) }),
    ...(agent === undefined ? {} : { agent: text(agent) }),
    ...(patient === undefined ? {} : { patient: text(patient) }),
    with: (withs ?? []).map(text),
    about: (about ?? []).map(text),
    without: (without ?? []).map(text),
  });
  return {
    ...rest,
    lexicon: {
      concepts: lexicon.concepts.map((c) => ({ ...CONCEPT, ...c })) as unknown as Lexicon['concepts'],
      descriptions: lexicon.descriptions.map((d) => ({ terms: [], plural: false, ...d })) as Lexicon['descriptions'],
    },
    claims: claims.map((claim) => ({
      ...claim,
      vocabulary: {},
      examples: { match: [], noMatch: [] },
      rules: claim.rules.map(rule),
    })),
  };
}
