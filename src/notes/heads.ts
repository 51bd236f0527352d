/** How each kind of event is introduced. Apart from wording.ts, which only the background needs. */
import type { EventKind } from '../claims/schema';

/** Run-in heads of the trail. */
export const HEADS: Record<EventKind, string> = {
  alleged: 'Alleged by',
  denied: 'Denied by',
  confirmed: 'Confirmed by',
  reported: 'Reported by',
  statement: 'Statement by',
  'official-act': 'Official act of',
  assessed: 'Assessed by',
};
