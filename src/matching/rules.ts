/** Packs, compiled: expressions resolved to concept numbers, and equal rules of many claims made one. */
import type { Pack } from '../claims/schema';
import { compileTopics } from '../topic/topical';
import { Board } from './board';
import type { CompiledClaim, CompiledExpression, CompiledRule, Learners } from './compiled';
import { FeatureTable } from './feature-table';
import { CompiledLexicon } from './lexicon';
import { type CompiledModel, compileModel, featureNames } from './model';
import { RuleIndex } from './rule-index';

export type { CompiledClaim, CompiledExpression, CompiledRule, Learners };

export interface CompiledRules {
  lexicon: CompiledLexicon;
  claims: CompiledClaim[];
  rules: CompiledRule[];
  index: RuleIndex;
  board: Board;
  learners: readonly Learners[];
  /** Readable names of concepts by number; a claim's own vocabulary is called `claim/name`. */
  names: readonly string[];
  /** Days at which rules of these packs cut the time. */
  eras: readonly string[];
  models: readonly { packId: string; model: CompiledModel }[];
  /** The features that these models know. */
  table: FeatureTable;
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

export interface CompileOptions {
  /** Every claim with needs is looked at and features are made, though no pack has a learned part yet. */
  training?: boolean;
}

/** Compiles packs. Unknown ids in expressions are left out here; `claims check` reports them. */
export function compileRules(packs: readonly Pack[], options: CompileOptions = {}): CompiledRules {
  const lexicon = new CompiledLexicon();
  const claims: CompiledClaim[] = [];
  const expressions = new Map<string, CompiledExpression>();
  const rules = new Map<string, CompiledRule>();
  const names = new Map<number, string>();
  const eras = new Set<string>();
  const table = new FeatureTable(options.training ? null : packs.flatMap(featureNames));
  const models = packs.flatMap((pack) => {
    const model = compileModel(pack, table);
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
  const vocabularies = new WeakMap<readonly string[], string>();
  const vocabulary = (id: string, terms: readonly string[]): number => {
    const key = vocabularies.get(terms) ?? `"${[...terms].sort().join('\u0001')}"`;
    vocabularies.set(terms, key);
    return lexicon.addWords(key, id.replaceAll('-', ' '), terms);
  };

  for (const pack of packs)
    for (const claim of pack.claims) {
      const compiled: CompiledClaim = {
        index: claims.length,
        claim,
        pack,
        yieldsTo: new Set(claim.yieldsTo),
        needs: [],
        place: models.find((m) => m.packId === pack.id)?.model.places.get(claim.id) ?? -1,
      };
      claims.push(compiled);
      const local = new Map(Object.entries(claim.vocabulary).map(([id, terms]) => [id, vocabulary(id, terms)]));
      // A claim asks for the same few expressions again and again.
      const own = new Map<string, CompiledExpression>();
      const one = (source: string): CompiledExpression => {
        const known = own.get(source) ?? expression(source, local);
        own.set(source, known);
        return known;
      };
      compiled.needs = claim.needs.map(one);
      for (const [name, concept] of local) if (!names.has(concept)) names.set(concept, `${claim.id}/${name}`);
      for (const rule of claim.rules) {
        for (const day of [rule.time?.from, rule.time?.until]) if (day !== undefined) eras.add(day);
        const next: CompiledRule = {
          source: rule,
          score: rule.score,
          act: rule.act === undefined ? null : one(rule.act),
          agent: rule.agent === undefined ? null : one(rule.agent),
          patient: rule.patient === undefined ? null : one(rule.patient),
          with: rule.with.map(one),
          about: rule.about.map(one),
          without: rule.without.map(one),
          order: rules.size,
          claims: [],
        };
        const key = identity(next);
        let known = rules.get(key);
        if (!known) {
          known = next;
          rules.set(key, known);
        }
        known.claims.push({ claim: compiled, id: rule.id });
      }
    }
  const board = new Board(lexicon.concepts.length);
  return {
    lexicon,
    claims,
    rules: [...rules.values()],
    names: lexicon.concepts.map((c) => names.get(c.index) ?? c.id),
    eras: [...eras].sort(),
    models,
    table,
    modelled: new Set(models.map((m) => m.packId)),
    learns: models.length > 0 || options.training === true,
    byId: new Map(claims.map((c) => [`${c.pack.id}/${c.claim.id}`, c])),
    topical: compileTopics(packs.map((p) => p.topic)),
    board,
    index: new RuleIndex([...expressions.values()], [...rules.values()], lexicon, board),
    learners: learnersOf(claims.filter((c) => c.needs.length > 0 && (options.training || c.place >= 0))),
  };
}

/** Equal for rules that always fare alike, whatever they are called. */
function identity({ source, act, agent, patient, with: withs, about, without }: CompiledRule): string {
  const { within, time, stance, negation, presupposed, score } = source;
  const lists = [withs, about, without].map((list) => list.map((e) => e.index).join(','));
  return `${act?.index} ${agent?.index} ${patient?.index} ${lists.join(' ')} ${within} ${time?.from} ${time?.until} ${stance} ${negation} ${presupposed} ${score}`;
}

function learnersOf(claims: readonly CompiledClaim[]): Learners[] {
  const groups = new Map<string, { needs: readonly CompiledExpression[]; claims: CompiledClaim[] }>();
  for (const claim of claims) {
    const key = claim.needs.map((e) => e.index).join(' ');
    const group = groups.get(key);
    if (group) group.claims.push(claim);
    else groups.set(key, { needs: claim.needs, claims: [claim] });
  }
  return [...groups.values()];
}
