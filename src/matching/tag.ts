/** Tags the concepts of one sentence in a single pass over the lexicon's trie. */
import type { Token } from '../text/tokenise';
import type { CompiledLexicon } from './lexicon';
import { type Entry, type Form, MAX_GAP, type Node } from './term-trie';

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
  /** Where the mentions from this start begin. */
  private first = 0;
  /** How many there were, the shorter ones too. */
  private met = 0;
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
      this.first = found.length;
      this.met = 0;
      lexicon.places.begin();
      this.walk(node, start + 1);
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
    if (this.met++ >= MAX_PER_START) return;
    // Of one concept's mentions from one start the longest stays.
    const { found, first } = this;
    const place = this.lexicon.places.of(concept, found.length - first) + first;
    const known = found[place];
    if (!known) found.push({ from: start, to, concept, form });
    else if (to > known.to) found[place] = { from: start, to, concept, form };
  }
}

const isName = (m: Mention, { concepts }: CompiledLexicon) => m.concept < 0 || concepts[m.concept]?.kind === 'actor';
const byLength = (a: Mention, b: Mention) => b.to - b.from - (a.to - a.from) || a.from - b.from;

/**
 * The longest actor (or description) term wins: "the Pakistani Taliban" holds no Taliban, and no relation is read
 * inside a name.
 */
function suppress(found: Mention[], lexicon: CompiledLexicon): Mention[] {
  const names = found.filter((m) => isName(m, lexicon));
  if (names.length === 0) return found;
  names.sort(byLength);
  const kept: Mention[] = [];
  for (const m of names)
    if (!kept.some((k) => m.from < k.to && k.from < m.to && !(m.from === k.from && m.to === k.to))) kept.push(m);
  const wide = kept.filter((m) => m.to - m.from > 1 && m.form === 'name');
  return found.filter((m) =>
    isName(m, lexicon) ? kept.includes(m) : !wide.some((k) => m.from >= k.from && m.to <= k.to),
  );
}
