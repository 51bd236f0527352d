/**
 * Who does what to whom, by light grammar. For a trigger (the words of a relation) every actor of the sentence gets a
 * cost as its agent and as its patient: low where position, voice and prepositions speak for it. The comparison with
 * competing actors matters more than the cost itself: "China, not Russia, recognised …" must not become Russia's act.
 */
import type { Token } from '../text/tokenise';
import { between, sumsOf, verbsBetween } from './distance';
import type { Actor, Sentence } from './sentence';
import type { Mention } from './tag';
import {
  ADVERB,
  COORDINATOR,
  DETERMINER,
  ENDS_ED,
  ENDS_ING,
  ENDS_LY,
  ENDS_S,
  IS_AUXILIARY,
  IS_BE,
  is,
  JOINS,
  LEADING,
  NEGATOR,
  NOUN_END,
  PARTICIPLE,
  PLACES,
  PREPOSITION,
  RELATIVE,
  REPRESENTATIVE,
} from './traits';

/** Beyond this an actor plays no part in the relation. */
export const MAX_COST = 0.8;

export interface Voice {
  nominal: boolean;
  passive: boolean;
  infinitive: boolean;
  /** Follows "and" or a comma after another verb: shares that verb's subject. */
  coordinated: boolean;
}

/** How the trigger stands in its sentence. */
export function voiceOf(tokens: readonly Token[], m: Mention): Voice {
  const first = tokens[m.from];
  let i = m.from - 1;
  while (i >= 0 && is(tokens[i], ADVERB | NEGATOR | ENDS_LY)) i--;
  const before = tokens[i];
  const infinitive = before?.low === 'to';
  const auxiliary = is(before, IS_AUXILIARY) && !is(before, DETERMINER);
  let nominal = m.form === 'noun' || (m.form === 'other' && is(first, NOUN_END));
  if (m.form === 'either')
    nominal =
      !infinitive &&
      !auxiliary &&
      !is(first, ENDS_ED | ENDS_ING) &&
      (before === undefined ||
        is(before, DETERMINER | PREPOSITION) ||
        before.low === "'s" ||
        (i === m.from - 1 &&
          before.word &&
          !is(before, ENDS_S | RELATIVE | COORDINATOR) &&
          is(tokens[m.to], PREPOSITION)));
  // "the arming of", "their meeting": a gerund after a determiner is a noun.
  if (
    !nominal &&
    is(first, ENDS_ING) &&
    before &&
    (is(before, DETERMINER) || before.low === "'s") &&
    tokens[m.to]?.low !== 'the'
  )
    nominal = true;
  let passive = false;
  if (!nominal && is(first, PARTICIPLE)) {
    passive = before !== undefined && is(before, IS_BE) && before.low !== "'s";
    if (!passive && before?.low === 'by') passive = false;
    if (!passive && tokens[m.to]?.low === 'by') passive = true;
  }
  const coordinated = is(before, COORDINATOR) && !nominal;
  return { nominal, passive, infinitive, coordinated };
}

/** What stands before an actor, over its article and the like. */
const leadOf = (s: Sentence, a: Actor): Token | undefined => {
  let i = a.from - 1;
  while (i >= 0 && is(s.tokens[i], LEADING)) i--;
  return s.tokens[i];
};

/** The words just before the trigger that belong to its own verb group: "has not yet been". */
function groupStart(s: Sentence, at: number): number {
  let i = at;
  while (i > 0) {
    const t = s.tokens[i - 1];
    if (t && (is(t, IS_AUXILIARY | ADVERB | NEGATOR | ENDS_LY) || t.low === 'to')) i--;
    else break;
  }
  return i;
}

/** Whether somebody unknown stands where the subject of the trigger would: "the interior minister is ready to …". */
export function strangerBefore(s: Sentence, m: Mention, v: Voice): boolean {
  if (v.nominal || v.passive || v.infinitive) return false;
  const at = groupStart(s, m.from) - 1;
  const t = s.tokens[at];
  if (!t?.word || s.actors.some((a) => a.from <= at && at < a.to)) return false;
  return is(t, REPRESENTATIVE) || (t.capital && at > 0 && s.tokens[at - 1]?.low !== '.');
}

