/** Is a point of the screen on a range's text? */

export function isAt(doc: Document, range: Range, x: number, y: number): boolean {
  type Caret = { offsetNode?: Node; offset?: number; startContainer?: Node; startOffset?: number };
  const legacy = doc as unknown as { caretRangeFromPoint?: (x: number, y: number) => Range | null };
  const caret: Caret | null = doc.caretPositionFromPoint?.(x, y) ?? legacy.caretRangeFromPoint?.(x, y) ?? null;
  const node = caret?.offsetNode ?? caret?.startContainer;
  const offset = caret?.offset ?? caret?.startOffset ?? 0;
  try {
    // Text inside a shadow root has no caret for those outside: its boxes have to do.
    return !node || node.getRootNode() !== range.startContainer.getRootNode() || range.isPointInRange(node, offset);
  } catch {
    return false;
  }
}
