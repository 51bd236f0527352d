/**
 * Is this text about a pack's topic? The detector runs it on every page, so it is one regular expression a
 * side, asked in the pack's order, and stops at the first side that is not met. Put the rarest side first.
 */

/** The part of a pack's topic that this needs; `Topic` of src/claims/schema fits it. */
export interface TopicSides {
  sides: readonly { terms: readonly string[]; atLeast?: number }[];
}

const ASCII_WORD = /^\w$/;

/** A boundary that also holds at the edge of words in other scripts, but only where it is needed: it is slower. */
function bounded(term: string): string {
  const body = term
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]");
  const first = term.trim().charAt(0);
  const last = term.trim().slice(-1);
  const before = ASCII_WORD.test(first) ? '\\b' : '(?<![\\p{L}\\p{N}])';
  const after = ASCII_WORD.test(last) ? '\\b' : '(?![\\p{L}\\p{N}])';
  return before + body + after;
}

interface Side {
  pattern: RegExp;
  atLeast: number;
}

function compileSide(terms: readonly string[], atLeast: number): Side {
  const wide = terms.some((term) => /[^ -~’]/.test(term));
  return { pattern: new RegExp(terms.map(bounded).join('|'), wide ? 'giu' : 'gi'), atLeast };
}

function met({ pattern, atLeast }: Side, text: string): boolean {
  pattern.lastIndex = 0;
  for (let found = 0; found < atLeast; found++) if (!pattern.test(text)) return false;
  return true;
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
