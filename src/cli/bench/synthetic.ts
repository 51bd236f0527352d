/**
 * Packs of any size whose claims share the vocabulary of a real one: what a store of 20,000 claims would ask of a
 * sentence. Each further claim is one of the pack's own told of somebody else: every actor of its rules becomes another
 * actor, the same one throughout, and all other words stay. So it has as many rules as a real claim, in the same
 * shapes, over the same words, and no word tells it from its hundreds of twins: only its parties do. Rules that named
 * their parties by words of their own ask for the new parties beside these.
 */
import type { Claim, Pack, Rule } from '../../claims/schema';
import { parseExpression } from '../../matching/rules';

/** A small generator with a seed, so that two runs time the same work (Lehmer, modulus 2^31 − 1). */
export function random(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** `pack` grown to `count` claims; the first ones are its own. */
export function grow(pack: Pack, count: number, seed = 1): Pack {
  const next = random(seed);
  const actors = pack.lexicon.concepts.filter((c) => c.kind === 'actor').map((c) => c.id);
  const known = new Set(actors);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const claims: Claim[] = pack.claims.slice(0, count);
  while (claims.length < count) {
    const model = pick(pack.claims);
    const isActor = (id: string) => known.has(id) && !model.vocabulary[id];
    const others = new Map<string, string>();
    const other = (actor: string): string => {
      const to = others.get(actor) ?? pick(actors);
      others.set(actor, to);
      return to;
    };
    const renamed = new Map<string, string>();
    const rename = (source: string): string => {
      let to = renamed.get(source);
      if (to === undefined) {
        const { ids, words } = parseExpression(source);
        to = [...ids.map((id) => (isActor(id) ? other(id) : id)), ...words.map((w) => `"${w}"`)].join('|');
        renamed.set(source, to);
      }
      return to;
    };
    const namesParty = (expression: string): boolean => {
      const { ids, words } = parseExpression(expression);
      return words.length === 0 && ids.every(isActor);
    };
    const needs = model.needs.map(rename);
    claims.push({
      ...model,
      id: `${model.id}-${claims.length}`,
      yieldsTo: [],
      related: [],
      needs,
      rules: model.rules.map((rule) => retold(rule, rename, needed(rule).some(namesParty) ? [] : needs)),
    });
  }
  return { ...pack, claims };
}

const needed = (r: Rule): string[] => [r.act, r.agent, r.patient, ...r.with, ...r.about].filter((e) => e !== undefined);

function retold(rule: Rule, rename: (expression: string) => string, about: readonly string[]): Rule {
  return {
    ...rule,
    ...(rule.act === undefined ? {} : { act: rename(rule.act) }),
    ...(rule.agent === undefined ? {} : { agent: rename(rule.agent) }),
    ...(rule.patient === undefined ? {} : { patient: rename(rule.patient) }),
    with: rule.with.map(rename),
    about: [...rule.about.map(rename), ...about],
    without: rule.without.map(rename),
  };
}
