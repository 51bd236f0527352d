/**
 * One sentence as the rules see it: tokens, concept mentions, and the actors among them, each with what it counts as
 * and how it stands ("Russian officials" is Russia's representative, "Moscow's" a possessor).
 */
import type { Span } from '../text/segment';
import { type Token, tokenise } from '../text/tokenise';
import type { CompiledLexicon } from './lexicon';
import { type Mention, tag } from './tag';
import { type TimeSpan, timeOf, touches } from './time';
import {
  ADVERB,
  DETERMINER,
  ENDS_S,
  IN_PLACE,
  is,
  MODIFIER,
  PLURAL,
  PLURAL_IF_BODY,
  PREPOSITION,
  REPRESENTATIVE,
} from './traits';

export type ActorForm = 'name' | 'adjective' | 'possessive' | 'representative' | 'person' | 'description' | 'pronoun';

export interface Actor {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** Concept numbers it counts as. */
  concepts: readonly number[];
  /** What else a pronoun may stand for, the second choice. */
  alternative: readonly number[] | null;
  form: ActorForm;
  plural: boolean;
  human: boolean;
  /** The words that told whom it means, where they stand before this sentence. */
  resolvedFrom: string | null;
}

export interface Sentence {
  span: Span;
  text: string;
  tokens: readonly Token[];
  mentions: readonly Mention[];
  actors: Actor[];
  time: TimeSpan | null;
}

/** What a concept counts as at a time: capitals stand for whoever ruled from them then. */
export function closureAt(lexicon: CompiledLexicon, concept: number, time: TimeSpan | null): readonly number[] {
  const c = lexicon.concepts[concept];
  if (!c) return [];
  if (c.periods.length === 0) return c.closure;
  const all = new Set(c.closure);
  for (const p of c.periods) if (touches(time, p.from, p.until)) for (const up of p.closure) all.add(up);
  return [...all];
}

/** Reads `text` (normalised) from `span`. */
export function readSentence(
  text: string,
  span: Span,
  lexicon: CompiledLexicon,
  published: string | undefined,
): Sentence {
  const tokens = tokenise(text, span.start, span.end);
  const mentions = tag(tokens, lexicon);
  const time = timeOf(tokens, published);
  const actors: Actor[] = [];
  for (const m of mentions) {
    if (m.concept < 0) continue;
    if (lexicon.concepts[m.concept]?.kind !== 'actor') continue;
    const previous = actors.at(-1);
    if (previous && m.from < previous.to) continue;
    actors.push(compose(tokens, m, closureAt(lexicon, m.concept, time), previous));
  }
  return { span, text, tokens, mentions, actors, time };
}

function compose(
  tokens: readonly Token[],
  m: Mention,
  concepts: readonly number[],
  previous: Actor | undefined,
): Actor {
  const actor: Actor = {
    from: m.from,
    to: m.to,
    concepts,
    alternative: null,
    form: m.form === 'adjective' ? 'adjective' : m.form === 'person' ? 'person' : 'name',
    plural: is(tokens[m.to - 1], PLURAL),
    human: m.form === 'person',
    resolvedFrom: null,
  };
  return represent(tokens, actor, previous);
}

/** Extends an actor (or possessive pronoun) over the representative noun that belongs to it. */
export function represent(tokens: readonly Token[], actor: Actor, previous: Actor | undefined): Actor {
  let at = actor.to;
  const mark = tokens[at]?.low;
  const possessive =
    mark === "'s" || (mark === "'" && is(tokens[at - 1], ENDS_S) && tokens[at]?.start === tokens[at - 1]?.end);
  if (possessive) at++;
  const loose = possessive || actor.form === 'adjective' || actor.form === 'pronoun';
  let last = -1;
  for (let k = 0; k < 5; k++, at++) {
    const t = tokens[at];
    if (!t?.word || is(t, PREPOSITION | ADVERB | DETERMINER)) break;
    if (is(t, REPRESENTATIVE)) last = at;
    else if (last >= 0 && !is(t, MODIFIER)) break;
    else if (last < 0 && !is(t, MODIFIER) && (!loose || k > 2 || t.capital)) break;
  }
  if (last >= 0) {
    const after = tokens[last + 1]?.low;
    // "Moscow's envoy's remarks": still a possessor.
    return {
      ...actor,
      to: last + 1,
      form: after === "'s" ? 'possessive' : 'representative',
      plural: is(tokens[last], PLURAL_IF_BODY),
      human: true,
    };
  }
  if (possessive) return { ...actor, form: 'possessive' };
  // "officials in Moscow", "the president of Russia".
  let before = actor.from - 1;
  if (tokens[before]?.low === 'the') before--;
  const link = tokens[before]?.low;
  const noun = tokens[before - 1];
  if (
    noun &&
    (link === 'of' || link === 'from' || (link === 'in' && is(noun, IN_PLACE))) &&
    is(noun, REPRESENTATIVE) &&
    !(previous && previous.to > before - 1)
  )
    return {
      ...actor,
      from: before - 1,
      form: 'representative',
      plural: is(noun, PLURAL_IF_BODY),
      human: true,
    };
  return actor;
}
