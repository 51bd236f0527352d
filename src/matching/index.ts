/**
 * The matcher: sentences in, matches out. Plain TypeScript with no browser API, so that background, tests,
 * benchmarks and command line run the same code.
 */
import type { UsablePack } from '../claims/packed';
import { type MatchOptions, matchDocument } from './document';
import { compileRules } from './rules';
import type { Document, Match } from './types';
import { type WhyNot, whyNot } from './why-not';

export { type MatchOptions, type Sensitivity, THRESHOLDS } from './document';
export type { Document, Match } from './types';
export type { WhyNot } from './why-not';

export interface Matcher {
  /** Matches of all paragraphs, in reading order. Never throws, whatever the text. */
  match(doc: Document, options?: MatchOptions): Match[];
  /** For a sentence that carries no note: the claim that came nearest and the test that it failed. */
  whyNot(text: string, context?: string, published?: string): WhyNot | null;
}

/** Compiles packs into a matcher. Costs some milliseconds; keep the result. */
export function compile(packs: readonly UsablePack[]): Matcher {
  const compiled = compileRules(packs);
  return {
    match: (doc, options = {}) => matchDocument(compiled, doc, options),
    whyNot: (text, context, published) => whyNot(compiled, text, context, published),
  };
}
