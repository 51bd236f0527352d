/** One rule against one sentence: which words fill which part, how surely, and if not, which test failed. */

import type { Stance } from '../claims/schema';
import type { Discourse } from './context';
import { speakerOf } from './context';
import { PREPOSITIONS } from './english';
import { agentCost, MAX_COST, patientCost, shareAmongCoordinated, strangerBefore, type Voice, voiceOf } from './roles';
import type { CompiledExpression, CompiledRule, CompiledRules } from './rules';
import type { Actor, Sentence } from './sentence';
import { type Span, stanceOf } from './stance';
import type { Mention } from './tag';
import { touches } from './time';
import type { Filled } from './types';

/** What stands in a sentence, by concept number. Built once a sentence, used by all its rules. */
export interface Presence {
  sentence: Sentence;
  /** Concept to the mentions that carry it (acts and things). */
  mentions: ReadonlyMap<number, readonly Mention[]>;
  actors: ReadonlyMap<number, readonly Actor[]>;
  speaker: Actor | null;
  /** Costs of every actor as agent and patient, per trigger: the same for all rules that ask for it. */
  roles: Map<Mention | Actor, RoleCosts>;
}

interface RoleCosts {
  voice: Voice;
  agents: number[];
  patients: number[];
  symmetric: boolean;
}

/** A sentence with more triggers of one relation is a list; its first ones tell enough. */
const MAX_TRIGGERS = 8;

export interface Evaluation {
  ok: boolean;
  score: number;
  stance: Stance;
  filled: Filled[];
  core: Span;
  /** When not ok: the test that failed, in words, and how many were passed before it. */
  failed: string;
  passed: number;
}

export function presenceOf(sentence: Sentence, compiled: CompiledRules): Presence {
  const mentions = new Map<number, Mention[]>();
  const actors = new Map<number, Actor[]>();
  const put = <T>(map: Map<number, T[]>, key: number, value: T) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const m of sentence.mentions) {
    const c = m.concept < 0 ? undefined : compiled.lexicon.concepts[m.concept];
    if (c && c.kind !== 'actor') for (const up of c.closure) put(mentions, up, m);
  }
  for (const a of sentence.actors) {
    for (const c of a.concepts) put(actors, c, a);
    for (const c of a.alternative ?? []) if (!a.concepts.includes(c)) put(actors, c, a);
  }
  return { sentence, mentions, actors, speaker: speakerOf(sentence), roles: new Map() };
}

/** By so much the swapped roles must fit better before the order of a sentence counts against a rule. */
const CLEARLY = 0.3;

type Found = { kind: 'mention'; m: Mention } | { kind: 'actor'; a: Actor };

function find(p: Presence, e: CompiledExpression): Found[] {
  const out: Found[] = [];
  for (const c of e.concepts) {
    for (const m of p.mentions.get(c) ?? []) out.push({ kind: 'mention', m });
    for (const a of p.actors.get(c) ?? []) out.push({ kind: 'actor', a });
  }
  return out;
}
const spanOf = (f: Found): Span => (f.kind === 'mention' ? f.m : f.a);
const gap = (a: Span, b: Span) => Math.max(0, a.from - b.to, b.from - a.to);
const is = (a: Actor, e: CompiledExpression) => a.concepts.some((c) => e.concepts.includes(c));
const isAlternative = (a: Actor, e: CompiledExpression) => a.alternative?.some((c) => e.concepts.includes(c)) === true;

const failure = (failed: string, passed: number): Evaluation => ({
  ok: false,
  score: 0,
  stance: 'asserts',
  filled: [],
  core: { from: 0, to: 0 },
  failed,
  passed,
});

