/**
 * Who does what to whom, by light grammar. For a trigger (the words of a relation) every actor of the sentence gets a
 * cost as its agent and as its patient: low where position, voice and prepositions speak for it. The comparison with
 * competing actors matters more than the cost itself: "China, not Russia, recognised …" must not become Russia's act.
 */
import type { Token } from '../text/tokenise';
import { between, sumsOf, verbsBetween } from './distance';
import {
  ADVERBS,
  AUXILIARY,
  BE,
  COORDINATORS,
  DETERMINERS,
  NEGATORS,
  PREPOSITIONS,
  RELATIVES,
  REPRESENTATIVES,
} from './english';
import type { Actor, Sentence } from './sentence';
import type { Mention } from './tag';

/** Beyond this an actor plays no part in the relation. */
export const MAX_COST = 0.8;

export interface Voice {
  nominal: boolean;
  passive: boolean;
  infinitive: boolean;
  /** Follows "and" or a comma after another verb: shares that verb's subject. */
  coordinated: boolean;
}

const isAux = (t: Token) => AUXILIARY.has(t.low);
/** What stands behind these is where it happens, hardly ever who does it. */
const PLACES = new Set(['in', 'at', 'near', 'outside', 'inside', 'across']);
const NOUN_END = /(?:tion|sion|ment|ance|ence|ship|ity|ness|al|ism)s?$/;
const PARTICIPLE = /(?:ed|en|wn|nt|ld|ght|de|un|ept|elt|old|ung|ot|id|um|it|et|ut)$/;

/** How the trigger stands in its sentence. */
export function voiceOf(tokens: readonly Token[], m: Mention): Voice {
  const first = tokens[m.from];
  const low = first?.low ?? '';
  let i = m.from - 1;
  while (
    i >= 0 &&
    (ADVERBS.has(tokens[i]?.low ?? '') || NEGATORS.has(tokens[i]?.low ?? '') || /ly$/.test(tokens[i]?.low ?? ''))
  )
    i--;
  const before = tokens[i];
  const infinitive = before?.low === 'to';
  const auxiliary = before !== undefined && isAux(before) && !DETERMINERS.has(before.low);
  let nominal = m.form === 'noun' || (m.form === 'other' && NOUN_END.test(low));
  if (m.form === 'either')
    nominal =
      !infinitive &&
      !auxiliary &&
      !/(?:ed|ing)$/.test(low) &&
      (before === undefined ||
        DETERMINERS.has(before.low) ||
        PREPOSITIONS.has(before.low) ||
        before.low === "'s" ||
        (i === m.from - 1 &&
          before.word &&
          !before.low.endsWith('s') &&
          !RELATIVES.has(before.low) &&
          !COORDINATORS.has(before.low) &&
          PREPOSITIONS.has(tokens[m.to]?.low ?? '')));
  // "the arming of", "their meeting": a gerund after a determiner is a noun.
  if (
    !nominal &&
    /ing$/.test(low) &&
    before &&
    (DETERMINERS.has(before.low) || before.low === "'s") &&
    tokens[m.to]?.low !== 'the'
  )
    nominal = true;
  let passive = false;
  if (!nominal && PARTICIPLE.test(low)) {
    passive = before !== undefined && BE.has(before.low) && before.low !== "'s";
    if (!passive && before?.low === 'by') passive = false;
    if (!passive && tokens[m.to]?.low === 'by') passive = true;
  }
  const coordinated = before !== undefined && COORDINATORS.has(before.low) && !nominal;
  return { nominal, passive, infinitive, coordinated };
}

const startOf = (s: Sentence, a: Actor) => {
  let i = a.from - 1;
  while (
    i >= 0 &&
    (s.tokens[i]?.low === 'the' ||
      /^(?:former|new|top|senior|many|some|several|most|both|other|unnamed|two|three)$/.test(s.tokens[i]?.low ?? ''))
  )
    i--;
  return s.tokens[i]?.low ?? '';
};

/** The words just before the trigger that belong to its own verb group: "has not yet been". */
function groupStart(s: Sentence, at: number): number {
  let i = at;
  while (i > 0) {
    const t = s.tokens[i - 1];
    if (t && (isAux(t) || ADVERBS.has(t.low) || NEGATORS.has(t.low) || t.low === 'to' || /ly$/.test(t.low))) i--;
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
  return REPRESENTATIVES.has(t.low) || (t.capital && at > 0 && s.tokens[at - 1]?.low !== '.');
}

/** Cost of `a` as the subject of a verb at `m`. */
function subjectCost(s: Sentence, m: Mention, a: Actor, v: Voice): number {
  if (a.to > m.from) return 9;
  const start = groupStart(s, m.from);
  const gap = a.to > start ? 0 : between(s, a.to, start, v.coordinated);
  const lead = startOf(s, a);
  let cost = gap;
  if (PREPOSITIONS.has(lead) && a.form !== 'possessive')
    cost +=
      v.infinitive && (lead === 'for' || lead === 'by')
        ? 0.02
        : lead === 'than' || lead === 'of'
          ? 0.12
          : PLACES.has(lead)
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
  const lead = startOf(s, a);
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
  const lead = startOf(s, a);
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
      if (t && (PREPOSITIONS.has(t.low) || t.low === ',' || DETERMINERS.has(t.low))) cost += 0.2;
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
  if (s.tokens[a.to]?.low === 'that' || RELATIVES.has(s.tokens[a.to]?.low ?? '')) return 0.25 + gap;
  if (v.nominal && (a.form === 'adjective' || a.form === 'possessive' || s.tokens[m.from]?.glued || a.to === m.from))
    return 0.25 + gap;
  return 0.4 + gap + (v.infinitive ? -0.1 : 0);
}

/** Actors joined by "and" or commas share the better cost: "Russia and China recognised". */
export function shareAmongCoordinated(s: Sentence, costs: number[]): number[] {
  const out = [...costs];
  for (let i = 1; i < s.actors.length; i++) {
    const a = s.actors[i - 1];
    const b = s.actors[i];
    if (!a || !b) continue;
    const joined = s.tokens.slice(a.to, b.from);
    if (joined.length === 0 || joined.length > 4) continue;
    if (
      !joined.every(
        (t) =>
          t.low === ',' ||
          t.low === 'and' ||
          t.low === 'or' ||
          t.low === 'the' ||
          t.low === 'with' ||
          t.low === 'both' ||
          (t.low === '-' && joined.length === 1),
      )
    )
      continue;
    if (!joined.some((t) => t.low === 'and' || t.low === 'or' || t.low === ',')) continue;
    const best = Math.min(out[i - 1] ?? 9, out[i] ?? 9);
    out[i - 1] = Math.min(out[i - 1] ?? 9, best + 0.02);
    out[i] = Math.min(out[i] ?? 9, best + 0.02);
  }
  return out;
}
