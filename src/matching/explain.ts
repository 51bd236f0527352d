/** What a rule that won says to a reader: the stance, and which words filled which part. */
import type { Stance } from '../claims/schema';
import { type Filling, readStance, type Success } from './evaluate';
import { label } from './failures';
import { type Presence, spanOf } from './presence';
import type { CompiledExpression, CompiledRule } from './rules';
import type { Span } from './stance';
import type { Filled } from './types';

export interface Evaluation {
  score: number;
  stance: Stance;
  filled: Filled[];
  /** The words that the stance was read around. */
  core: Span;
}

export function explain(rule: CompiledRule, { score, parts }: Success, p: Presence): Evaluation {
  const s = p.sentence;
  const { act, withs, actor, target, about, core } = parts;
  const filled: Filled[] = [];
  if (p.speaker) filled.push(fill('speaker', 'speaker', p, p.speaker, p.speaker.resolvedFrom));
  if (act && rule.act) filled.push(fill('act', label(rule.act, p), p, spanOf(act)));
  withs.forEach((found, i) => {
    filled.push(fill('with', label(rule.with[i] as CompiledExpression, p), p, spanOf(found)));
  });
  if (actor && rule.agent) filled.push(filling('actor', rule.agent, actor, p));
  if (target && rule.patient) filled.push(filling('target', rule.patient, target, p));
  about.forEach((one, i) => {
    filled.push(filling('about', rule.about[i] as CompiledExpression, one, p));
  });
  const { stance, cue } = readStance(rule, core, p);
  if (cue) filled.push(fill('stance', stance, p, cue));
  if (rule.source.time !== undefined && s.time)
    filled.push({ part: 'time', concept: 'time', words: s.time.words ?? s.time.from, start: null, end: null });
  return { score, stance, filled, core };
}

function filling(part: Filled['part'], e: CompiledExpression, by: Filling, p: Presence): Filled {
  if ('carried' in by) return { part, concept: label(e, p), words: by.carried.words, start: null, end: null };
  return fill(part, label(e, p), p, spanOf(by.found), by.actor?.resolvedFrom ?? null);
}

function fill(part: Filled['part'], concept: string, p: Presence, span: Span, resolved: string | null = null): Filled {
  const { tokens } = p.sentence;
  const words = p.words(span);
  return {
    part,
    concept,
    words: resolved !== null && resolved !== words ? `${words} (${resolved})` : words,
    start: tokens[span.from]?.start ?? null,
    end: tokens[span.to - 1]?.end ?? null,
  };
}
