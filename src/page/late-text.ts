/**
 * One look at a page, and cheap looks later while it is still growing: for infinite scroll and single-page apps.
 * Between looks nothing is read; added nodes are only counted. Ends with the signal, or once `look` says so.
 */

/** Look again after about this many UTF-16 units of new text, or when address or title changed. */
const ENOUGH_TEXT = 400;
const FIRST_WAIT = 400;
const LONGEST_WAIT = 20_000;

/** Whether the document is a web page: not XML, SVG, plain text, a picture or a PDF viewer. */
export function isWebPage(doc: Document): boolean {
  return /^(text\/html|application\/xhtml\+xml)$/.test(doc.contentType);
}

/** Whether the document itself can hold an article; of a frameset only its frames can. */
export function isReadable(doc: Document): boolean {
  return isWebPage(doc) && doc.body?.nodeName.toLowerCase() === 'body';
}

/** Everything a look needs, the title included, in one read. Leaving out scripts would cost more than it saves. */
export function pageText(doc: Document): string {
  return doc.documentElement?.textContent ?? '';
}

function lengthOf(node: Node): number {
  return node.nodeType === 3 ? (node as Text).length : 40 + 60 * ((node as Element).childElementCount ?? 0);
}

/** Calls `look` now and again as text arrives, until it returns true or the signal aborts. */
export function lookUntil(look: () => boolean, doc: Document, signal: AbortSignal): void {
  if (signal.aborted || look() || !doc.documentElement) return;
  let added = 0;
  let wait = FIRST_WAIT;
  let seen = doc.URL + doc.title;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const again = () => {
    timer = undefined;
    const moved = doc.URL + doc.title !== seen;
    if (!moved && added < ENOUGH_TEXT) return;
    if (moved) wait = FIRST_WAIT;
    else wait = Math.min(wait * 2, LONGEST_WAIT);
    seen = doc.URL + doc.title;
    added = 0;
    if (look()) stop();
  };
  const observer = new MutationObserver((records) => {
    // Counting every record of a storm is itself work; past the threshold the sum no longer matters.
    for (const { addedNodes } of records) {
      if (added > ENOUGH_TEXT) break;
      for (const node of addedNodes) added += lengthOf(node);
    }
    timer ??= setTimeout(() => {
      if (typeof requestIdleCallback === 'function') requestIdleCallback(again, { timeout: 2_000 });
      else again();
    }, wait);
  });
  observer.observe(doc.documentElement, { childList: true, subtree: true });
  signal.addEventListener('abort', stop, { once: true });
}
