/** What the closed-class words of English and the endings of all words tell of a token: looked up once a word, as bits. */
import type { Token } from '../text/tokenise';
import { type Word, WordMemo } from '../text/words';
import {
  ADVERBS,
  AUXILIARY,
  BARE_REPRESENTATIVE,
  BE,
  COORDINATORS,
  DETERMINERS,
  HE,
  IT,
  MODIFIERS,
  NEGATORS,
  PLURAL_REPRESENTATIVE,
  PREPOSITIONS,
  RELATIVES,
  REPRESENTATIVES,
  SAY,
  THEY,
  WE,
} from './english';

export const PREPOSITION = 1 << 0;
export const IS_BE = 1 << 1;
export const IS_AUXILIARY = 1 << 2;
export const NEGATOR = 1 << 3;
export const DETERMINER = 1 << 4;
export const RELATIVE = 1 << 5;
export const COORDINATOR = 1 << 6;
export const ADVERB = 1 << 7;
export const SAYS = 1 << 8;
export const REPRESENTATIVE = 1 << 9;
export const MODIFIER = 1 << 10;
export const BARE = 1 << 11;
export const IS_HE = 1 << 12;
export const IS_IT = 1 << 13;
export const IS_THEY = 1 << 14;
export const IS_WE = 1 << 15;
/** A pronoun that owns: "its envoy". */
export const OWNER = 1 << 16;
/** "officials in Moscow": who speaks for a place that they stand in. */
export const IN_PLACE = 1 << 17;
/** What stands behind these is where it happens, hardly ever who does it. */
export const PLACES = 1 << 18;
/** May stand between a preposition and a name: "by the former …". */
export const LEADING = 1 << 19;
export const ENDS_LY = 1 << 20;
export const ENDS_ING = 1 << 21;
export const ENDS_ED = 1 << 22;
export const ENDS_S = 1 << 23;
/** Ends as nouns made of verbs do. */
export const NOUN_END = 1 << 24;
export const PARTICIPLE = 1 << 25;
export const PLURAL = 1 << 26;
/** If a representative, then more than one. */
export const PLURAL_IF_BODY = 1 << 27;
/** Joins names to each other: "Russia, China and the". */
export const JOINS = 1 << 28;
/** Long enough, with letters, to tell whether a sentence is written in capitals; and whether it is itself. */
export const SHOWS_CASE = 1 << 29;
export const IN_CAPITALS = 1 << 30;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const TESTS: readonly (readonly [trait: number, test: ReadonlySet<string> | RegExp])[] = [
  [PREPOSITION, PREPOSITIONS],
  [IS_BE, BE],
  [IS_AUXILIARY, AUXILIARY],
  [NEGATOR, NEGATORS],
  [DETERMINER, DETERMINERS],
  [RELATIVE, RELATIVES],
  [COORDINATOR, COORDINATORS],
  [ADVERB, ADVERBS],
  [SAYS, SAY],
  [REPRESENTATIVE, REPRESENTATIVES],
  [MODIFIER, MODIFIERS],
  [BARE, BARE_REPRESENTATIVE],
  [IS_HE, HE],
  [IS_IT, IT],
  [IS_THEY, THEY],
  [IS_WE, WE],
  [OWNER, words('its their his her our my')],
  [
    IN_PLACE,
    words(
      'official officials source sources diplomat diplomats leader leaders authority authorities government rulers lawmakers policymakers administration',
    ),
  ],
  [PLACES, words('in at near outside inside across')],
  [LEADING, words('the former new top senior many some several most both other unnamed two three')],
  [ENDS_LY, /ly$/],
  [ENDS_ING, /ing$/],
  [ENDS_ED, /ed$/],
  [ENDS_S, /s$/],
  [NOUN_END, /(?:tion|sion|ment|ance|ence|ship|ity|ness|al|ism)s?$/],
  [PARTICIPLE, /(?:ed|en|wn|nt|ld|ght|de|un|ept|elt|old|ung|ot|id|um|it|et|ut)$/],
  [PLURAL, /[^s]s$/],
  [PLURAL_IF_BODY, PLURAL_REPRESENTATIVE],
  [JOINS, words(', and or the with both')],
];

const known = new WordMemo<number>();

/** All traits of a word. */
export function traitsOf(word: Word): number {
  const traits = known.get(word);
  return traits === undefined ? read(word) : traits;
}

function read(word: Word): number {
  let traits = 0;
  for (const [trait, test] of TESTS)
    if (test instanceof RegExp ? test.test(word.low) : test.has(word.low)) traits |= trait;
  const { raw } = word;
  if (word.word && raw.length > 3 && /\p{L}/u.test(raw))
    traits |= raw === raw.toUpperCase() ? SHOWS_CASE | IN_CAPITALS : SHOWS_CASE;
  known.set(word, traits);
  return traits;
}

/** Whether the token has any of `traits`; where there is no token, it has none. */
export function is(token: Token | undefined, traits: number): boolean {
  return token !== undefined && (traitsOf(token.form) & traits) !== 0;
}
