/**
 * The pack: one zod schema that is the type, the validator and the source of the published JSON Schema.
 *
 * A pack is data for one topic: what makes a page topical, the words the matcher knows, and the claims
 * with their record, rules and examples. Nothing outside a pack knows a country, a person or a claim.
 */
import { z } from 'zod';
import { Stance } from './stance';

export { Stance };

/** Lower-case id with hyphens: claims, concepts, packs and rules are named so. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, such as "moscow-talks"');

/** Calendar day `YYYY-MM-DD`. With precision `month` or `year` the finer parts only sort. */
export const Day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day is written YYYY-MM-DD');

/** A source's date may be known to the month or year only. */
export const LooseDay = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'a source date is YYYY, YYYY-MM or YYYY-MM-DD');

const text = (max: number) => z.string().trim().min(1).max(max);

export const Precision = z.enum(['day', 'month', 'year']);
export const EventKind = z.enum([
  'alleged',
  'denied',
  'confirmed',
  'reported',
  'statement',
  'official-act',
  'assessed',
]);
export const Nearness = z.enum(['first-hand', 'unnamed', 'second-hand']);
export const Standing = z.enum([
  'confirmed',
  'disputed',
  'unproven',
  'denied-by-both-sides',
  'overtaken-by-events',
  'historical-record',
]);

export const Source = z.strictObject({
  publisher: text(120),
  /** Null where the record names only publisher and date. */
  title: text(300).nullable(),
  date: LooseDay.nullable(),
  /** Only an address that a person has seen with this text. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  lang: z.string().min(2).max(12).optional(),
});

export const ClaimEvent = z.strictObject({
  date: Day,
  precision: Precision,
  kind: EventKind,
  /** Who said or did it, in full: "Maria Zakharova, Russian Foreign Ministry spokeswoman". */
  actor: text(200),
  /** As it stands in a run-in head: "Maria Zakharova", "the Russian Supreme Court". */
  actorShort: text(80),
  /** At most five words after the name, or null. */
  role: text(80).nullable(),
  /** At most fifteen words, running on after the speaker. */
  gist: text(200),
  /** One or two neutral sentences. */
  what: text(700),
  near: Nearness,
  sources: z.array(Source).min(1, 'every event needs at least one source'),
});

export const State = z.strictObject({
  from: Day,
  /** At most twelve words: what the record said from that day on. */
  line: text(140),
});

/**
 * Words of a concept, written as the reader meets them. Each word may end in a mark of inflection:
 * `arm/v` (arm, arms, armed, arming), `weapon/n` (weapon, weapons), `large/a` (compared). A `*` alone
 * stands for up to six words: `take/v * off * list/n`. A leading `=` keeps capitals: `=IS`.
 */
export const Term = text(120);

export const Concept = z.strictObject({
  id: Id,
  /** actor: can do or suffer an act. act: a relation between actors. thing: anything else that a rule asks for. */
  kind: z.enum(['actor', 'act', 'thing']),
  /** Shown in explanations. */
  label: text(60),
  terms: z.array(Term).default([]),
  /** Adjectives of an actor: "Russian", "Afghan". They fill a role only before a fitting noun. */
  adjectives: z.array(Term).default([]),
  /** People and offices who speak and act for this actor: "Lavrov", "the Duma". */
  people: z.array(Term).default([]),
  /** Broader concepts that this one also counts as. */
  isA: z.array(Id).default([]),
  /** What it counts as at a time only: a capital stands for whoever ruled from it. [from, until) */
  periods: z
    .array(z.strictObject({ from: Day.optional(), until: Day.optional(), isA: z.array(Id).min(1) }))
    .default([]),
  /** For acts: both sides do it alike ("meet", "ties"), so that agent and patient may change places. */
  symmetric: z.boolean().default(false),
});

/** A description that only context can resolve ("the group", "the two sides"). */
export const Description = z.strictObject({
  terms: z.array(Term).min(1),
  /** It may stand for any actor that is one of these concepts (or counts as one). */
  refersTo: z.array(Id).min(1),
  /** Whom it stands for when nothing before it fits; without this it stays unresolved. */
  otherwise: Id.optional(),
  /** It stands for all fitting actors at once ("the two sides"). */
  plural: z.boolean().default(false),
});

export const Lexicon = z.strictObject({
  concepts: z.array(Concept).default([]),
  descriptions: z.array(Description).default([]),
});

/** Concept ids joined by `|`: any of them. A word in quotes is a term of its own: `russia|"the bear"`. */
export const Expression = text(600);

export const Rule = z.strictObject({
  id: Id,
  /** The relation, a concept of kind act (or thing), with who does it and to whom. */
  act: Expression.optional(),
  agent: Expression.optional(),
  patient: Expression.optional(),
  /** All of these stand in the sentence. */
  with: z.array(Expression).default([]),
  /** All of these stand in the sentence or are carried by its context: pronouns, sentences before, title. */
  about: z.array(Expression).default([]),
  /** None of these stands in the sentence. */
  without: z.array(Expression).default([]),
  /** The words that fill act and `with` lie within so many words of each other. */
  within: z.int().min(1).max(80).optional(),
  /** The time that the sentence speaks of: [from, until), from its own words, its context or the article's date. */
  time: z.strictObject({ from: Day.optional(), until: Day.optional() }).optional(),
  /** What the bare pattern says of the proposition. */
  stance: Stance.default('asserts'),
  /** Whether a "not", a denial or a doubt in scope changes the stance. `ignored` where it is part of the pattern. */
  negation: z.enum(['flips', 'ignored']).default('flips'),
  /**
   * A bare noun ("Moscow's recognition of the Taliban drew criticism") presupposes its proposition and does not state
   * it. `silent`: such a noun matches only where a "not", a denial or a doubt says something of it.
   */
  presupposed: z.enum(['counts', 'silent']).default('counts'),
  /** How sure this pattern is by itself, 0 to 1. Sensitivity thresholds cut here. */
  score: z.number().min(0).max(1).default(0.8),
});

