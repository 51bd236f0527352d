/**
 * A sentence as the learned part sees it: its content words as stems, its actors as concepts (here or carried by
 * context), the pack's vocabularies that it touches, and a little of how these stand together. Names of features are
 * readable, because explanations show them.
 */
import { stem } from '../text/stem';
import type { Token } from '../text/tokenise';
import { AUXILIARY, DETERMINERS, PREPOSITIONS } from './english';
import { CUE, Features, type Unit } from './feature-table';
import type { CompiledRules } from './rules';
import type { Sentence } from './sentence';
import { cuesOf } from './stance';

const stop = new Set(
  "and or but nor then than so as if that this these those there here it its he she they them his her their we our us you your i me my who whom whose which what when where while because though although not no n't 's just also only even still yet now very too more most much many some any all both each other such own same up out off down over again about said says say one two three had has".split(
    ' ',
  ),
);

/** The name under which a word counts: its stem, a year, "#" for any other number; null where it tells nothing. */
function nameOf(low: string): string | null {
  if (stop.has(low) || DETERMINERS.has(low) || PREPOSITIONS.has(low) || AUXILIARY.has(low)) return null;
  if (/\d/.test(low)) return /^\d{4}$/.test(low) ? low : '#';
  return stem(low);
}

/** Features of `sentence`; `salient` holds the concepts that the context before it has in mind. */
export function featuresOf(sentence: Sentence, salient: ReadonlySet<number>, compiled: CompiledRules): Features {
  const { table, names } = compiled;
  const { concepts } = compiled.lexicon;
  const out = new Features(table);
  const { mentions } = sentence;
  const here = actorsOf(sentence, compiled, out);
  for (const c of salient) if (!here.has(c)) out.put(table.aspect('c', c, concepts[c]?.id ?? ''), -1);
  for (const m of mentions) {
    const c = m.concept < 0 ? undefined : concepts[m.concept];
    if (c && c.kind !== 'actor') for (const up of c.closure) out.put(table.aspect('v', up, names[up] ?? ''), m.from);
  }
  wordsOf(sentence, compiled, out);
  for (const c of cuesOf(sentence.tokens)) out.put(table.number(CUE + c.kind), c.from);
  const { time } = sentence;
  if (time === null) out.put(table.number('undated'), -1);
  else for (const day of compiled.eras) if (time.from >= day) out.put(table.number(`since:${day}`), time.token ?? -1);
  return out;
}

/** Puts the actors, who comes first, and who comes before whom. Hands back all concepts that they are. */
function actorsOf({ actors }: Sentence, { table, lexicon }: CompiledRules, out: Features): Set<number> {
  const here = new Set<number>();
  const order: string[] = [];
  actors.forEach((a, i) => {
    for (const c of a.concepts) {
      const id = lexicon.concepts[c]?.id ?? '';
      here.add(c);
      out.put(table.aspect('a', c, id), a.from);
      if (i === 0) out.put(table.aspect('first', c, id), a.from);
    }
    const main = lexicon.concepts[a.concepts[0] ?? -1]?.id;
    if (main && order.at(-1) !== main) order.push(main);
  });
  for (let i = 1; i < order.length && i < 4; i++) out.put(table.number(`${order[i - 1]}>${order[i]}`), -1);
  return here;
}

/** Puts the words, and actors with what stands beside them. */
function wordsOf({ tokens, actors }: Sentence, { table, lexicon }: CompiledRules, out: Features): void {
  const actorAt = tokens.map(() => -1);
  actors.forEach((a, i) => {
    for (let k = a.from; k < a.to; k++) actorAt[k] = i;
  });
  let previous: Unit | null = null;
  let before: Unit | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i] as Token;
    const actor = actors[actorAt[i] ?? -1];
    let unit: Unit | null;
    if (actor) {
      if (actor.from !== i) continue;
      const concept = actor.concepts[0] ?? -1;
      unit = table.actor(concept, lexicon.concepts[concept]?.id ?? '');
    } else {
      unit = t.word ? table.word(t.low, nameOf) : null;
      if (unit) out.put(unit.alone, i);
    }
    if (!unit) continue;
    // Pairs tell who does and who is done to; pairs of two plain words add little to the words themselves.
    if (previous && (unit.isActor || previous.isActor)) out.put(table.pair(previous, unit), i);
    if (before && (unit.isActor || before.isActor)) out.put(table.gap(before, unit), i);
    before = previous;
    previous = unit;
  }
}
