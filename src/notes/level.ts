/** Reading levels: how much of what was found is shown. Pure. */
import type { ClaimView } from '../claims/view';
import type { Level } from '../settings/schema';
import type { NoteModel } from './wording';

const CONTESTED = new Set(['disputed', 'denied-by-both-sides']);

/** Whether a note is shown at this level. What was overtaken, and what is disputed, is shown at every one. */
export function isShownAt(
  level: Level,
  claim: Pick<ClaimView, 'standing'>,
  model: Pick<NoteModel, 'overtaken'>,
): boolean {
  return level !== 'disputed' || model.overtaken !== null || CONTESTED.has(claim.standing.value);
}

/** Whether a note has a sign in the margin; the others have a line under the sentence only. */
export const hasSignAt = (level: Level, first: boolean): boolean => first || level === 'all';
