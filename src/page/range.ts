/** From a span of a block's text to a live Range on the page. Fails closed: if the page's text moved on, null. */
import type { PageBlock, Piece } from './blocks';

/** UTF-16 units of left-out text that a range may run over. */
const MOST_EXTRA = 40;

function stillSays(block: PageBlock, piece: Piece): boolean {
  const now = piece.node.data.slice(piece.from, piece.from + piece.length).replace(/\s/g, ' ');
  return piece.node.isConnected && now === block.text.slice(piece.start, piece.start + piece.length);
}

/**
 * The live Range of [start, end) in UTF-16 units of `block.text`; null unless every character of it still stands
 * in the page as it was read.
 */
export function rangeOf(block: PageBlock, start: number, end: number): Range | null {
  if (start < 0 || end > block.text.length || start >= end) return null;
  const covered = block.pieces.filter((piece) => piece.start < end && piece.start + piece.length > start);
  const first = covered[0];
  const last = covered[covered.length - 1];
  if (!first || !last || !covered.every((piece) => stillSays(block, piece))) return null;
  const range = block.element.ownerDocument.createRange();
  try {
    range.setStart(first.node, first.from + Math.max(0, start - first.start));
    range.setEnd(last.node, last.from + Math.min(last.length, end - last.start));
  } catch {
    return null; // the nodes no longer share a tree
  }
  // Something was put into the sentence since it was read, more than the footnote's mark that is left out on purpose.
  const [said, meant] = [range.toString(), block.text.slice(start, end)].map((text) => text.replace(/\s+/g, '').length);
  return range.collapsed || (said ?? 0) - (meant ?? 0) > MOST_EXTRA ? null : range;
}
