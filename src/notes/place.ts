/**
 * Where the card stands: beside the text on the sentence's level if there is room, else below (or above) the
 * sentence. Under 560 px the style sheet makes it a bottom sheet, and the page is scrolled so that the sentence stays
 * in view above it.
 */
import { autoUpdate, computePosition, flip, inline, offset, shift, size, type VirtualElement } from '@floating-ui/dom';
import { linesOf } from './margins';
import type { Drawn } from './marks';

export const SHEET = 560;
/** px from the column's edge to the card: the sign and its thread stand between. */
const THREAD = 62;
const MOST = 860;

export interface Placed {
  /** "beside", "below" or "sheet". */
  how: string;
  stop: () => void;
}

/** Keeps the card in place until `stop`. `mark` may have no sign. `moved` tells how long the thread is, px, or null. */
export function placeCard(
  range: Range,
  mark: () => Drawn | undefined,
  card: HTMLElement,
  moved: (thread: number | null) => void,
): () => void {
  const view = card.ownerDocument.defaultView;
  if (!view) return () => {};
  const scope = range.commonAncestorContainer;
  const contextElement = scope.nodeType === 1 ? (scope as Element) : scope.parentElement;
  const sentence: VirtualElement = {
    getBoundingClientRect: () => range.getBoundingClientRect(),
    getClientRects: () => range.getClientRects(),
    ...(contextElement ? { contextElement } : {}),
  };

  const place = async () => {
    if (view.innerWidth < SHEET) {
      Object.assign(card.style, { left: '', top: '', maxHeight: '' });
      moved(null);
      return;
    }
    const lines = linesOf(range);
    const last = lines[lines.length - 1];
    const spot = mark()?.spot;
    const width = card.offsetWidth;
    const right = spot?.edge ?? last?.right ?? 0;
    const beside =
      last !== undefined && !spot?.rtl && view.document.documentElement.clientWidth - right - THREAD > width + 16;
    if (beside) {
      const anchor = { ...sentence, getBoundingClientRect: () => new DOMRect(right, last.bottom - 150, THREAD, 1) };
      const { x, y } = await computePosition(anchor, card, {
        strategy: 'fixed',
        placement: 'right-start',
        middleware: [
          size({
            padding: 16,
            apply: ({ elements }) => limit(elements.floating, Math.min(MOST, view.innerHeight - 32)),
          }),
          shift({ padding: 16 }),
        ],
      });
      put(x, y);
      const signEnd = spot ? spot.left + 20 : right;
      // The thread only if it meets the card's side.
      const level = last.bottom - 10;
      moved(spot && level > y + 8 && level < y + card.offsetHeight - 8 ? x - signEnd : null);
      return;
    }
    const { x, y } = await computePosition(sentence, card, {
      strategy: 'fixed',
      placement: 'bottom-end',
      middleware: [
        inline(),
        offset(10),
        flip({ padding: 16 }),
        shift({ padding: 16 }),
        size({
          padding: 16,
          apply: ({ availableHeight, elements }) =>
            limit(elements.floating, Math.min(MOST, Math.max(260, availableHeight))),
        }),
      ],
    });
    put(x, y);
    moved(null);
  };
  const limit = (el: HTMLElement, height: number) => {
    el.style.maxHeight = `${Math.floor(height)}px`;
  };
  const put = (x: number, y: number) => {
    card.style.left = `${Math.round(x)}px`;
    card.style.top = `${Math.round(y)}px`;
  };
  return autoUpdate(sentence, card, () => void place(), { layoutShift: false });
}

/** Scrolls so that the sentence is seen above a bottom sheet, or at all. */
export function bringIntoView(range: Range, view: Window, sheet: boolean): void {
  const [first] = linesOf(range);
  const box = range.getBoundingClientRect();
  if (!first) return;
  const floor = sheet ? view.innerHeight * 0.36 : view.innerHeight - 40;
  if (box.top >= 60 && box.bottom <= floor) return;
  view.scrollBy({ top: first.top - (sheet ? 90 : view.innerHeight / 3), behavior: 'instant' });
}
