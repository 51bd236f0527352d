/**
 * Where the card stands: beside the text on the sentence's level if there is room, else below (or above) the
 * sentence's last line. Under 560 px the style sheet makes it a bottom sheet, and the page is scrolled so that the
 * sentence stays in view above it.
 */
import { computePosition } from '@floating-ui/core';
import { type Middleware, type Placement, shift } from '@floating-ui/dom';
import { inWindow } from './floating';
import { SHEET } from './into-view';
import { linesOf } from './margins';
import type { Drawn } from './marks';

/** px from the column's edge to the card: the sign and its thread stand between. */
const THREAD = 62;
const MOST = 860;
const PAD = 16;
/** px below a sentence that do for a card; above it only if there is less, and more room there. */
const ENOUGH = 420;
const LEAST = 280;

/** Keeps the card in place while the page scrolls and changes, until the signal. `moved`: how long the thread is, or null. */
export function placeCard(
  range: Range,
  mark: () => Drawn | undefined,
  card: HTMLElement,
  moved: (thread: number | null) => void,
  signal: AbortSignal,
): void {
  const view = card.ownerDocument.defaultView;
  if (!view) return;
  const parent = range.commonAncestorContainer;
  const contextElement = parent.nodeType === 1 ? (parent as Element) : (parent.parentElement ?? card);
  let waits = false;

  const put = async (anchor: DOMRect, placement: Placement, ...middleware: Middleware[]) => {
    const reference = { getBoundingClientRect: () => anchor, contextElement };
    const { x, y } = await computePosition(reference, card, { ...inWindow(view), placement, middleware });
    if (signal.aborted) return { x, y };
    card.style.left = `${Math.round(x)}px`;
    card.style.top = `${Math.round(y)}px`;
    return { x, y };
  };

  const place = async () => {
    const lines = linesOf(range);
    const last = lines[lines.length - 1];
    if (!last || view.innerWidth < SHEET) {
      card.removeAttribute('style');
      moved(null);
      return;
    }
    const spot = mark()?.spot;
    // Without a sign its column is not known; the box around it is no narrower.
    const right = spot?.edge ?? Math.max(last.right, contextElement.getBoundingClientRect().right);
    const { clientWidth, clientHeight } = view.document.documentElement;
    const beside = !spot?.rtl && clientWidth - right - THREAD > card.offsetWidth + PAD;
    if (beside) {
      card.style.maxHeight = `${Math.min(MOST, clientHeight - 2 * PAD)}px`;
      const anchor = new DOMRect(right, last.bottom - 150, THREAD, 1);
      const { x, y } = await put(anchor, 'right-start', shift({ padding: PAD }));
      // The thread only if it meets the card's side.
      const level = last.bottom - 10;
      const meets = spot?.margin && level > y + 8 && level < y + card.offsetHeight - 8;
      moved(meets ? x - spot.left - 20 : null);
      return;
    }
    const first = lines[0] ?? last;
    const below = clientHeight - last.bottom;
    const under = below >= ENOUGH || below >= first.top;
    card.style.maxHeight = `${Math.min(MOST, Math.max(LEAST, (under ? below : first.top) - PAD - 10))}px`;
    const anchor = new DOMRect(right - 1, first.top - 10, 1, last.bottom - first.top + 20);
    await put(anchor, under ? 'bottom-end' : 'top-end', shift({ padding: PAD, crossAxis: true }));
    moved(null);
  };
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      if (!signal.aborted) void place();
    });
  };
  void place();
  const grows = new ResizeObserver(soon);
  grows.observe(card);
  view.addEventListener('scroll', soon, { capture: true, passive: true, signal });
  view.addEventListener('resize', soon, { passive: true, signal });
  signal.addEventListener('abort', () => grows.disconnect(), { once: true });
}
