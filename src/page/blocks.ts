/**
 * Reads a page into blocks: the visible text of one paragraph-like element each, with a map from every position
 * in that text back to the Text node it came from. Reads only; a generator, so that the caller may pause it.
 */
import { type Display, displayOf, isFolded, isSkipped } from './skip';

/** `length` characters of the block's text from `start` on are those of `node` from `from` on, one to one. */
export interface Piece {
  node: Text;
  start: number;
  from: number;
  length: number;
}

export interface PageBlock {
  /** Unique in its page session, never reused. */
  id: number;
  /** The element whose box holds the text. */
  element: Element;
  /** White space collapsed, ends trimmed. */
  text: string;
  pieces: Piece[];
}

/** Shorter blocks are labels and bylines, not sentences. */
export const MIN_BLOCK = 24;
/** Longer ones are not paragraphs; the protocol bounds them too. */
export const MAX_BLOCK = 20_000;

class Run {
  private text = '';
  private pieces: Piece[] = [];
  constructor(readonly element: Element) {}

  space() {
    if (this.text !== '' && !this.text.endsWith(' ')) this.text += ' ';
  }

  add(node: Text) {
    const { data } = node;
    const word = /\S+(?:\s\S+)*/g; // words joined by single white space map one to one
    let end = 0;
    for (let found = word.exec(data); found; found = word.exec(data)) {
      if (found.index > end) this.space();
      this.pieces.push({ node, start: this.text.length, from: found.index, length: found[0].length });
      this.text += found[0].replace(/\s/g, ' ');
      end = found.index + found[0].length;
    }
    if (end < data.length) this.space();
  }

  block(id: number): PageBlock | null {
    const text = this.text.trimEnd();
    if (text.length < MIN_BLOCK || text.length > MAX_BLOCK || !/\p{L}{2}/u.test(text)) return null;
    return { id, element: this.element, text, pieces: this.pieces };
  }
}

export interface Reading {
  /** The next block's id; shared by all readings of a session. */
  nextId: () => number;
  /** Told of subtrees left out only because they are not displayed: they may open later. */
  onHidden?: (el: Element) => void;
  /** Told of open shadow roots: their changes are seen only by an observer of their own. */
  onShadow?: (root: ShadowRoot) => void;
  /** Comments sections are read, too. */
  comments?: boolean;
}

/** Elements whose own text is not painted. A style may change, so the mark is renewed at each reading. */
const unseen = new WeakSet<Element>();
const INTERRUPTS = new Set('iframe video audio object embed aside nav footer form pre'.split(' '));

type Step = { node: Node; leave?: true };

function childrenOf(el: Element, reading: Reading): Iterable<Node> {
  const shadow = el.shadowRoot;
  if (shadow) {
    reading.onShadow?.(shadow);
    return shadow.childNodes;
  }
  if (el.localName === 'slot') {
    const assigned = (el as HTMLSlotElement).assignedNodes?.() ?? [];
    if (assigned.length > 0) return assigned;
  }
  return el.childNodes;
}

/**
 * Blocks under `root` in reading order. Yields a block, or null as a chance to pause, about every 30 nodes.
 * A page that changes between steps is harmless: what was read of it is checked again before it is painted.
 */
export function* readBlocks(root: Element, reading: Reading): Generator<PageBlock | null, void, void> {
  const view = root.ownerDocument.defaultView;
  if (!view || isSkippedAbove(root, reading.comments)) return;
  if (root.parentElement?.checkVisibility?.() === false) {
    reading.onHidden?.(root);
    return;
  }
  const stack: Step[] = [{ node: root }];
  let run: Run | null = null;
  let blockOf: Element = root;
  const blocks: Element[] = [];
  let count = 0;
  /** A line break with no word since: two make a paragraph, as pages did before they had styles. */
  let broke = false;
  const flush = () => {
    broke = false;
    const block = run?.block(reading.nextId()) ?? null;
    run = null;
    return block;
  };
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (++count % 30 === 0) yield null;
    const { node } = step;
    if (step.leave) {
      const block = flush();
      if (block) yield block;
      blockOf = blocks.pop() ?? root;
      continue;
    }
    if (node.nodeType === 3) {
      const parent = node.parentElement;
      if (parent && unseen.has(parent)) continue;
      run ??= new Run(blockOf);
      run.add(node as Text);
      if (/\S/.test((node as Text).data)) broke = false;
      continue;
    }
    if (node.nodeType !== 1) continue;
    const el = node as Element;
    if (el.localName === 'br') {
      (run as Run | null)?.space();
      const block = broke ? flush() : null;
      broke = true;
      if (block) yield block;
      continue;
    }
    if (isSkipped(el, reading.comments)) {
      // Text on both sides of a figure or an advert does not belong to one sentence; a footnote's mark is nothing.
      if (el.localName !== 'sup' && INTERRUPTS.has(el.localName)) {
        const block = flush();
        if (block) yield block;
      }
      continue;
    }
    const display: Display = isFolded(el) ? 'none' : displayOf(el, view.getComputedStyle(el));
    if (display === 'none') {
      if ((el.textContent?.length ?? 0) > MIN_BLOCK) reading.onHidden?.(el);
      continue;
    }
    if (display === 'unseen') unseen.add(el);
    else unseen.delete(el);
    if (display === 'block' || (display === 'unseen' && el !== root)) {
      const block = flush();
      if (block) yield block;
      blocks.push(blockOf);
      blockOf = el;
      stack.push({ node: el, leave: true });
    }
    const children = [...childrenOf(el, reading)];
    for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i] as Node });
  }
  const block = flush();
  if (block) yield block;
}

/** Whether something above the element leaves it out: a dirty paragraph inside a comment section stays out. */
function isSkippedAbove(el: Element, comments?: boolean): boolean {
  for (let at: Element | null = parentAcross(el); at; at = parentAcross(at)) if (isSkipped(at, comments)) return true;
  return false;
}

/** The parent element, going out of a shadow root to its host. */
export function parentAcross(node: Node): Element | null {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}