/** Evaluates `rule`. `discourse` is read for what context carries; it is not changed. */
export function evaluate(rule: CompiledRule, p: Presence, discourse: Discourse, compiled: CompiledRules): Evaluation {
  const s = p.sentence;
  let passed = 0;
  const time = rule.source.time;
  if (time && !touches(s.time, time.from, time.until))
    return failure(
      `the time: ${s.time?.words ?? s.time?.from ?? 'unknown'} lies outside what the rule asks for`,
      passed,
    );
  for (const e of rule.without) {
    // A pronoun's second reading is too faint to veto.
    const veto = find(p, e).find((f) => f.kind === 'mention' || is(f.a, e));
    if (veto) return failure(`"${text(p, spanOf(veto))}" speaks against it (${e.source})`, passed);
  }
  passed++;
  const withs: Found[][] = [];
  for (const e of rule.with) {
    const found = find(p, e);
    if (found.length === 0) return failure(`nothing in the sentence for "${label(e, compiled)}"`, passed);
    withs.push(found);
    passed++;
  }
  const acts = rule.act ? find(p, rule.act) : null;
  if (rule.act && acts?.length === 0) return failure(`no word for the act "${label(rule.act, compiled)}"`, passed);
  if (acts) passed++;
  let best: Evaluation | null = null;
  for (const act of acts?.slice(0, MAX_TRIGGERS) ?? [null]) {
    const result = attempt(rule, act, withs, p, discourse, compiled, passed);
    if (
      !best ||
      (result.ok && !best.ok) ||
      (result.ok === best.ok && (result.ok ? result.score > best.score : result.passed > best.passed))
    )
      best = result;
  }
  return best ?? failure('nothing to test', passed);
}

