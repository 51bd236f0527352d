/**
 * Notices what changed on the page and says which parts must be read again: whole new blocks, and paragraphs whose
 * text changed. Only collects while the page works; the parts are worked out later, in slices.
 */
import { parentAcross } from './blocks';
import { displayOf } from './skip';

/** ms from a change to its reading: long enough for a burst to end, short enough to seem at once. */
const WAIT = 120;
/** What was hidden when it was read is looked at again when the page's height changes; at most so many. */
const MOST_HIDDEN = 300;

export interface Watch {
  /** The parts that changed since the last call, still in the page; one may hold another. A generator, for slicing. */
  dirty(): Generator<Element | null, void, void>;
  observe(root: ShadowRoot): void;
  hidden(el: Element): void;
}

/** The nearest element around `node`, itself included, that is a box of its own. */
function boxOf(node: Node): Element | null {
  let el = node.nodeType === 1 ? (node as Element) : parentAcross(node);
  for (; el; el = parentAcross(el)) {
    const view = el.ownerDocument.defaultView;
    if (!view) return null;
    const display = displayOf(el, view.getComputedStyle(el));
    if (display !== 'inline' && display !== 'contents') return el;
  }
  return null;
}

/** `changed` is called once per burst. `ours` is the host element: what happens to it is no news. */
export function watchPage(doc: Document, ours: string, changed: () => void, signal: AbortSignal): Watch {
  const touched = new Set<Node>();
  const fresh = new Set<Element>();
  const asleep = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, WAIT);
  };
  const isOurs = (node: Node) => node.nodeName.toLowerCase() === ours;
  const observer = new MutationObserver((records) => {
    let news = false;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'characterData') {
        touched.add(target);
        news = true;
        continue;
      }
      for (const node of addedNodes) {
        if (isOurs(node)) continue;
        if (node.nodeType === 1) fresh.add(node as Element);
        else if (node.nodeType === 3) touched.add(target);
        news = true;
      }
      // A removed block takes its text along; a removed word changes its paragraph. The reader tells which.
      for (const node of removedNodes) if (!isOurs(node)) news = true;
    }
    if (news) soon();
  });
  const options = { childList: true, characterData: true, subtree: true };
  observer.observe(doc.documentElement, options);
  const wake = () => asleep.size > 0 && soon();
  const resized = typeof ResizeObserver === 'function' ? new ResizeObserver(wake) : undefined;
  if (doc.body) resized?.observe(doc.body);
  doc.addEventListener('toggle', wake, { capture: true, passive: true, signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      resized?.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
  const watched = new WeakSet<ShadowRoot>();

  function* dirty(): Generator<Element | null, void, void> {
    const roots = new Set<Element>();
    const candidates = [...fresh, ...touched];
    fresh.clear();
    touched.clear();
    for (const el of asleep) {
      if (!el.isConnected) asleep.delete(el);
      else if (el.checkVisibility?.() !== false) {
        asleep.delete(el);
        candidates.push(el);
      }
      yield null;
    }
    for (const node of candidates) {
      const box = node.isConnected ? boxOf(node) : null;
      if (box) roots.add(box);
      yield null;
    }
    yield* roots;
  }

  return {
    dirty,
    observe(root) {
      if (watched.has(root)) return;
      watched.add(root);
      observer.observe(root, options);
    },
    hidden(el) {
      if (asleep.size < MOST_HIDDEN) asleep.add(el);
    },
  };
}
