/** What is kept of a match that the reader marked as wrong: enough to make a test case of it. Pure. */
import type { WrongReason, WrongReport } from '../claims/wrong';
import type { WireMatch } from '../messages/protocol';
import type { PageBlock } from '../page/blocks';
import type { Note } from './note';

/** UTF-16 units of the paragraph before the sentence. */
const CONTEXT = 1_500;

export const sentenceOf = (
  { text }: Pick<PageBlock, 'text'>,
  { start, end }: Pick<WireMatch, 'start' | 'end'>,
): string => text.slice(start, end);

/** `matches` are all of the block, this one included. */
export function reportOf(
  { claim, match, block }: Pick<Note, 'claim' | 'match' | 'block'>,
  reason: WrongReason,
  matches: readonly WireMatch[],
  published: string | null,
): WrongReport {
  return {
    claim: claim.id,
    reason,
    stance: match.stance,
    sentence: sentenceOf(block, match),
    context: block.text.slice(0, match.start).trim().slice(-CONTEXT),
    published,
    others: matches
      .filter((other) => other.claim !== match.claim && other.start < match.end && other.end > match.start)
      .map(({ claim: id, stance }) => ({ claim: id, stance })),
  };
}
