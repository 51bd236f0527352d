/** A claim with a made-up record, for the notes' wording. */
import type { ClaimEvent, EventKind, Standing } from '../../../src/claims/schema';
import type { ClaimView } from '../../../src/claims/view';

export function event(date: string, kind: EventKind, more: Partial<ClaimEvent> = {}): ClaimEvent {
  return {
    date,
    precision: 'day',
    kind,
    actor: 'Ada Brook, harbour minister',
    actorShort: 'Ada Brook',
    role: 'harbour minister',
    gist: 'something of the harbour.',
    what: 'She said something of the harbour.',
    near: 'first-hand',
    sources: [{ publisher: 'The Gull', title: 'Harbour', date, url: 'https://gull.example/harbour' }],
    ...more,
  };
}

export function claim(
  events: ClaimEvent[],
  { standing = 'confirmed' as Standing, states = [{ from: '2015-01-01', line: 'First state.' }] } = {},
): ClaimView {
  return {
    id: 'harbour',
    title: 'The harbour',
    short: 'Harbour',
    proposition: 'The town opened the harbour.',
    shortProposition: 'The town opened the harbour.',
    standing: { value: standing, note: 'A note.', asOf: '2026-06-07' },
    states,
    events,
    related: [],
    pack: { id: 'town', version: '1.2.0', asOf: '2026-06-07', lang: 'en', title: 'Town' },
  };
}
