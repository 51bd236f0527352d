/** What an editor wrote, with its expressions as concept numbers. */
import type { Claim, Pack, Rule } from '../claims/schema';

export interface CompiledExpression {
  index: number;
  /** As the editor wrote it. */
  source: string;
  concepts: readonly number[];
}

export interface CompiledRule {
  source: Rule;
  /** Its source's. */
  score: number;
  /** Its place among the rules: of two that are equally sure, the one written first speaks. */
  order: number;
  act: CompiledExpression | null;
  agent: CompiledExpression | null;
  patient: CompiledExpression | null;
  with: readonly CompiledExpression[];
  about: readonly CompiledExpression[];
  without: readonly CompiledExpression[];
  /** Claims that carry this rule, with the rule's id there. */
  claims: { claim: CompiledClaim; id: string }[];
}

export interface CompiledClaim {
  index: number;
  claim: Claim;
  pack: Pack;
  yieldsTo: ReadonlySet<string>;
  needs: readonly CompiledExpression[];
  /** Its place in its pack's learned part; −1 where that does not know it. */
  place: number;
}

/** Claims that need the same, and that the learned part may speak of. */
export interface Learners {
  needs: readonly CompiledExpression[];
  claims: readonly CompiledClaim[];
}
