/** Packs, compiled: expressions resolved to concept numbers, and equal rules of many claims made one. */
import type { UsablePack } from '../claims/packed';
import type { Claim, Concept, Description } from '../claims/schema';
import { compileTopics } from '../topic/topical';
import { Board } from './board';
import type { CompiledClaim, CompiledExpression, CompiledRule, Learners } from './compiled';
import { FeatureTable } from './feature-table';
import { CompiledLexicon, type Lexical } from './lexicon';
import { type CompiledModel, compileModels } from './model';
import { PackedList, type Terms, WordStore } from './packed-words';
import { RuleIndex } from './rule-index';
import { vocabularyId } from './vocabulary-id';

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

/** A pack's words, wherever they stand. */
interface PackWords {
  concepts: readonly Lexical<Concept>[];
  descriptions: readonly Lexical<Description>[];
  vocabulary: (claim: Claim, place: number) => readonly (readonly [name: string, terms: Terms])[];
  /** A word that stands in quotes in an expression. */
  quoted: (word: string) => Terms;
}

function wordsOf({ lexicon, packed }: UsablePack): PackWords {
  if (!packed) return { ...lexicon, vocabulary: (claim) => Object.entries(claim.vocabulary), quoted: (word) => [word] };
  const { words } = packed;
  const store = new WordStore(words);
  return {
    concepts: lexicon.concepts.map((concept, i) => {
      const [terms = -1, adjectives = -1, people = -1] = words.concepts[i] ?? [];
      return { ...concept, terms: store.list(terms), adjectives: store.list(adjectives), people: store.list(people) };
    }),
    descriptions: lexicon.descriptions.map((d, i) => ({ ...d, terms: store.list(words.descriptions[i] ?? -1) })),
    vocabulary: (_, place) =>
      Object.entries(words.claims[place] ?? {}).map(([name, list]) => [name, store.list(list)] as const),
    quoted: (word) => store.list(words.quoted[word] ?? -1),
  };
}

/** Compiles packs. Unknown ids in expressions are left out here; `claims check` reports them. */
export function compileRules(packs: readonly UsablePack[], options: CompileOptions = {}): CompiledRules {
  const lexicon = new CompiledLexicon();
  const claims: CompiledClaim[] = [];
  const expressions = new Map<string, CompiledExpression>();
  const rules = new Map<string, CompiledRule>();
  const names = new Map<number, string>();
  const eras = new Set<string>();
  const learned = options.training
    ? []
    : packs.flatMap(({ id, model, packed }) => {
        const one = packed?.model ?? model;
        return one ? [{ packId: id, model: one }] : [];
      });
  const { table, compiled: learnedParts } = options.training
    ? { table: new FeatureTable(null), compiled: [] }
    : compileModels(learned.map(({ model }) => model));
  const models = learnedParts.map((model, i) => ({ packId: learned[i]?.packId ?? '', model }));
  const words = packs.map(wordsOf);
  lexicon.addConcepts(words.flatMap(({ concepts }) => concepts));
  for (const { descriptions } of words) lexicon.addDescriptions(descriptions);

  const expression = (
    source: string,
    local: ReadonlyMap<string, number>,
    quoted: PackWords['quoted'],
  ): CompiledExpression => {
    const parts = parseExpression(source);
    const concepts = [
      ...parts.ids.flatMap((id) => local.get(id) ?? lexicon.indexOf(id) ?? []),
      ...parts.words.map((w) => lexicon.addWords(`"${w}"`, w, quoted(w))),
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
  const vocabulary = (id: string, terms: Terms): number => {
    if (terms instanceof PackedList) return lexicon.addWords(terms.id, id.replaceAll('-', ' '), terms);
    const key = vocabularies.get(terms) ?? vocabularyId(terms);
    vocabularies.set(terms, key);
    return lexicon.addWords(key, id.replaceAll('-', ' '), terms);
  };

  for (const [p, pack] of packs.entries()) {
    const { vocabulary: vocabularyOf, quoted } = words[p] ?? wordsOf(pack);
    for (const [place, claim] of pack.claims.entries()) {
      const compiled: CompiledClaim = {
        index: claims.length,
        claim,
        pack,
        yieldsTo: new Set(claim.yieldsTo),
        needs: [],
        place: models.find((m) => m.packId === pack.id)?.model.places.get(claim.id) ?? -1,
      };
      claims.push(compiled);
      const local = new Map(vocabularyOf(claim, place).map(([id, terms]) => [id, vocabulary(id, terms)]));
      // A claim asks for the same few expressions again and again.
      const own = new Map<string, CompiledExpression>();
      const one = (source: string): CompiledExpression => {
        let known = own.get(source);
        if (known === undefined) {
          known = expression(source, local, quoted);
          own.set(source, known);
        }
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
  }
  const board = new Board(lexicon.concepts.length);
  let topical: ((text: string) => boolean) | null = null;
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
    topical: (text) => {
      // Pages were asked for their topic long before.
      topical ??= compileTopics(packs.map((p) => p.topic));
      return topical(text);
    },
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
