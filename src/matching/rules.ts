/**
 * Rules, compiled and indexed. Equal rules of many claims are one; rules are found by walking a trie of the
 * expressions that they need, rarest first, so that the work grows with what a sentence says and not with the store.
 */
import type { Claim, Pack, Rule } from '../claims/schema';
import { compileTopics } from '../topic/topical';
import { CompiledLexicon } from './lexicon';
import { type CompiledModel, compileModel } from './model';

export interface CompiledExpression {
  index: number;
  /** As the editor wrote it. */
  source: string;
  concepts: readonly number[];
}

export interface CompiledRule {
  source: Rule;
  act: CompiledExpression | null;
  agent: CompiledExpression | null;
  patient: CompiledExpression | null;
  with: readonly CompiledExpression[];
  about: readonly CompiledExpression[];
  without: readonly CompiledExpression[];
  /** Claims that carry this rule, with the rule's id there. */
  claims: { claim: CompiledClaim; id: string }[];
}

export interface CompiledClaim {
  index: number;
  claim: Claim;
  pack: Pack;
  yieldsTo: ReadonlySet<string>;
  needs: readonly CompiledExpression[];
}

interface IndexNode {
  next: Map<number, IndexNode>;
  rules: CompiledRule[];
}

export interface CompiledRules {
  lexicon: CompiledLexicon;
  claims: CompiledClaim[];
  rules: CompiledRule[];
  expressions: CompiledExpression[];
  /** Concept number to the expressions that it satisfies. */
  satisfies: readonly (readonly number[])[];
  root: IndexNode;
  /** Readable names of concepts by number; a claim's own vocabulary is called `claim/name`. */
  names: readonly string[];
  /** Days at which rules of these packs cut the time. */
  eras: readonly string[];
  models: readonly { packId: string; model: CompiledModel }[];
  /** Packs whose claims the learned part scores too. */
  modelled: ReadonlySet<string>;
  /** Whether features are wanted at all. */
  learns: boolean;
  /** By `pack/claim`. */
  byId: ReadonlyMap<string, CompiledClaim>;
  /** Whether a text is about the topic of any of the packs. */
  topical: (text: string) => boolean;
}

const QUOTED = /"([^"]+)"/g;

/** The parts of an expression: concept ids and quoted words. */
export function parseExpression(source: string): { ids: string[]; words: string[] } {
  const words: string[] = [];
  const rest = source.replace(QUOTED, (_, w: string) => {
    words.push(w);
    return '';
  });
  return {
    words,
    ids: rest
      .split('|')
      .map((p) => p.trim())
      .filter((p) => p !== ''),
  };
}