export const Example = z.strictObject({
  text: text(1200),
  /** Up to three sentences before it. */
  context: z.string().max(1500).optional(),
  title: z.string().max(300).optional(),
  published: Day.optional(),
  stance: Stance.optional(),
});

export const Claim = z.strictObject({
  id: Id,
  title: text(140),
  short: text(40),
  proposition: text(400),
  shortProposition: text(140),
  standing: z.strictObject({ value: Standing, note: text(800), asOf: Day }),
  states: z.array(State).min(1),
  events: z.array(ClaimEvent).min(1),
  related: z.array(Id).default([]),
  /** What it is easily confused with: for editors, and for "why not?". */
  confusableWith: z.array(text(240)).default([]),
  /** Words of this claim only, usable in its rules by name beside the pack's lexicon. */
  vocabulary: z.record(Id, z.array(Term).min(1)).default({}),
  rules: z.array(Rule).default([]),
  /**
   * Whom and what a sentence of this claim speaks of, each here or in its context, one of them here: only then does
   * the learned part look at it. Without this the claim is matched by its rules alone.
   */
  needs: z.array(Expression).default([]),
  /** The first day on which a text could carry this claim: what it speaks of had not happened before. */
  notBefore: Day.optional(),
  /** Where one of these claims matches the same sentence, this one stays silent: the precise beats the general. */
  yieldsTo: z.array(Id).default([]),
  examples: z.strictObject({ match: z.array(Example), noMatch: z.array(Example) }),
});

export const Topic = z.strictObject({
  /** Plain words, any of which may stand on the page, per side. A page is topical when every side is met. */
  sides: z
    .array(z.strictObject({ label: text(40), terms: z.array(text(60)).min(1), atLeast: z.int().min(1).default(1) }))
    .min(1),
  /** UTF-16 units: a page is topical only where all sides are met within so many, not one at the top and one in a menu. */
  within: z.int().min(1).max(2_000).optional(),
  /** For the popup: "Russia and the Taliban". */
  label: text(80),
});

/** What the blend weighs; `any>1` is how far "any" lies above 1. */
const BlendTerm = z.enum([
  'bias',
  'rule',
  'score',
  'logit',
  'rivalScore',
  ...(['rivalLogit', 'rivalLogit>-4', 'rivalLogit>-2', 'rivalLogit>0', 'rivalLogit>2', 'rivalLogit>4'] as const),
  ...(['any', 'any>-3', 'any>-1', 'any>1', 'any>3'] as const),
  ...(['before', 'beforeRule', 'late', 'lateRule', 'title'] as const),
]);

/**
 * The learned part, made by `npm run train` from labelled sentences: weights of readable features, one claim against
 * the rest. A pack without it is matched by its rules alone.
 */
export const Model = z.strictObject({
  /** How it was made, for people. */
  note: text(300),
  bias: z.record(z.string(), z.number()),
  /** The claims that `weights` counts through; `*` stands for any of them. */
  order: z.array(z.string()),
  /** Feature to pairs of (place in `order`, weight in hundredths), laid end to end to keep the file small. */
  weights: z.record(z.string(), z.array(z.int())),
  /** How rules and weights are weighed together: log-odds of a right match. See `Evidence` in src/matching/blend.ts. */
  blend: z.record(BlendTerm, z.number()),
  /** Feature to log-odds of denying and of raising a claim, against asserting it. */
  stance: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

export const Pack = z.strictObject({
  format: z.literal(1),
  id: Id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is written 1.2.3'),
  title: text(120),
  description: text(500),
  lang: z.string().min(2).max(12),
  /** The day up to which the record was followed. Every card carries it. */
  asOf: Day,
  license: text(120).optional(),
  topic: Topic,
  lexicon: Lexicon,
  claims: z.array(Claim).min(1),
  model: Model.optional(),
});

export type Model = z.infer<typeof Model>;
export type Pack = z.infer<typeof Pack>;
export type Claim = z.infer<typeof Claim>;
export type ClaimEvent = z.infer<typeof ClaimEvent>;
export type EventKind = z.infer<typeof EventKind>;
export type Source = z.infer<typeof Source>;
export type State = z.infer<typeof State>;
export type Standing = z.infer<typeof Standing>;
export type Precision = z.infer<typeof Precision>;
export type Nearness = z.infer<typeof Nearness>;
export type Concept = z.infer<typeof Concept>;
export type Description = z.infer<typeof Description>;
export type Lexicon = z.infer<typeof Lexicon>;
export type Rule = z.infer<typeof Rule>;
export type Example = z.infer<typeof Example>;
export type Topic = z.infer<typeof Topic>;
