/** Packs of any size whose claims share the vocabulary of a real one: what a store of 20,000 claims would ask of a sentence. */
import type { Claim, Pack, Rule } from '../../claims/schema';

/** A small generator with a seed, so that two runs time the same work (Lehmer, modulus 2^31 − 1). */
export function random(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** `pack` grown to `count` claims. The first ones are the pack's own; each further one asks for other concepts in their rules' shapes. */
export function grow(pack: Pack, count: number, seed = 1): Pack {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const actors = pack.lexicon.concepts.filter((c) => c.kind === 'actor').map((c) => c.id);
  const acts = pack.lexicon.concepts.filter((c) => c.kind !== 'actor').map((c) => c.id);
  const swap = (rule: Rule, i: number): Rule => ({
    ...rule,
    id: `r${i}`,
    ...(rule.act === undefined ? {} : { act: next() < 0.5 ? pick(acts) : rule.act }),
    ...(rule.agent === undefined ? {} : { agent: pick(actors) }),
    ...(rule.patient === undefined ? {} : { patient: pick(actors) }),
    with: rule.with.map((e) => (next() < 0.5 ? pick(acts) : e)),
    about: rule.about.map(() => pick(actors)),
  });
  const claims: Claim[] = pack.claims.slice(0, count);
  while (claims.length < count) {
    const model = pick(pack.claims);
    claims.push({
      ...model,
      id: `${model.id}-${claims.length}`,
      yieldsTo: [],
      related: [],
      rules: model.rules.map(swap),
    });
  }
  return { ...pack, claims };
}
