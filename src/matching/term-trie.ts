/**
 * Terms in all their forms, as a trie over tokens, so that a sentence is tagged in one pass however many terms there
 * are. A pack holds tens of thousands of terms, a page meets a few hundred: what a term looks like is worked out when
 * a text first holds a word that begins like it.
 */
import { commonStart, forms, START } from '../text/inflect';
import { tokenise } from '../text/tokenise';
import { bitOf, type Word, WordMemo } from '../text/words';

/** How a term was met: as the actor's name, as an adjective, as a person who speaks for it, as a verb or a noun. */
export type Form = 'name' | 'adjective' | 'person' | 'verb' | 'noun' | 'either' | 'other';

/** Capitals that must stand so, per token; null where any will do. */
export type Cased = readonly (string | null)[] | null;

/** The terms that end at a node, side by side: a sentence meets hundreds, and most only by their concepts. */
export interface Ends {
  concepts: number[];
  forms: Form[];
  cased: Cased[];
  /** Whether some concept ends here in two forms. */
  repeats: boolean;
}

export interface Node {
  next: Map<string, Node> | null;
  /** The bits of the words in `next`: most words that are asked for are not there, and need no look-up. */
  bits: number;
  /** Up to {@link MAX_GAP} words may stand here. */
  gap: Node | null;
  ends: Ends | null;
}

export const MAX_GAP = 6;

/** A term that is not laid out yet. */
interface Waiting {
  term: string;
  concept: number;
  form: Form;
  /** Its place among all terms: they are laid out in this order, whatever a text meets first. */
  order: number;
}

/** All terms with one first word. */
interface Head {
  word: string;
  terms: Waiting[];
  /** The tokens under which its terms were laid out. */
  laid: string[];
}

/** What a token begins: the terms laid out, and the heads whose terms are not. */
interface Root {
  node: Node;
  waiting: Head[] | null;
}

const SPACE = /\s/;

export class TermTrie {
  private readonly roots = new Map<string, Root>();
  private readonly heads = new Map<string, Head>();
  /** Heads whose forms are not known yet, by the letters that all of them begin with. */
  private readonly unread = new Map<string, Head[]>();
  private count = 0;
  /** What words begin, as {@link start} found it; null where they begin nothing. */
  private known = new WordMemo<Node | null>();

  /** Adds a term; `form` null: as its first word is marked. */
  add(written: string, concept: number, form: Form | null): void {
    const term = written.trim();
    const end = term.search(SPACE);
    const first = end < 0 ? term : term.slice(0, end);
    if (first === '' || first === '*') return;
    const waiting: Waiting = { term, concept, form: form ?? formOf(first), order: this.count++ };
    if (this.isAsked) this.forget();
    const head = this.heads.get(first);
    if (!head) {
      this.begin({ word: first, terms: [waiting], laid: [] });
      return;
    }
    head.terms.push(waiting);
    for (const low of head.laid) expand(this.root(low).node, waiting, low);
  }

  /** Everything that can follow `word`; null when no term begins with it. */
  start(word: Word): Node | null {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const node = this.find(word.low);
    this.known.set(word, node);
    this.isAsked = true;
    return node;
  }

  private isAsked = false;

  private forget(): void {
    this.known = new WordMemo();
    this.isAsked = false;
  }

  private find(low: string): Node | null {
    if (this.unread.size > 0) {
      const letters = low.slice(0, START);
      const heads = this.unread.get(letters);
      if (heads) {
        this.unread.delete(letters);
        for (const head of heads) this.read(head);
      }
    }
    const root = this.roots.get(low);
    if (root?.waiting) this.layOut(root, low);
    return root?.node ?? null;
  }

  private begin(head: Head): void {
    this.heads.set(head.word, head);
    const letters = commonStart(head.word);
    const heads = letters === null ? null : this.unread.get(letters);
    if (letters === null) this.read(head);
    else if (heads) heads.push(head);
    else this.unread.set(letters, [head]);
  }

