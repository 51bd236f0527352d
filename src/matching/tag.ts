/** Tags the concepts of one sentence in a single pass over the lexicon's trie. */
import type { Token } from '../text/tokenise';
import { type CompiledLexicon, type Form, MAX_GAP, type Node } from './lexicon';

export interface Mention {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** Concept number, or ~description. */
  concept: number;
  form: Form;
}

/** More mentions than this at one place means a pack gone wrong, not a rich sentence. */
const MAX_PER_START = 64;

const sentenceIsCapitals = (tokens: readonly Token[]) => {
  let words = 0;
  let capitals = 0;
  for (const t of tokens)
    if (t.word && t.raw.length > 3 && /\p{L}/u.test(t.raw)) {
      words++;
      if (t.raw === t.raw.toUpperCase()) capitals++;
    }
  return words > 0 && capitals / words > 0.7;
};

/** All mentions, by start and then longest first. Linear in the tokens for a given lexicon: gaps are bounded. */
export function tag(tokens: readonly Token[], lexicon: CompiledLexicon): Mention[] {
  const found: Mention[] = [];
  const capitals = sentenceIsCapitals(tokens);
  let start = 0;
  const walk = (node: Node, at: number, word: number) => {
    if (node.ends)
      for (const entry of node.ends) {
        if (entry.cased && (capitals || !entry.cased.every((c, k) => c === null || tokens[start + k]?.raw === c)))
          continue;
        found.push({ from: start, to: at, concept: entry.concept, form: entry.form });
      }
    const token = tokens[at];
    if (token && node.next) {
      const next = node.next.get(token.low);
      if (next) walk(next, at + 1, word + 1);
    }
    if (node.gap)
      for (let k = 0, j = at; k <= MAX_GAP && j < tokens.length; k++, j++) {
        const t = tokens[j];
        if (!t || t.low === ';' || t.low === '.') break;
        const next = node.gap.next?.get(t.low);
        if (next) {
          walk(next, j + 1, word + 1);
          // The nearest fitting word closes the gap; a farther one would be another phrase.
          break;
        }
      }
  };
  for (start = 0; start < tokens.length; start++) {
    const before = found.length;
    const token = tokens[start];
    const node = token && lexicon.start(token.low);
    if (node) walk(node, start + 1, 1);
    if (found.length - before > MAX_PER_START) found.length = before + MAX_PER_START;
    // Equal concept from one start: keep the longest.
    for (let i = before; i < found.length; i++)
      for (let j = found.length - 1; j > i; j--) {
        const a = found[i];
        const b = found[j];
        if (a && b && a.concept === b.concept) {
          if (b.to > a.to) found[i] = b;
          found.splice(j, 1);
        }
      }
  }
  return suppress(found, lexicon);
}

/**
 * The longest actor (or description) term wins: "the Pakistani Taliban" holds no Taliban, and no relation is read
 * inside a name.
 */
function suppress(found: Mention[], lexicon: CompiledLexicon): Mention[] {
  const isName = (m: Mention) => m.concept < 0 || lexicon.concepts[m.concept]?.kind === 'actor';
  const names = found.filter(isName).sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: Mention[] = [];
  for (const m of names)
    if (!kept.some((k) => m.from < k.to && k.from < m.to && !(m.from === k.from && m.to === k.to))) kept.push(m);
  const wide = kept.filter((m) => m.to - m.from > 1 && m.form === 'name');
  return found.filter((m) => (isName(m) ? kept.includes(m) : !wide.some((k) => m.from >= k.from && m.to <= k.to)));
}
