/**
 * The one element we add to a page: `<claimtrail-notes>` under the root, with a closed shadow root that holds the
 * marks and the card. Its own rules are important inside the shadow tree, which no page style can outrank.
 */
import marksCss from '../../assets/styles/marks.css?inline';

export const HOST = 'claimtrail-notes';

/** A page that keeps removing the host wins after so many times. */
const MOST_RETURNS = 5;

export interface Host {
  root: ShadowRoot;
  /** Holds the marks, at the page's own origin. */
  marks: HTMLElement;
  /** Holds the card, in the top layer while open. */
  card: HTMLElement;
  /** Adds a sheet to the shadow root; each only once. */
  style(css: string): void;
  /** Whether the event began in our own parts. */
  owns(event: Event): boolean;
}

/** Constructed sheets pass any page policy. Firefox may not let a content script adopt one: then an element does it. */
function addStyle(root: ShadowRoot, doc: Document, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const before = root.adoptedStyleSheets.length;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    if (root.adoptedStyleSheets.length > before) return;
  } catch {
    // Xray vision: falls through
  }
  const element = doc.createElement('style');
  element.textContent = css;
  root.append(element);
}

/** Puts the host in and keeps it there. `lost` is called if the page will not have it. */
export function addHost(doc: Document, signal: AbortSignal, lost: () => void, name = HOST): Host {
  // Left behind by an annotator whose extension was reloaded or removed.
  for (const old of doc.querySelectorAll(name)) old.remove();
  const element = doc.createElement(name);
  const root = element.attachShadow({ mode: 'closed' });
  const styles = new Set<string>();
  const style = (css: string) => {
    if (styles.has(css)) return;
    styles.add(css);
    addStyle(root, doc, css);
  };
  style(marksCss);
  const marks = doc.createElement('div');
  marks.className = 'marks';
  const card = doc.createElement('div');
  card.className = 'layer';
  card.setAttribute('popover', 'manual');
  root.append(marks, card);
  doc.documentElement.append(element);

  let returns = 0;
  const keeper = new MutationObserver(() => {
    if (element.isConnected && element.parentNode === doc.documentElement) return;
    if (++returns > MOST_RETURNS) {
      keeper.disconnect();
      lost();
    } else doc.documentElement?.append(element);
  });
  keeper.observe(doc.documentElement, { childList: true });
  // The page's shortcuts are not ours to set off, nor is a click in the card a click on the page.
  for (const type of ['keydown', 'keyup', 'keypress', 'click', 'auxclick', 'dblclick', 'pointerdown', 'mousedown']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  signal.addEventListener(
    'abort',
    () => {
      keeper.disconnect();
      element.remove();
    },
    { once: true },
  );
  return { root, marks, card, style, owns: (event) => event.composedPath().includes(element) };
}
