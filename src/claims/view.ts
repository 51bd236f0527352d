/** The part of a claim that a note shows: everything but rules, vocabulary and examples. */
import type { Claim, Pack } from './schema';

export interface ClaimView
  extends Pick<
    Claim,
    'id' | 'title' | 'short' | 'proposition' | 'shortProposition' | 'standing' | 'states' | 'events'
  > {
  /** Related claims with their short titles, in the claim's order. */
  related: { id: string; short: string }[];
  pack: Pick<Pack, 'id' | 'version' | 'asOf' | 'lang' | 'title'>;
}

export function viewClaim(claim: Claim, pack: Pack): ClaimView {
  const { id, title, short, proposition, shortProposition, standing, states, events } = claim;
  const shorts = new Map(pack.claims.map((c) => [c.id, c.short]));
  return {
    id,
    title,
    short,
    proposition,
    shortProposition,
    standing,
    states,
    events,
    related: claim.related.flatMap((r) => {
      const name = shorts.get(r);
      return name === undefined ? [] : [{ id: r, short: name }];
    }),
    pack: { id: pack.id, version: pack.version, asOf: pack.asOf, lang: pack.lang, title: pack.title },
  };
}
