/**
 * Why a rule does not hold, in words. Most rules fail and nobody asks why: a failure is a few numbers, and its words are
 * put together when somebody does. Made here and not where rules are tested, so that testing keeps nothing alive.
 */
import type { CompiledExpression } from './compiled';
import { type Found, type Presence, spanOf } from './presence';
import type { Span } from './stance';

export interface Failure {
  ok: false;
  /** The test that failed, in words. */
  failed: () => string;
  /** How many tests were passed before it. */
  passed: number;
}

const failure = (passed: number, failed: () => string): Failure => ({ ok: false, failed, passed });

/** What the expression is called in explanations. */
export function label(e: CompiledExpression, p: Presence): string {
  return e.concepts.length === 1
    ? (p.compiled.lexicon.concepts[e.concepts[0] as number]?.label ?? e.source)
    : e.source.replaceAll('"', '').replaceAll('|', ' or ').replaceAll('-', ' ');
}

export const spokenAgainst = (e: CompiledExpression, veto: Found, p: Presence): Failure =>
  failure(0, () => `"${p.words(spanOf(veto))}" speaks against it (${e.source})`);

export const outOfTime = (passed: number, { sentence: { time } }: Presence): Failure =>
  failure(passed, () => `the time: ${time?.words ?? time?.from ?? 'unknown'} lies outside what the rule asks for`);

export const wordless = (passed: number, e: CompiledExpression, p: Presence): Failure =>
  failure(passed, () => `nothing in the sentence for "${label(e, p)}"`);

export const withoutAct = (passed: number, act: CompiledExpression, p: Presence): Failure =>
  failure(passed, () => `no word for the act "${label(act, p)}"`);

export const tooFar = (passed: number, words: number, within: number): Failure =>
  failure(passed, () => `its words lie ${words} words apart, more than ${within}`);

export const unspoken = (passed: number, e: CompiledExpression, p: Presence): Failure =>
  failure(passed, () => `neither sentence nor context speaks of "${label(e, p)}"`);

export const presupposed = (passed: number, core: Span, p: Presence): Failure =>
  failure(passed, () => `"${p.words(core)}" only presupposes the claim and does not state it`);

export const heldBy = (passed: number, part: string, act: Found, holder: Span | undefined, p: Presence): Failure =>
  failure(passed, () => `the ${part} of "${p.words(spanOf(act))}" is "${holder ? p.words(holder) : ''}"`);

export const unfilled = (passed: number, part: string, e: CompiledExpression, p: Presence): Failure =>
  failure(passed, () => `nobody in sentence or context is the ${part} "${label(e, p)}"`);

/** By their places among the actors. */
export const swapped = (passed: number, actor: number, target: number, p: Presence): Failure =>
  failure(passed, () => {
    const { actors } = p.sentence;
    const [doer, other] = [target, actor].map((i) => (actors[i] ? p.words(actors[i]) : ''));
    return `"${doer}" does it to "${other}", not the other way round`;
  });

export const untested = (passed: number): Failure => failure(passed, () => 'nothing to test');
