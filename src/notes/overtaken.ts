/**
 * "Overtaken": what a sentence says was so when it was printed and has been changed by a later act on record.
 *
 * The rule, on purpose narrow, because a wrong tick misleads more than a missing one:
 * - the article's date is known;
 * - the claim's standing is
 *   `overtaken-by-events` and the sentence does not deny it (what it says held, and holds no more), or
 *   `confirmed` and the sentence does not assert it (what it denies or leaves open has happened since), where no
 *   event of kind `confirmed` lies before the article: what was confirmed already is a dispute, not news since;
 * - an event after the article is a first-hand official act, or else a first-hand confirmation, known to the day,
 *   and on that very day the record's state changed. The last such official act counts, for steps on the way
 *   (a bill, a law) change the state too. Of confirmations the first, and only where no act ever changed the state:
 *   an act known to the article is not overtaken by someone who speaks of it again.
 */
import type { ClaimEvent, Stance } from '../claims/schema';
import type { ClaimView } from '../claims/view';
import { isAfter } from './dates';

export interface Overtaken {
  event: ClaimEvent;
  index: number;
  /** What the record says from that day on. */
  line: string;
}

export function overtakenBy(claim: ClaimView, stance: Stance, article: string | null): Overtaken | null {
  if (!article) return null;
  const { events, states, standing } = claim;
  if (standing.value === 'overtaken-by-events') {
    if (stance === 'denies') return null;
  } else if (standing.value === 'confirmed') {
    if (stance === 'asserts') return null;
    if (events.some((event) => event.kind === 'confirmed' && !isAfter(event, article))) return null;
  } else return null;
  const turns = events.flatMap((event, index): Overtaken[] => {
    const state = states.find(({ from }) => from === event.date);
    return state && event.precision === 'day' && event.near === 'first-hand'
      ? [{ event, index, line: state.line }]
      : [];
  });
  const acts = turns.filter(({ event }) => event.kind === 'official-act');
  const counting = acts.length > 0 ? acts : turns.filter(({ event }) => event.kind === 'confirmed').slice(0, 1);
  return counting.filter(({ event }) => isAfter(event, article)).pop() ?? null;
}
