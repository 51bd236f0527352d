/**
 * One rule against one sentence: which words fill which part, how surely, and if not, which test failed. Only what
 * decides is worked out here; what the outcome means to a reader (explain.ts) is for the few rules that win.
 */
import { cast, hasRival } from './cast';
import {
  type Failure,
  heldBy,
  outOfTime,
  presupposed,
  spokenAgainst,
  swapped,
  tooFar,
  unfilled,
  unspoken,
  untested,
  withoutAct,
  wordless,
} from './failures';
import type { Carried } from './memory';
import { type Found, IS, PERHAPS, type Presence, type RoleCosts, spanOf } from './presence';
import { MAX_COST, strangerBefore } from './roles';
import type { CompiledRule } from './rules';
import type { Actor } from './sentence';
import { isQuestion, type Span, type StanceReading, stanceOf } from './stance';
import { touches } from './time';

/** What fills a part: words of this sentence with the actor whom they stand for, or the context before it. */
export type Filling = { found: Found; actor: Actor | null } | { carried: Carried };

/** Words to every part of a rule. */
export interface Parts {
  act: Found | null;
  withs: readonly Found[];
  actor: Filling | null;
  target: Filling | null;
  about: readonly Filling[];
  /** What the stance is read around. */
  core: Span;
}

export interface Success {
  ok: true;
  score: number;
  parts: Parts;
  passed: number;
}

/** A sentence with more triggers of one relation is a list; its first ones tell enough. */
const MAX_TRIGGERS = 8;
/** By so much the swapped roles must fit better before the order of a sentence counts against a rule. */
const CLEARLY = 0.3;

const gap = (a: Span, b: Span) => Math.max(0, a.from - b.to, b.from - a.to);

/** Whether something that the rule asks to be absent stands in the sentence. */
export function vetoed(rule: CompiledRule, p: Presence): Failure | null {
  for (const e of rule.without) {
    if (!p.holds(e)) continue;
    const { found, actors } = p.met(e);
    // A pronoun's second reading is too faint to veto.
    const veto = found.find((f) => f.kind === 'mention' || actors[f.i] === IS);
    if (veto) return spokenAgainst(e, veto, p);
  }
  return null;
}

/**
 * Evaluates `rule`: of several words for its act, the best one. Vetoes come last: they are many, and most rules fail
 * without them.
 */
export function evaluate(rule: CompiledRule, p: Presence): Success | Failure {
  const outcome = fulfilled(rule, p);
  return (outcome.ok && vetoed(rule, p)) || outcome;
}

function fulfilled(rule: CompiledRule, p: Presence): Success | Failure {
  const s = p.sentence;
  let passed = 0;
  const { time } = rule.source;
  if (time && !touches(s.time, time.from, time.until)) return outOfTime(passed, p);
  passed++;
  for (const e of rule.with) {
    if (p.met(e).found.length === 0) return wordless(passed, e, p);
    passed++;
  }
  const { act } = rule;
  if (act === null) return attempt(rule, null, p, passed);
  const triggers = p.met(act).found;
  if (triggers.length === 0) return withoutAct(passed, act, p);
  passed++;
  let best: Success | Failure | null = null;
  for (let i = 0; i < triggers.length && i < MAX_TRIGGERS; i++) {
    const trigger = triggers[i] as Found;
    if (triggers.indexOf(trigger) < i) continue;
    const result = attempt(rule, trigger, p, passed);
    if (best === null || isBetter(result, best)) best = result;
  }
  return best ?? untested(passed);
}

function isBetter(a: Success | Failure, b: Success | Failure): boolean {
  if (a.ok) return !b.ok || a.score > b.score;
  return !b.ok && a.passed > b.passed;
}

