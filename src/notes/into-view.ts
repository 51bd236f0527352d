/** Scrolls the page, never more than it takes to see a sentence. */
import { linesOf } from './margins';

/** Windows narrower than this, in px, show the card as a bottom sheet. */
export const SHEET = 560;

/** Scrolls so that the sentence is seen, above a bottom sheet if need be. */
export function bringIntoView(range: Range, view: Window, sheet: boolean): void {
  const [first] = linesOf(range);
  const box = range.getBoundingClientRect();
  if (!first) return;
  const floor = view.innerHeight * (sheet ? 0.36 : 0.6);
  if (box.top >= 60 && box.bottom <= floor) return;
  view.scrollBy({ top: first.top - (sheet ? 90 : view.innerHeight / 4), behavior: 'instant' });
}