  /** Works out the tokens that the head can stand as. */
  private read(head: Head): void {
    for (const low of firstTokens(head.word)) {
      const root = this.root(low);
      root.waiting ??= [];
      root.waiting.push(head);
    }
  }

  private root(low: string): Root {
    let root = this.roots.get(low);
    if (!root) {
      root = { node: emptyNode(), waiting: null };
      this.roots.set(low, root);
    }
    return root;
  }

  private layOut(root: Root, low: string): void {
    const heads = root.waiting ?? [];
    root.waiting = null;
    for (const head of heads) head.laid.push(low);
    const terms = heads.flatMap((head) => head.terms).sort((a, b) => a.order - b.order);
    for (const term of terms) expand(root.node, term, low);
  }
}

function formOf(first: string): Form {
  const mark = first.includes('/') ? first.slice(first.lastIndexOf('/') + 1) : '';
  return mark === 'v' ? 'verb' : mark === 'n' ? 'noun' : mark === 'nv' || mark === 'vn' ? 'either' : 'other';
}

/** Lays out the forms of a term that begin with `low`, below `root`. */
function expand(root: Node, { term, concept, form }: Waiting, low: string): void {
  const words = term.split(/\s+/);
  let ends: Place[] = [];
  words.forEach((word, i) => {
    if (word === '*') {
      ends = ends.map(({ node, cased }) => {
        node.gap ??= emptyNode();
        return { node: node.gap, cased };
      });
      return;
    }
    const keep = word.startsWith('=');
    const grown: Place[] = [];
    for (const tokens of variantsOf(word)) {
      if (i === 0) {
        if (tokens[0]?.low === low)
          grown.push(follow({ node: root, cased: [keep ? (tokens[0]?.raw ?? null) : null] }, tokens.slice(1), keep));
      } else for (const place of ends) grown.push(follow(place, tokens, keep));
    }
    ends = grown;
  });
  for (const { node, cased } of ends) {
    node.ends ??= { concepts: [], forms: [], cased: [], repeats: false };
    const { ends } = node;
    let at = ends.concepts.indexOf(concept);
    if (at >= 0) ends.repeats = true;
    while (at >= 0 && ends.forms[at] !== form) at = ends.concepts.indexOf(concept, at + 1);
    if (at >= 0) continue;
    ends.concepts.push(concept);
    ends.forms.push(form);
    ends.cased.push(cased.some((c) => c !== null) ? cased : null);
  }
}

interface Place {
  node: Node;
  cased: (string | null)[];
}

const emptyNode = (): Node => ({ next: null, bits: 0, gap: null, ends: null });

function child(node: Node, low: string): Node {
  node.next ??= new Map();
  let next = node.next.get(low);
  if (!next) {
    next = emptyNode();
    node.next.set(low, next);
    node.bits |= bitOf(low);
  }
  return next;
}

function follow(place: Place, tokens: readonly WordToken[], keep: boolean): Place {
  let { node } = place;
  const cased = [...place.cased];
  for (const token of tokens) {
    node = child(node, token.low);
    cased.push(keep ? token.raw : null);
  }
  return { node, cased };
}

interface WordToken {
  low: string;
  raw: string;
}

// Words recur in thousands of terms; their forms are worked out once.
const variants = new Map<string, WordToken[][]>();
const firsts = new Map<string, string[]>();

function variantsOf(word: string): WordToken[][] {
  let known = variants.get(word);
  if (!known) {
    known = forms(word.startsWith('=') ? word.slice(1) : word).map((form) =>
      tokenise(form).map(({ low, raw }) => ({ low, raw })),
    );
    variants.set(word, known);
  }
  return known;
}

const PLAIN = /^[a-z]+$/;

function firstTokens(word: string): string[] {
  let known = firsts.get(word);
  if (!known) {
    // A plain word can still be spelt two ways ("centre"), but it is one token.
    known = [...new Set(PLAIN.test(word) ? forms(word) : variantsOf(word).flatMap((tokens) => tokens[0]?.low ?? []))];
    firsts.set(word, known);
  }
  return known;
}
