/**
 * A sentence as the learned part sees it: its content words as stems, its actors as concepts (here or carried by
 * context), the pack's vocabularies that it touches, and a little of how these stand together. Names of features are
 * readable, because explanations show them.
 */
import { AUXILIARY, DETERMINERS, PREPOSITIONS } from './english';
import type { CompiledRules } from './rules';
import type { Sentence } from './sentence';
import { cuesOf } from './stance';

/** Feature name to the token where it was met, or −1 when it belongs to the whole sentence. */
export type Features = Map<string, number>;

const stop = new Set(
  "and or but nor then than so as if that this these those there here it its he she they them his her their we our us you your i me my who whom whose which what when where while because though although not no n't 's just also only even still yet now very too more most much many some any all both each other such own same up out off down over again about said says say one two three had has".split(
    ' ',
  ),
);

/** A light stem: endings of inflection and common derivation fall away, so that "recognised" meets "recognition" half-way. */
export function stem(word: string): string {
  let w = word;
  if (w.length > 4) w = w.replace(/(?:ies|ied)$/, 'y').replace(/(?:sses)$/, 'ss');
  if (w.length > 5)
    w = w
      .replace(/(?:ational|ation|ations|ating|ated|ates)$/, 'ate')
      .replace(/(?:ment|ments|ness|ship|ships|ful|less)$/, '');
  if (w.length > 4) w = w.replace(/(?:ing|ed|ers|er|es|ly|s|'s)$/, '');
  if (w.length > 4) w = w.replace(/(.)\1$/, '$1').replace(/e$/, '');
  return w;
}

/** Features of `sentence`; `salient` holds the concepts that the context before it has in mind. */
export function featuresOf(sentence: Sentence, salient: ReadonlySet<number>, compiled: CompiledRules): Features {
  const out: Features = new Map();
  const put = (name: string, at: number) => {
    if (!out.has(name)) out.set(name, at);
  };
  const { tokens, actors, mentions } = sentence;
  const actorAt = new Int16Array(tokens.length).fill(-1);
  actors.forEach((a, i) => {
    for (let k = a.from; k < a.to; k++) actorAt[k] = i;
  });
  const here = new Set<number>();
  const order: string[] = [];
  actors.forEach((a, i) => {
    for (const c of a.concepts) {
      const id = compiled.lexicon.concepts[c]?.id ?? '';
      here.add(c);
      put(`a:${id}`, a.from);
      if (i === 0) put(`first:${id}`, a.from);
    }
    const main = compiled.lexicon.concepts[a.concepts[0] ?? -1]?.id;
    if (main && order.at(-1) !== main) order.push(main);
  });
  for (let i = 1; i < order.length && i < 4; i++) put(`${order[i - 1]}>${order[i]}`, -1);
  for (const c of salient) if (!here.has(c)) put(`c:${compiled.lexicon.concepts[c]?.id ?? ''}`, -1);
  for (const m of mentions) {
    const c = m.concept < 0 ? undefined : compiled.lexicon.concepts[m.concept];
    if (c && c.kind !== 'actor') for (const up of c.closure) put(`v:${compiled.names[up] ?? ''}`, m.from);
  }
  let previous = '';
  let before = '';
  tokens.forEach((t, i) => {
    let unit = '';
    if (actorAt[i] !== -1) {
      const a = actors[actorAt[i] as number];
      if (a?.from !== i) return;
      unit = `@${compiled.lexicon.concepts[a.concepts[0] ?? -1]?.id ?? ''}`;
    } else if (!t.word || stop.has(t.low) || DETERMINERS.has(t.low) || PREPOSITIONS.has(t.low) || AUXILIARY.has(t.low))
      return;
    else unit = /^\d{4}$/.test(t.low) ? t.low : /\d/.test(t.low) ? '#' : stem(t.low);
    if (!unit.startsWith('@')) put(`w:${unit}`, i);
    // Pairs tell who does and who is done to; pairs of two plain words add little to the words themselves.
    const actor = unit.startsWith('@');
    if (previous && (actor || previous.startsWith('@'))) put(`${previous} ${unit}`, i);
    if (before && (actor || before.startsWith('@'))) put(`${before} _ ${unit}`, i);
    before = previous;
    previous = unit;
  });
  for (const c of cuesOf(tokens)) put(`cue:${c.kind}`, c.from);
  for (const day of compiled.eras)
    if (sentence.time && sentence.time.from >= day) put(`since:${day}`, sentence.time.token ?? -1);
  if (sentence.time === null) put('undated', -1);
  return out;
}