function attempt(
  rule: CompiledRule,
  act: Found | null,
  withs: Found[][],
  p: Presence,
  discourse: Discourse,
  compiled: CompiledRules,
  passedSoFar: number,
): Evaluation {
  const s = p.sentence;
  let passed = passedSoFar;
  let score = rule.source.score;
  const filled: Filled[] = [];
  /** Actors that fill a role: none fills two. */
  const used = new Set<Actor>();
  /** Actors that `with` asks for: they may also fill a role, and are no rivals. */
  const wanted = new Set<Actor>();
  const anchor = act ? spanOf(act) : withs[0]?.[0] ? spanOf(withs[0][0]) : { from: 0, to: 1 };
  if (act && rule.act) filled.push(fill('act', label(rule.act, compiled), p, spanOf(act)));

  const hull = { ...anchor };
  withs.forEach((options, i) => {
    const e = rule.with[i] as CompiledExpression;
    const nearest = options.reduce((a, b) => (gap(spanOf(b), anchor) < gap(spanOf(a), anchor) ? b : a));
    const span = spanOf(nearest);
    hull.from = Math.min(hull.from, span.from);
    hull.to = Math.max(hull.to, span.to);
    if (nearest.kind === 'actor') wanted.add(nearest.a);
    filled.push(fill('with', label(e, compiled), p, span));
  });
  if (rule.source.within !== undefined && hull.to - hull.from > rule.source.within)
    return failure(`its words lie ${hull.to - hull.from} words apart, more than ${rule.source.within}`, passed);
  passed++;

  if (act && (rule.agent || rule.patient)) {
    const { agents, patients, symmetric } = rolesOf(p, act, compiled);
    const chosen: Partial<Record<'actor' | 'target', Actor>> = {};
    for (const [part, e, costs, others] of [
      ['actor', rule.agent, agents, rule.patient],
      ['target', rule.patient, patients, rule.agent],
    ] as const) {
      if (!e) continue;
      const role = role_(e, others, costs, s, used, symmetric, p.speaker);
      if (role.competitor)
        return failure(`the ${part} of "${text(p, anchor)}" is "${text(p, role.competitor)}"`, passed);
      if (role.actor) {
        used.add(role.actor);
        chosen[part] = role.actor;
        score *= 1 - Math.min(role.cost, MAX_COST) * 0.3;
        if (role.actor.form === 'pronoun' || role.actor.form === 'description')
          score *= isAlternative(role.actor, e) ? 0.85 : 0.96;
        filled.push(fill(part, label(e, compiled), p, role.actor, role.actor.resolvedFrom));
      } else {
        const carried = discourse.carries(e.concepts);
        if (carried.weight === 0)
          return failure(`nobody in sentence or context is the ${part} "${label(e, compiled)}"`, passed);
        score *=
          carried.weight *
          (part === 'actor' && act.kind === 'mention' && strangerBefore(s, act.m, rolesOf(p, act, compiled).voice)
            ? 0.6
            : 0.92);
        filled.push({ part, concept: label(e, compiled), words: carried.words, start: null, end: null });
      }
      passed++;
    }
    if (!symmetric && chosen.actor && chosen.target) {
      const at = (a: Actor) => s.actors.indexOf(a);
      const cost = (agent: Actor, patient: Actor) => (agents[at(agent)] ?? 9) + (patients[at(patient)] ?? 9);
      if (cost(chosen.target, chosen.actor) + CLEARLY < cost(chosen.actor, chosen.target))
        return failure(
          `"${text(p, chosen.target)}" does it to "${text(p, chosen.actor)}", not the other way round`,
          passed,
        );
    }
  }

  for (const e of rule.about) {
    const here = find(p, e);
    const first = here[0];
    if (first) {
      const actor = here.flatMap((f) => (f.kind === 'actor' ? [f.a] : []))[0];
      if (actor) {
        used.add(actor);
        if (isAlternative(actor, e) && !is(actor, e)) score *= 0.85;
      }
      filled.push(fill('about', label(e, compiled), p, spanOf(first), actor?.resolvedFrom ?? null));
    } else {
      const carried = discourse.carries(e.concepts);
      if (carried.weight === 0)
        return failure(`neither sentence nor context speaks of "${label(e, compiled)}"`, passed);
      const rival = rivalOf(e, p, new Set([...used, ...wanted]), compiled, rule);
      score *= carried.weight * (rival ? 0.6 : 1);
      filled.push({ part: 'about', concept: label(e, compiled), words: carried.words, start: null, end: null });
    }
    passed++;
  }

  const accused =
    p.speaker !== null &&
    [rule.agent, rule.about[0] ?? null].some((e) => e !== null && p.speaker !== null && is(p.speaker, e));
  const reading =
    rule.source.negation === 'ignored'
      ? { stance: rule.source.stance, cue: null }
      : stanceOf(s, anchor, rule.source.stance, accused);
  if (
    rule.source.presupposed === 'silent' &&
    act?.kind === 'mention' &&
    reading.cue === null &&
    reading.stance !== 'mentions' &&
    rolesOf(p, act, compiled).voice.nominal
  )
    return failure(`"${text(p, anchor)}" only presupposes the claim and does not state it`, passed);
  if (reading.cue) filled.push(fill('stance', reading.stance, p, reading.cue));
  if (p.speaker) filled.unshift(fill('speaker', 'speaker', p, p.speaker, p.speaker.resolvedFrom));
  if (time(rule) && s.time)
    filled.push({ part: 'time', concept: 'time', words: s.time.words ?? s.time.from, start: null, end: null });
  return { ok: true, score, stance: reading.stance, filled, core: anchor, failed: '', passed };
}

function rolesOf(p: Presence, act: Found, compiled: CompiledRules): RoleCosts {
  const key = act.kind === 'mention' ? act.m : act.a;
  const known = p.roles.get(key);
  if (known) return known;
  const s = p.sentence;
  // An actor's name can stand for a relation too ("the Moscow Format"): read it as a noun.
  const m: Mention =
    act.kind === 'mention' ? act.m : { from: act.a.from, to: act.a.to, concept: act.a.concepts[0] ?? 0, form: 'noun' };
  const voice = voiceOf(s.tokens, m);
  const agents = shareAmongCoordinated(
    s,
    s.actors.map((a) => agentCost(s, m, a, voice)),
  );
  const patients = shareAmongCoordinated(
    s,
    s.actors.map((a) => patientCost(s, m, a, voice)),
  );
  const symmetric = act.kind === 'mention' && compiled.lexicon.concepts[m.concept]?.symmetric === true;
  if (symmetric)
    for (let i = 0; i < agents.length; i++) {
      const [agent, patient] = [agents[i] ?? 9, patients[i] ?? 9];
      agents[i] = Math.min(agent, patient + 0.05);
      patients[i] = Math.min(patient, agent + 0.05);
    }
  const costs = { voice, agents, patients, symmetric };
  p.roles.set(key, costs);
  return costs;
}

