/**
 * A sentence as the learned part sees it: its content words as stems, its actors as concepts (here or carried by
 * context), the pack's vocabularies that it touches, and a little of how these stand together. Names of features are
 * readable, because explanations show them.
 */
import { stemOf } from '../text/stem';
import type { Token } from '../text/tokenise';
import type { Word } from '../text/words';
import type { Features, Unit } from './feature-table';
import type { CompiledRules } from './rules';
import type { Sentence } from './sentence';
import { cuesOf } from './stance';
import { DETERMINER, IS_AUXILIARY, PREPOSITION, traitsOf } from './traits';

const stop = new Set(
  "and or but nor then than so as if that this these those there here it its he she they them his her their we our us you your i me my who whom whose which what when where while because though although not no n't 's just also only even still yet now very too more most much many some any all both each other such own same up out off down over again about said says say one two three had has".split(
    ' ',
  ),
);

/** The name under which a word counts: its stem, a year, "#" for any other number; null where it tells nothing. */
function nameOf(word: Word): string | null {
  const { low } = word;
  if (stop.has(low) || (traitsOf(word) & (DETERMINER | PREPOSITION | IS_AUXILIARY)) !== 0) return null;
  if (/\d/.test(low)) return /^\d{4}$/.test(low) ? low : '#';
  return stemOf(word);
}

/** Features of `sentence`. */
export function featuresOf(sentence: Sentence, compiled: CompiledRules): Features {
  const { table, lexicon } = compiled;
  table.begin();
  const { mentions } = sentence;
  actorsOf(sentence, compiled);
  for (const { concept, from } of mentions)
    if (concept >= 0 && !lexicon.isActor[concept]) table.putAll(vocabularies(concept, compiled), from);
  wordsOf(sentence, compiled);
  for (const c of cuesOf(sentence.tokens)) table.put(table.cue(c.kind), c.from);
  const { time } = sentence;
  if (time === null) table.put(table.undated(), -1);
  else for (const day of compiled.eras) if (time.from >= day) table.put(table.since(day), time.token ?? -1);
  return table.end();
}

/** The features of a concept's vocabularies. */
function vocabularies(concept: number, { table, lexicon, names }: CompiledRules): readonly number[] {
  let known = table.broader[concept];
  if (known === undefined) {
    known = (lexicon.concepts[concept]?.closure ?? [])
      .map((up) => table.aspect('v', up, names[up] ?? ''))
      .filter((n) => n >= 0);
    table.broader[concept] = known;
  }
  return known;
}

/** Puts the actors, who comes first, and who comes before whom. */
function actorsOf({ actors }: Sentence, { table, lexicon }: CompiledRules): void {
  const order: number[] = [];
  for (let i = 0; i < actors.length; i++) {
    const { concepts, from } = actors[i] as Sentence['actors'][number];
    for (const c of concepts) {
      const id = lexicon.concepts[c]?.id ?? '';
      table.put(table.aspect('a', c, id), from);
      if (i === 0) table.put(table.aspect('first', c, id), from);
    }
    const main = concepts[0] ?? -1;
    if (lexicon.concepts[main]?.id && order[order.length - 1] !== main) order.push(main);
  }
  for (let i = 1; i < order.length && i < 4; i++) {
    const [a, b] = [order[i - 1] as number, order[i] as number];
    table.put(table.follows(a, lexicon.concepts[a]?.id ?? '', b, lexicon.concepts[b]?.id ?? ''), -1);
  }
}

/** Puts the words, and actors with what stands beside them. */
function wordsOf({ tokens, actors }: Sentence, { table, lexicon }: CompiledRules): void {
  const actorAt = placesOf(actors, tokens.length);
  let previous: Unit | null = null;
  let before: Unit | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const actor = actorAt === null ? undefined : actors[actorAt[i] as number];
    let unit: Unit | null;
    if (actor) {
      if (actor.from !== i) continue;
      const concept = actor.concepts[0] ?? -1;
      unit = table.actor(concept, lexicon.concepts[concept]?.id ?? '');
    } else {
      const t = tokens[i] as Token;
      unit = t.word ? table.word(t.form, nameOf) : null;
      if (unit !== null) table.put(unit.alone, i);
    }
    if (unit === null) continue;
    // Pairs tell who does and who is done to; pairs of two plain words add little to the words themselves.
    if (previous !== null && (unit.isActor || previous.isActor)) table.put(table.pair(previous, unit), i);
    if (before !== null && (unit.isActor || before.isActor)) table.put(table.gap(before, unit), i);
    before = previous;
    previous = unit;
  }
}

/** By token, the place of the actor that it belongs to; −1 where it belongs to none. The last of several counts. */
function placesOf(actors: Sentence['actors'], length: number): number[] | null {
  if (actors.length === 0) return null;
  const places = new Array<number>(length).fill(-1);
  actors.forEach((a, i) => {
    places.fill(i, a.from, a.to);
  });
  return places;
}
