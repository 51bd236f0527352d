/** Small whole packs for the tests. */
import { Claim, Pack } from '../../../src/claims/schema';

export function makeClaim(id: string, change: Partial<Claim> = {}): Claim {
  return Claim.parse({
    id,
    title: `Title of ${id}`,
    short: `Short ${id}`,
    proposition: `Something about ${id}.`,
    shortProposition: `About ${id}`,
    standing: { value: 'disputed', note: 'Two sides.', asOf: '2026-01-01' },
    states: [{ from: '2016-01-01', line: 'Alleged.' }],
    events: [
      {
        date: '2016-01-01',
        precision: 'day',
        kind: 'alleged',
        actor: 'An envoy',
        actorShort: 'An envoy',
        role: null,
        gist: 'said so',
        what: 'An envoy said so.',
        near: 'first-hand',
        sources: [{ publisher: 'A paper', title: null, date: null }],
      },
    ],
    examples: { match: [], noMatch: [] },
    ...change,
  });
}

/** A pack that the schema accepts; the last claim is the first in the alphabet, so that order can be told. */
export function makePack(change: Partial<Pack> = {}): Pack {
  return Pack.parse({
    format: 1,
    id: 'harbours',
    version: '1.0.0',
    title: 'Two harbours',
    description: 'Astoria and Port Bell.',
    lang: 'en',
    asOf: '2026-01-01',
    topic: { sides: [{ label: 'Astoria', terms: ['Astoria'], atLeast: 1 }], label: 'Astoria and Port Bell' },
    lexicon: { concepts: [], descriptions: [] },
    claims: [makeClaim('strike'), makeClaim('ferry'), makeClaim('ban')],
    ...change,
  });
}
