/**
 * Is this text about a pack's topic? The detector asks this on every page, so nearly all texts must be turned away by
 * less work than reading them takes. Two steps: a gate, one regular expression a side over a few letters from each
 * term, which engines run through a text at the speed of reading it; and only where the gate opens, the terms
 * themselves, in the few characters around.
 *
 * Terms are found as they are written, with a first capital, or in capitals.
 */

/** The part of a pack's topic that this needs; `Topic` of src/claims/schema fits it. */
export interface TopicSides {
  sides: readonly { terms: readonly string[]; atLeast?: number }[];
  /** UTF-16 units: somewhere all sides are met within so many. Undefined: anywhere in the text will do. */
  within?: number | undefined;
}

/** One letter in both cases, or a sign as it is. */
function anyCase(char: string): string {
  const [low, high] = [char.toLowerCase(), char.toUpperCase()];
  if (low !== high) return `[${low}${high}]`;
  return /\s/.test(char) ? '\\s' : /['’]/.test(char) ? "['’]" : char.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
}

const pattern = (term: string): string =>
  [...term.replace(/\s+/g, ' ')].map(anyCase).join('').replaceAll('\\s', '\\s+');

/** A word's edge. Blocks without white space between them run together ("MoscowRussia"): a new capital is an edge, too. */
const STARTS = '(?:(?<![\\p{L}\\p{N}_])|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu}))';
const ENDS = '(?:(?![\\p{L}\\p{N}_])|(?<=\\p{Ll})(?=\\p{Lu}))';

/** Letters of a gate: enough that it seldom opens for nothing, few enough that many terms share one. */
const GATE = 5;
const MOST_SPACE = 8;

const isNamed = (word: string) => /^\p{Lu}/u.test(word);

/**
 * What the gate looks for: of each term the beginning of one capitalised word, the one that
 * most terms share, or else of its longest word.
 */
function keysOf(terms: readonly string[]): { named: string[]; plain: string[] } {
  const candidates = terms.map((term) => {
    const words = term.split(/\s+/);
    const named = words.filter(isNamed).map((word) => word.slice(0, GATE));
    return { named, longest: words.sort((a, b) => a.length - b.length).pop() ?? term };
  });
  const shared = new Map<string, number>();
  for (const { named } of candidates) for (const key of new Set(named)) shared.set(key, (shared.get(key) ?? 0) + 1);
  const named = new Set<string>();
  const plain = new Set<string>();
  for (const at of candidates) {
    const [best] = at.named.sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || b.length - a.length);
    if (best) named.add(best);
    else plain.add(at.longest.slice(0, GATE));
  }
  return { named: [...named].sort(), plain: [...plain] };
}

/** Both cases of each letter but a leading capital: that one is what makes the gate quick. */
const gateOf = (key: string): string => pattern(key).replace(/^\[.(\p{Lu})\]/u, '$1');

interface Side {
  /** Null where no term has a capital. */
  gate: RegExp | null;
  /** Small letters are found faster one by one than by a pattern. */
  plain: string[];
  terms: RegExp;
  atLeast: number;
  /** UTF-16 units around a gate's letters that may belong to the term. */
  reach: number;
}

function compileSide(given: readonly string[], atLeast: number): Side | null {
  const terms = given.map((term) => term.trim()).filter(Boolean);
  if (terms.length === 0) return null;
  const { named, plain } = keysOf(terms);
  const cases = (key: string) => [key, key.toUpperCase(), key.slice(0, 1).toUpperCase() + key.slice(1)];
  return {
    gate: named.length === 0 ? null : new RegExp(named.map(gateOf).join('|'), 'g'),
    plain: [...new Set(plain.flatMap(cases))],
    terms: new RegExp(`${STARTS}(?:${terms.map(pattern).join('|')})${ENDS}`, 'gu'),
    atLeast,
    reach: Math.max(...terms.map((term) => term.length + MOST_SPACE * (term.split(/\s+/).length - 1))),
  };
}

function opens({ gate, plain }: Side, text: string): boolean {
  if (gate) gate.lastIndex = 0;
  return gate?.test(text) || plain.some((letters) => text.includes(letters));
}

/** Where the gate opens, in order. */
function* openings({ gate, plain }: Side, text: string): Generator<number> {
  if (gate) {
    gate.lastIndex = 0;
    for (let hit = gate.exec(text); hit; hit = gate.exec(text)) yield hit.index;
  }
  for (const letters of plain) {
    for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) yield at;
  }
}

/** Where the terms of a side end, in no order; up to `most`. */
function endsOf(side: Side, text: string, most: number): Set<number> {
  const { terms, reach } = side;
  const ends = new Set<number>();
  for (const at of openings(side, text)) {
    // One character more on either side: a term ends where its word ends.
    const base = Math.max(0, at - reach - 1);
    terms.lastIndex = 0;
    const around = text.slice(base, at + reach + 1);
    for (let term = terms.exec(around); term; term = terms.exec(around)) ends.add(base + term.index + term[0].length);
    if (ends.size >= most) break;
  }
  return ends;
}

/** Whether some stretch of `within` units holds an end of every side. */
function meet(ends: readonly ReadonlySet<number>[], within: number): boolean {
  const all = ends.flatMap((some, side) => [...some].map((at) => ({ at, side }))).sort((a, b) => a.at - b.at);
  const last = ends.map(() => Number.NEGATIVE_INFINITY);
  return all.some(({ at, side }) => {
    last[side] = at;
    return at - Math.min(...last) <= within;
  });
}

interface Compiled {
  sides: Side[];
  within: number | undefined;
}

function isMet({ sides, within }: Compiled, text: string): boolean {
  const found: Set<number>[] = [];
  for (const side of sides) {
    const ends = endsOf(side, text, within === undefined ? side.atLeast : Number.POSITIVE_INFINITY);
    if (ends.size < side.atLeast) return false;
    found.push(ends);
  }
  return within === undefined || meet(found, within);
}

/**
 * A test for "some topic has all of its sides met". A topic without sides or terms is never met: an empty pack
 * must not wake anything.
 */
export function compileTopics(topics: readonly TopicSides[]): (text: string) => boolean {
  const compiled = topics.flatMap(({ sides, within }): Compiled[] => {
    const made = sides.map((side) => compileSide(side.terms, side.atLeast ?? 1));
    const whole = made.filter((side) => side !== null);
    // The side with the least to look for first.
    whole.sort((a, b) => a.terms.source.length - b.terms.source.length);
    return whole.length === 0 || whole.length < made.length ? [] : [{ sides: whole, within }];
  });
  // All gates before any term: a page is turned away by the first gate that stays shut.
  return (text) => compiled.some((one) => one.sides.every((side) => opens(side, text)) && isMet(one, text));
}
