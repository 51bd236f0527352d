/**
 * All that a card draws besides words: where the signs of its trail stand, which events it opens with, what is cited.
 * Worked out in the background with the match, so that pages carry none of the code for it. Pure; plain data, for it
 * travels in a message.
 */
import type { ClaimView } from '../claims/view';
import type { WireMatch } from '../messages/protocol';
import { citation } from './citation';
import { layStrip, type Strip } from './strip';
import { type TrailRow as LaidRow, layTrail } from './trail';
import type { NoteModel, Said } from './wording';

/** An event by its place in the claim's list, or a fold of several with its label. */
export type TrailRow = number | { label: string; events: number[] };

export interface Point {
  /** Null where the article's date is unknown: then everything stands in `since`, and no line is drawn. */
  before: TrailRow[] | null;
  since: TrailRow[];
  strip: Strip;
  /** What "Copy citation" puts on the clipboard. */
  cite: string;
}

/** A match with what its note says; `point` is the place in the answer's list. */
export type NotedMatch = WireMatch & { model: NoteModel; point: number };

const PAD = 20;

const rowOf = (row: LaidRow): TrailRow =>
  row.kind === 'event' ? row.at.index : { label: row.label, events: row.events.map(({ index }) => index) };

/** `article` is `YYYY-MM-DD` or null; `width` the card's, px. */
export function pointOf(
  claim: ClaimView,
  { event }: Pick<Said, 'event'>,
  { overtaken }: Pick<NoteModel, 'overtaken'>,
  article: string | null,
  width: number,
): Point {
  const { before, since } = layTrail(claim, article, { echo: event, overtaken: overtaken?.index });
  const chosen = event ?? overtaken?.index;
  return {
    before: before?.map(rowOf) ?? null,
    since: since.map(rowOf),
    strip: layStrip(claim, article, chosen, { width, pad: PAD }),
    cite: citation(claim, chosen),
  };
}