function attempt(rule: CompiledRule, act: Found | null, p: Presence, passedSoFar: number): Success | Failure {
  let passed = passedSoFar;
  let score = rule.source.score;
  const first = rule.with[0];
  const lead = act ?? (first && p.met(first).found[0]);
  const core = lead ? spanOf(lead) : { from: 0, to: 1 };
  const withs: Found[] = [];
  let { from, to } = core;
  for (const e of rule.with) {
    const nearest = nearestTo(core, p.met(e).found);
    const span = spanOf(nearest);
    if (span.from < from) from = span.from;
    if (span.to > to) to = span.to;
    withs.push(nearest);
  }
  const { within } = rule.source;
  if (within !== undefined && to - from > within) return tooFar(passed, to - from, within);
  passed++;

  /** Places of actors that fill a role: none fills two. */
  const used: number[] = [];
  const parts: Parts = { act, withs, actor: null, target: null, about: [], core };
  if (act && (rule.agent || rule.patient)) {
    const roles = fillRoles(rule, act, p, passed, used, parts);
    if (!roles.ok) return roles;
    score = roles.score;
    passed = roles.passed;
  }

  const about: Filling[] = [];
  for (const e of rule.about) {
    const { found, actors } = p.met(e);
    const here = found[0];
    if (here) {
      const actor = found.find((f) => f.kind === 'actor');
      if (actor?.kind === 'actor') {
        used.push(actor.i);
        if (actors[actor.i] === PERHAPS) score *= 0.85;
      }
      about.push({ found: here, actor: actor?.kind === 'actor' ? actor.a : null });
    } else {
      const carried = p.carried(e);
      if (carried.weight === 0) return unspoken(passed, e, p);
      score *= carried.weight * (hasRival(e, p, used, withs, rule) ? 0.6 : 1);
      about.push({ carried });
    }
    passed++;
  }
  parts.about = about;

  if (rule.source.presupposed === 'silent' && act?.kind === 'mention' && p.roles(act).voice.nominal) {
    const { stance, cue } = readStance(rule, core, p);
    if (cue === null && stance !== 'mentions') return presupposed(passed, core, p);
  }
  return { ok: true, score, parts, passed };
}

/** What the sentence says of the words that a rule was built around. */
export function readStance(rule: CompiledRule, core: Span, p: Presence): StanceReading {
  const { stance, negation } = rule.source;
  // What is asked is neither said nor denied, whatever the rule's words carry in themselves.
  if (negation === 'ignored') return { stance: isQuestion(p.sentence, core) ? 'mentions' : stance, cue: null };
  const accused = [rule.agent, rule.about[0] ?? null].some((e) => e !== null && p.met(e).actors[p.speakerAt] === IS);
  return stanceOf(p.sentence, core, stance, accused);
}

function nearestTo(core: Span, options: readonly Found[]): Found {
  let best = options[0] as Found;
  for (let i = 1, least = gap(spanOf(best), core); i < options.length && least > 0; i++) {
    const f = options[i] as Found;
    const far = gap(spanOf(f), core);
    if (far < least) {
      least = far;
      best = f;
    }
  }
  return best;
}

const ROLES = ['actor', 'target'] as const;

const costOf = ({ agents, patients }: RoleCosts, agent: number, patient: number): number =>
  (agents[agent] ?? 9) + (patients[patient] ?? 9);

/** Fills agent and patient of `act` into `parts` and `used`; the score is the rule's, less what the roles cost. */
function fillRoles(
  rule: CompiledRule,
  act: Found,
  p: Presence,
  passedSoFar: number,
  used: number[],
  parts: Parts,
): { ok: true; score: number; passed: number } | Failure {
  const s = p.sentence;
  const costs = p.roles(act);
  let passed = passedSoFar;
  let { score } = rule.source;
  const chosen = { actor: -1, target: -1 };
  for (const part of ROLES) {
    const isActor = part === 'actor';
    const e = isActor ? rule.agent : rule.patient;
    if (!e) continue;
    const other = isActor ? rule.patient : rule.agent;
    const role = cast(e, other, isActor ? costs.agents : costs.patients, costs, p, used);
    if (role.competitor >= 0) return heldBy(passed, part, act, s.actors[role.competitor], p);
    if (role.actor >= 0) {
      const a = s.actors[role.actor] as Actor;
      used.push(role.actor);
      chosen[part] = role.actor;
      score *= 1 - Math.min(role.cost, MAX_COST) * 0.3;
      if (a.form === 'pronoun' || a.form === 'description')
        score *= a.alternative?.some((c) => e.concepts.includes(c)) ? 0.85 : 0.96;
      parts[part] = { found: { kind: 'actor', a, i: role.actor }, actor: a };
    } else {
      const carried = p.carried(e);
      if (carried.weight === 0) return unfilled(passed, part, e, p);
      const stranger = part === 'actor' && act.kind === 'mention' && strangerBefore(s, act.m, costs.voice);
      score *= carried.weight * (stranger ? 0.6 : 0.92);
      parts[part] = { carried };
    }
    passed++;
  }
  const { actor, target } = chosen;
  if (!costs.symmetric && actor >= 0 && target >= 0) {
    if (costOf(costs, target, actor) + CLEARLY < costOf(costs, actor, target)) return swapped(passed, actor, target, p);
  }
  return { ok: true, score, passed };
}
