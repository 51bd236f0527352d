/** One sentence with its note, as the page shows it. */
import type { ClaimView } from '../claims/view';
import type { WireMatch } from '../messages/protocol';
import type { PageBlock } from '../page/blocks';
import type { Point } from './point';
import type { NoteModel } from './wording';

export interface Note {
  /** The same sentence of the same block keeps it, whatever happens around it. */
  key: string;
  claim: ClaimView;
  match: WireMatch;
  block: PageBlock;
  range: Range;
  model: NoteModel;
  point: Point;
  /** The claim's first sentence on this page. */
  first: boolean;
  /** It has a sign in the margin. */
  sign: boolean;
}

export const keyOf = (match: Pick<WireMatch, 'block' | 'start' | 'claim'>): string =>
  `${match.block}:${match.start}:${match.claim}`;
