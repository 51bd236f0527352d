/** Tags the concepts of one sentence in a single pass over the lexicon's trie. */
import type { Token } from '../text/tokenise';
import type { CompiledLexicon } from './lexicon';
import { type Cased, type Ends, type Form, MAX_GAP, type Node } from './term-trie';
import { IN_CAPITALS, is, SHOWS_CASE } from './traits';

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
  for (const token of tokens) {
    if (is(token, SHOWS_CASE)) words++;
    if (is(token, IN_CAPITALS)) capitals++;
  }
  return words > 0 && capitals / words > 0.7;
}

/** All mentions, by start and then longest first. Linear in the tokens for a given lexicon: gaps are bounded. */
export function tag(tokens: readonly Token[], lexicon: CompiledLexicon): Mention[] {
  const found = new Tagger(tokens, lexicon).run();
  return found.length === 0 ? found : suppress(found, lexicon);
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
      const node = lexicon.start((tokens[start] as Token).form);
      if (node === null) continue;
      this.start = start;
      this.first = found.length;
      this.met = 0;
      this.walk(node, start + 1);
    }
    return found;
  }

  private walk(node: Node, at: number): void {
    if (node.ends !== null) this.meet(node.ends, at);
    const { tokens } = this;
    if (at >= tokens.length) return;
    if (node.next !== null) {
      const next = follow(node, tokens[at] as Token);
      if (next) this.walk(next, at + 1);
    }
    if (node.gap !== null) this.leap(node.gap, at);
  }

  /** The nearest fitting word closes a gap; a farther one would be another phrase. */
  private leap(gap: Node, at: number): void {
    const { tokens } = this;
    const end = Math.min(at + MAX_GAP + 1, tokens.length);
    for (let j = at; j < end; j++) {
      const token = tokens[j] as Token;
      if (token.low === ';' || token.low === '.') return;
      const next = follow(gap, token);
      if (next) {
        this.walk(next, j + 1);
        return;
      }
    }
  }

  private meet({ concepts, forms, cased, repeats }: Ends, to: number): void {
    const { found, first, start } = this;
    const again = repeats || found.length > first;
    for (let i = 0; i < concepts.length; i++) {
      const capitals = cased[i] as Cased;
      if (capitals !== null && !this.stands(capitals)) continue;
      if (this.met++ >= MAX_PER_START) return;
      const concept = concepts[i] as number;
      const form = forms[i] as Form;
      // Of one concept's mentions from one start the longest stays.
      const place = again ? this.placeOf(concept) : found.length;
      if (place === found.length) found.push({ from: start, to, concept, form });
      else if (to > (found[place] as Mention).to) found[place] = { from: start, to, concept, form };
    }
  }

  /** Whether the words from this start have the capitals that a term asks for. */
  private stands(capitals: readonly (string | null)[]): boolean {
    const { tokens, start } = this;
    this.capitals ??= isInCapitals(tokens);
    return !this.capitals && capitals.every((c, k) => c === null || tokens[start + k]?.raw === c);
  }

  /** Where the concept was met from this start; behind all others where it was not. */
  private placeOf(concept: number): number {
    const { found } = this;
    let place = this.first;
    while (place < found.length && (found[place] as Mention).concept !== concept) place++;
    return place;
  }
}

function follow({ next, bits, others }: Node, { low, form }: Token): Node | undefined {
  return (bits & form.bit) === 0 || (others & form.other) === 0 ? undefined : next?.get(low);
}

const isName = (m: Mention, { isActor }: CompiledLexicon) => m.concept < 0 || isActor[m.concept] === true;
const byLength = (a: Mention, b: Mention) => b.to - b.from - (a.to - a.from) || a.from - b.from;

/**
 * The longest actor (or description) term wins: "the Pakistani Taliban" holds no Taliban, and no relation is read
 * inside a name.
 */
function suppress(found: Mention[], lexicon: CompiledLexicon): Mention[] {
  const names: Mention[] = [];
  for (const m of found) if (isName(m, lexicon)) names.push(m);
  if (names.length === 0) return found;
  if (names.length > 1) names.sort(byLength);
  const kept: Mention[] = [];
  const wide: Mention[] = [];
  for (const m of names) {
    if (kept.some((k) => m.from < k.to && k.from < m.to && !(m.from === k.from && m.to === k.to))) continue;
    kept.push(m);
    if (m.to - m.from > 1 && m.form === 'name') wide.push(m);
  }
  if (wide.length === 0 && kept.length === names.length) return found;
  const out: Mention[] = [];
  for (const m of found)
    if (isName(m, lexicon) ? kept.includes(m) : !wide.some((k) => m.from >= k.from && m.to <= k.to)) out.push(m);
  return out;
}