const time = (r: CompiledRule) => r.source.time !== undefined;

/** The best actor for a role, or the competitor that holds it instead. Neither: the sentence leaves the role open. */
function role_(
  e: CompiledExpression,
  other: CompiledExpression | null,
  costs: readonly number[],
  s: Sentence,
  used: ReadonlySet<Actor>,
  symmetric: boolean,
  speaker: Actor | null,
): { actor: Actor | null; competitor: Actor | null; cost: number } {
  let mine: Actor | null = null;
  let cost = 9;
  let rival: Actor | null = null;
  let rivalCost = 9;
  s.actors.forEach((a, i) => {
    const c = (costs[i] ?? 9) + (is(a, e) ? 0 : isAlternative(a, e) ? 0.12 : 0);
    if (is(a, e) || isAlternative(a, e)) {
      if (!used.has(a) && c < cost) {
        mine = a;
        cost = c;
      }
    } else if (
      !(symmetric && other && is(a, other)) &&
      !(other && is(a, other) && a.form !== 'name') &&
      a !== speaker &&
      a.concepts.length > 0 &&
      c < rivalCost
    ) {
      rival = a;
      rivalCost = c;
    }
  });
  if (mine && cost <= MAX_COST && cost <= rivalCost + 0.06) return { actor: mine, competitor: null, cost };
  if (rival && rivalCost <= 0.45 && !(other && is(rival, other)))
    return { actor: null, competitor: rival, cost: rivalCost };
  if (mine && cost <= MAX_COST) return { actor: mine, competitor: null, cost };
  return { actor: null, competitor: null, cost: 9 };
}

/** An actor of the same sort as the one asked for, named here and doing something of its own. */
function rivalOf(
  e: CompiledExpression,
  p: Presence,
  used: ReadonlySet<Actor>,
  compiled: CompiledRules,
  rule: CompiledRule,
): Actor | null {
  const classes = new Set(
    e.concepts.flatMap((c) => (compiled.lexicon.concepts[c]?.closure ?? []).filter((k) => k !== c)),
  );
  const others = [rule.agent, rule.patient, ...rule.about, ...rule.with].filter((x) => x !== null && x !== e);
  for (const a of p.sentence.actors) {
    if (a.resolvedFrom !== null || used.has(a) || a === p.speaker || is(a, e)) continue;
    if (others.some((o) => o !== null && is(a, o))) continue;
    if (!a.concepts.some((c) => classes.has(c))) continue;
    if (PREPOSITIONS.has(p.sentence.tokens[a.from - 1]?.low ?? '') && a.form !== 'possessive') continue;
    return a;
  }
  return null;
}

function text(p: Presence, span: Span): string {
  const { tokens } = p.sentence;
  return p.sentence.text.slice(tokens[span.from]?.start, tokens[span.to - 1]?.end);
}

function fill(part: Filled['part'], concept: string, p: Presence, span: Span, resolved: string | null = null): Filled {
  const { tokens } = p.sentence;
  const words = text(p, span);
  return {
    part,
    concept,
    words: resolved !== null && resolved !== words ? `${words} (${resolved})` : words,
    start: tokens[span.from]?.start ?? null,
    end: tokens[span.to - 1]?.end ?? null,
  };
}

function label(e: CompiledExpression, compiled: CompiledRules): string {
  return e.concepts.length === 1
    ? (compiled.lexicon.concepts[e.concepts[0] as number]?.label ?? e.source)
    : e.source.replaceAll('"', '').replaceAll('|', ' or ').replaceAll('-', ' ');
}
