/**
 * Is this text about a pack's topic? The detector runs it on every page, so it is one regular expression a
 * side, asked in the pack's order, and stops at the first side that is not met. Put the rarest side first.
 */

/** The part of a pack's topic that this needs; `Topic` of src/claims/schema fits it. */
export interface TopicSides {
  sides: readonly { terms: readonly string[]; atLeast?: number }[];
}

const isWord = (char: string | undefined) => char !== undefined && /\w/.test(char);

const escaped = (term: string): string =>
  term
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]");

interface Side {
  patterns: RegExp[];
  atLeast: number;
}

/**
 * Nearly all terms begin and end with an ASCII letter. For these the boundary stands once around all of them, in
 * alphabetical order: engines then skip through a text some twenty times faster than with one boundary a term.
 * Terms with other edges ("U.S.", other scripts) have a pattern of their own.
 */
function compileSide(terms: readonly string[], atLeast: number): Side {
  const trimmed = terms.map((term) => term.trim()).filter(Boolean);
  const plain = (term: string) => isWord(term[0]) && isWord(term[term.length - 1]);
  const usual = trimmed.filter(plain).map(escaped).sort();
  const others = trimmed.filter((term) => !plain(term)).map(escaped);
  const patterns: RegExp[] = [];
  if (usual.length > 0) patterns.push(new RegExp(`\\b(?:${usual.join('|')})\\b`, 'gi'));
  if (others.length > 0) {
    patterns.push(new RegExp(`(?<![\\p{L}\\p{N}])(?:${others.join('|')})(?![\\p{L}\\p{N}])`, 'giu'));
  }
  return { patterns, atLeast };
}

function met({ patterns, atLeast }: Side, text: string): boolean {
  let found = 0;
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    while (found < atLeast && pattern.test(text)) found++;
  }
  return found >= atLeast;
}

/**
 * A test for "some topic has all of its sides met". A topic without sides or terms is never met: an empty pack
 * must not wake anything.
 */
export function compileTopics(topics: readonly TopicSides[]): (text: string) => boolean {
  const compiled = topics
    .filter((topic) => topic.sides.length > 0 && topic.sides.every((side) => side.terms.length > 0))
    .map((topic) => topic.sides.map((side) => compileSide(side.terms, side.atLeast ?? 1)));
  return (text) => compiled.some((sides) => sides.every((side) => met(side, text)));
}
