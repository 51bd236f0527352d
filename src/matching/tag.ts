/** Tags the concepts of one sentence in a single pass over the lexicon's trie. */
import type { Token } from '../text/tokenise';
import { type CompiledLexicon, type Entry, type Form, MAX_GAP, type Node } from './lexicon';

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

function isInCapitals(tokens: readonly Token[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const t of tokens)
    if (t.word && t.raw.length > 3 && /\p{L}/u.test(t.raw)) {
      words++;
      if (t.raw === t.raw.toUpperCase()) capitals++;
    }
  return words > 0 && capitals / words > 0.7;
}

/** All mentions, by start and then longest first. Linear in the tokens for a given lexicon: gaps are bounded. */
export function tag(tokens: readonly Token[], lexicon: CompiledLexicon): Mention[] {
  return suppress(new Tagger(tokens, lexicon).run(), lexicon);
}

class Tagger {
  private readonly found: Mention[] = [];
  private start = 0;
  /** Whether the sentence is written in capitals; null until a term asks. */
  private capitals: boolean | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lexicon: CompiledLexicon,
  ) {}

  run(): Mention[] {
    const { tokens, lexicon, found } = this;
    for (let start = 0; start < tokens.length; start++) {
      const node = lexicon.start((tokens[start] as Token).low);
      if (!node) continue;
      this.start = start;
      const before = found.length;
      this.walk(node, start + 1);
      if (found.length - before > MAX_PER_START) found.length = before + MAX_PER_START;
      if (found.length - before > 1) this.keepLongest(before);
    }
    return found;
  }

  private walk(node: Node, at: number): void {
    if (node.ends) for (const entry of node.ends) this.meet(entry, at);
    const { tokens } = this;
    if (node.next) {
      const token = tokens[at];
      const next = token && node.next.get(token.low);
      if (next) this.walk(next, at + 1);
    }
    if (node.gap)
      for (let k = 0, j = at; k <= MAX_GAP && j < tokens.length; k++, j++) {
        const t = tokens[j];
        if (!t || t.low === ';' || t.low === '.') break;
        const next = node.gap.next?.get(t.low);
        if (next) {
          this.walk(next, j + 1);
          // The nearest fitting word closes the gap; a farther one would be another phrase.
          break;
        }
      }
  }

  private meet({ concept, form, cased }: Entry, to: number): void {
    const { start, tokens } = this;
    if (cased) {
      this.capitals ??= isInCapitals(tokens);
      if (this.capitals || !cased.every((c, k) => c === null || tokens[start + k]?.raw === c)) return;
    }
    this.found.push({ from: start, to, concept, form });
  }

  /** Of mentions of one concept from one start, all from `before` on, only the longest stays. */
  private keepLongest(before: number): void {
    const { found } = this;
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
}

const isName = (m: Mention, { concepts }: CompiledLexicon) => m.concept < 0 || concepts[m.concept]?.kind === 'actor';
const byLength = (a: Mention, b: Mention) => b.to - b.from - (a.to - a.from) || a.from - b.from;

/**
 * The longest actor (or description) term wins: "the Pakistani Taliban" holds no Taliban, and no relation is read
 * inside a name.
 */
function suppress(found: Mention[], lexicon: CompiledLexicon): Mention[] {
  const names = found.filter((m) => isName(m, lexicon)).sort(byLength);
  if (names.length === 0) return found;
  const kept: Mention[] = [];
  for (const m of names)
    if (!kept.some((k) => m.from < k.to && k.from < m.to && !(m.from === k.from && m.to === k.to))) kept.push(m);
  const wide = kept.filter((m) => m.to - m.from > 1 && m.form === 'name');
  return found.filter((m) =>
    isName(m, lexicon) ? kept.includes(m) : !wide.some((k) => m.from >= k.from && m.to <= k.to),
  );
}