/** Cost of `a` as the subject of a verb at `m`. */
function subjectCost(s: Sentence, m: Mention, a: Actor, v: Voice): number {
  if (a.to > m.from) return 9;
  const start = groupStart(s, m.from);
  const gap = a.to > start ? 0 : between(s, a.to, start, v.coordinated);
  const before = leadOf(s, a);
  const lead = before?.low;
  let cost = gap;
  if (is(before, PREPOSITION) && a.form !== 'possessive')
    cost +=
      v.infinitive && (lead === 'for' || lead === 'by')
        ? 0.02
        : lead === 'than' || lead === 'of'
          ? 0.12
          : is(before, PLACES)
            ? 0.5
            : 0.3;
  if (a.form === 'adjective') cost += 0.3;
  if (a.form === 'possessive') cost += v.nominal ? 0 : 0.3;
  if (v.coordinated) {
    // The object of the verb before is nearer than the subject both share.
    if (verbsBetween(s, Math.max(0, a.from - 4), a.from) > 0) cost += 0.25;
  }
  return cost;
}

/** Cost of `a` after the trigger as its object, or as what a noun's preposition brings. */
function objectCost(s: Sentence, m: Mention, a: Actor, v: Voice): number {
  if (a.from < m.to) return 9;
  const lead = leadOf(s, a)?.low;
  let cost = between(s, m.to, a.from, false) * 1.2;
  if (lead === 'by') cost += 0.7;
  else if (lead === 'from') cost += 0.25;
  else if (lead === 'in' || lead === 'near' || lead === 'under' || lead === 'like' || lead === 'than') cost += 0.3;
  if (a.form === 'adjective') cost += 0.15;
  cost += 0.12 * verbsBetween(s, m.to, a.from);
  return cost + (v.passive ? 0.1 : 0);
}

/** Low where `a` is likely the one who does the trigger. */
export function agentCost(s: Sentence, m: Mention, a: Actor, v: Voice): number {
  if (a.from < m.to && m.from < a.to) return a.form === 'possessive' || a.form === 'representative' ? 0.1 : 9;
  const lead = leadOf(s, a)?.low;
  if (a.from >= m.to) {
    const gap = between(s, m.to, a.from, false);
    if (lead === 'by') return gap * 0.8;
    if (v.nominal && lead === 'from') return 0.08 + gap;
    if (
      v.nominal &&
      (lead === 'between' || (sumsOf(s).between[a.from] ?? 0) > (sumsOf(s).between[Math.max(m.to, a.from - 8)] ?? 0))
    )
      return 0.05 + gap;
    // "supported by …", "said Zakharova": inverted subjects stand right behind.
    return 0.55 + gap * 2;
  }
  const modifies = a.form === 'adjective' || a.form === 'possessive' || s.tokens[a.to]?.glued === true;
  if (v.nominal && modifies) {
    let cost = 0;
    for (let i = a.to; i < m.from; i++) {
      const t = s.tokens[i];
      if (is(t, PREPOSITION | DETERMINER) || t?.low === ',') cost += 0.2;
      cost += 0.02;
    }
    if (cost < 0.5) return cost;
  }
  if (v.passive) return subjectCost(s, m, a, v) + 0.45;
  return subjectCost(s, m, a, v) + (v.nominal ? 0.12 : 0);
}

/** Low where `a` is likely the one to whom the trigger is done. */
export function patientCost(s: Sentence, m: Mention, a: Actor, v: Voice): number {
  if (a.from < m.to && m.from < a.to) return 0.1;
  if (a.from >= m.to) return objectCost(s, m, a, v);
  if (v.passive) return subjectCost(s, m, a, v);
  const gap = between(s, a.to, m.from, false);
  if (is(s.tokens[a.to], RELATIVE)) return 0.25 + gap;
  if (v.nominal && (a.form === 'adjective' || a.form === 'possessive' || s.tokens[m.from]?.glued || a.to === m.from))
    return 0.25 + gap;
  return 0.4 + gap + (v.infinitive ? -0.1 : 0);
}

/** Actors joined by "and" or commas share the better cost: "Russia and China recognised". Changes `costs`. */
export function shareAmongCoordinated(s: Sentence, costs: number[]): void {
  for (let i = 1; i < s.actors.length; i++) {
    const a = s.actors[i - 1];
    const b = s.actors[i];
    if (!a || !b || !isJoined(s.tokens, a.to, b.from)) continue;
    const best = Math.min(costs[i - 1] ?? 9, costs[i] ?? 9);
    costs[i - 1] = Math.min(costs[i - 1] ?? 9, best + 0.02);
    costs[i] = Math.min(costs[i] ?? 9, best + 0.02);
  }
}

function isJoined(tokens: readonly Token[], from: number, to: number): boolean {
  if (to <= from || to - from > 4) return false;
  let joined = false;
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (!is(t, JOINS)) return false;
    joined ||= t?.low === 'and' || t?.low === 'or' || t?.low === ',';
  }
  return joined;
}