/** Compiles packs. Unknown ids in expressions are left out here; `claims check` reports them. */
export function compileRules(packs: readonly Pack[]): CompiledRules {
  const lexicon = new CompiledLexicon();
  const claims: CompiledClaim[] = [];
  const expressions = new Map<string, CompiledExpression>();
  const rules = new Map<string, CompiledRule>();
  const names = new Map<number, string>();
  const eras = new Set<string>();
  const models = packs.flatMap((pack) => {
    const model = compileModel(pack);
    return model ? [{ packId: pack.id, model }] : [];
  });
  lexicon.addConcepts(packs.flatMap((p) => p.lexicon.concepts));
  for (const pack of packs) lexicon.addDescriptions(pack.lexicon.descriptions);

  const expression = (source: string, local: ReadonlyMap<string, number>): CompiledExpression => {
    const { ids, words } = parseExpression(source);
    const concepts = [
      ...ids.flatMap((id) => local.get(id) ?? lexicon.indexOf(id) ?? []),
      ...words.map((w) => lexicon.addWords(`"${w}"`, w, [w])),
    ].sort((a, b) => a - b);
    const key = concepts.join('|');
    let known = expressions.get(key);
    if (!known) {
      known = { index: expressions.size, source, concepts };
      expressions.set(key, known);
    }
    return known;
  };

  for (const pack of packs)
    for (const claim of pack.claims) {
      const compiled: CompiledClaim = {
        index: claims.length,
        claim,
        pack,
        yieldsTo: new Set(claim.yieldsTo),
        needs: [],
      };
      claims.push(compiled);
      const local = new Map(
        Object.entries(claim.vocabulary).map(([id, terms]) => [
          id,
          lexicon.addWords(`"${[...terms].sort().join('\u0001')}"`, id.replaceAll('-', ' '), terms),
        ]),
      );
      compiled.needs = claim.needs.map((e) => expression(e, local));
      for (const [name, concept] of local) if (!names.has(concept)) names.set(concept, `${claim.id}/${name}`);
      for (const rule of claim.rules) {
        for (const day of [rule.time?.from, rule.time?.until]) if (day !== undefined) eras.add(day);
        const one = (e: string | undefined) => (e === undefined ? null : expression(e, local));
        const many = (list: readonly string[]) => list.map((e) => expression(e, local));
        const next: CompiledRule = {
          source: rule,
          act: one(rule.act),
          agent: one(rule.agent),
          patient: one(rule.patient),
          with: many(rule.with),
          about: many(rule.about),
          without: many(rule.without),
          claims: [],
        };
        const key = JSON.stringify([
          next.act?.index,
          next.agent?.index,
          next.patient?.index,
          next.with.map((e) => e.index),
          next.about.map((e) => e.index),
          next.without.map((e) => e.index),
          rule.within,
          rule.time,
          rule.stance,
          rule.negation,
          rule.presupposed,
          rule.score,
        ]);
        let known = rules.get(key);
        if (!known) {
          known = next;
          rules.set(key, known);
        }
        known.claims.push({ claim: compiled, id: rule.id });
      }
    }
  return {
    lexicon,
    claims,
    rules: [...rules.values()],
    names: lexicon.concepts.map((c) => names.get(c.index) ?? c.id),
    eras: [...eras].sort(),
    models,
    modelled: new Set(models.map((m) => m.packId)),
    learns: models.length > 0,
    byId: new Map(claims.map((c) => [`${c.pack.id}/${c.claim.id}`, c])),
    topical: compileTopics(packs.map((p) => p.topic)),
    ...index([...expressions.values()], [...rules.values()], lexicon),
  };
}

const needed = (r: CompiledRule): CompiledExpression[] =>
  [r.act, r.agent, r.patient, ...r.with, ...r.about].filter((e) => e !== null);

function index(
  expressions: CompiledExpression[],
  rules: CompiledRule[],
  lexicon: CompiledLexicon,
): Pick<CompiledRules, 'expressions' | 'satisfies' | 'root'> {
  const uses = new Uint32Array(expressions.length);
  for (const r of rules) for (const e of new Set(needed(r))) uses[e.index] = (uses[e.index] ?? 0) + 1;
  const satisfies: number[][] = lexicon.concepts.map(() => []);
  for (const e of expressions) for (const c of e.concepts) satisfies[c]?.push(e.index);
  const root: IndexNode = { next: new Map(), rules: [] };
  for (const r of rules) {
    const keys = [...new Set(needed(r).map((e) => e.index))].sort((a, b) => (uses[a] ?? 0) - (uses[b] ?? 0) || a - b);
    let node = root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map(), rules: [] };
        node.next.set(key, next);
      }
      node = next;
    }
    node.rules.push(r);
  }
  return { expressions, satisfies, root };
}

/** The rules all of whose expressions are among `satisfied`. */
export function candidates(root: IndexNode, satisfied: ReadonlySet<number>): CompiledRule[] {
  const out: CompiledRule[] = [];
  const walk = (node: IndexNode) => {
    for (const r of node.rules) out.push(r);
    if (node.next.size === 0) return;
    if (node.next.size < satisfied.size) {
      for (const [key, next] of node.next) if (satisfied.has(key)) walk(next);
    } else
      for (const key of satisfied) {
        const next = node.next.get(key);
        if (next) walk(next);
      }
  };
  walk(root);
  return out;
}
