/**
 * Rules, the learned part and the text before as one score: logistic regression over a few numbers, stacked (Wolpert
 * 1992) on what the parts say of sentences that they have not seen. Numbers whose weight changes along the way are
 * broken at knots, so that a little and a lot need not count alike.
 */
import type { Model } from '../claims/schema';
import type { Before } from './thread';

/** What speaks for one claim in one sentence, and what speaks for the others there. */
export interface Evidence {
  /** The best rule's score, 0 where none holds. */
  rule: number;
  /** The claim's log-odds. */
  logit: number;
  /** The best rule's score of any other claim: a sentence seldom carries two. */
  rivalRule: number;
  /** The highest log-odds of any other claim. */
  rivalLogit: number;
  /** Log-odds that the sentence carries a claim at all. */
  any: number;
  before: Before;
}

/** Log-odds beyond this tell nothing more. */
const FAR = 8;
const near = (logit: number) => Math.max(-FAR, Math.min(FAR, logit));

const RIVAL_KNOTS = [-4, -2, 0, 2, 4] as const;
const ANY_KNOTS = [-3, -1, 1, 3] as const;
const named = <K extends number, N extends string>(name: N, knots: readonly K[]) =>
  knots.map((k) => `${name}>${k}` as const);

type Blend = Model['blend'];

/** The weights, by name, in the order of {@link blendRow}. */
export const BLEND = [
  'bias',
  'rule',
  'score',
  'logit',
  'rivalScore',
  'rivalLogit',
  ...named('rivalLogit', RIVAL_KNOTS),
  'any',
  ...named('any', ANY_KNOTS),
  'before',
  'beforeRule',
  'late',
  'lateRule',
  'title',
] as const satisfies readonly (keyof Blend)[];

const broken = (value: number, knots: readonly number[]) => [value, ...knots.map((k) => Math.max(0, value - k))];

/** The evidence as the weights count it, in the order of {@link BLEND}. */
export const blendRow = (e: Evidence): number[] => [
  1,
  e.rule > 0 ? 1 : 0,
  e.rule,
  near(e.logit),
  e.rivalRule,
  ...broken(near(e.rivalLogit), RIVAL_KNOTS),
  ...broken(near(e.any), ANY_KNOTS),
  e.before.logit,
  e.before.rule,
  e.before.lateLogit,
  e.before.lateRule,
  e.before.title,
];

/** {@link blendRow} by the weights, without the row. */
export class CompiledBlend {
  private readonly rival: readonly number[];
  private readonly any: readonly number[];

  constructor(private readonly w: Blend) {
    this.rival = [w.rivalLogit, ...named('rivalLogit', RIVAL_KNOTS).map((name) => w[name])];
    this.any = [w.any, ...named('any', ANY_KNOTS).map((name) => w[name])];
  }

  /** What is the same for all claims of a sentence: log-odds. */
  ofAny(any: number): number {
    return this.w.bias + along(near(any), this.any, ANY_KNOTS);
  }

  /** What the other claims of the sentence add. */
  ofRivals(rule: number, logit: number): number {
    return this.w.rivalScore * rule + along(near(logit), this.rival, RIVAL_KNOTS);
  }

  ofRule(score: number): number {
    return score > 0 ? this.w.rule + this.w.score * score : 0;
  }

  ofLogit(logit: number): number {
    return this.w.logit * near(logit);
  }

  ofBefore({ logit, rule, lateLogit, lateRule, title }: Before): number {
    const { w } = this;
    return w.before * logit + w.beforeRule * rule + w.late * lateLogit + w.lateRule * lateRule + w.title * title;
  }

  /** All of it as a score, 0 to 1. */
  score(e: Evidence): number {
    return scoreOf(
      this.ofAny(e.any) +
        this.ofRivals(e.rivalRule, e.rivalLogit) +
        this.ofRule(e.rule) +
        this.ofLogit(e.logit) +
        this.ofBefore(e.before),
    );
  }
}

/** Log-odds as a share of 1, and back. */
export const scoreOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
export const logOddsOf = (score: number): number =>
  score <= 0 ? Number.NEGATIVE_INFINITY : score >= 1 ? Number.POSITIVE_INFINITY : Math.log(score / (1 - score));

function along(value: number, weights: readonly number[], knots: readonly number[]): number {
  let sum = (weights[0] as number) * value;
  for (let i = 0; i < knots.length && value > (knots[i] as number); i++)
    sum += (weights[i + 1] as number) * (value - (knots[i] as number));
  return sum;
}

/** The best score among `scores` of any other claim. */
export function rivalRule(scores: ReadonlyMap<string, number>): (claim: string) => number {
  let leader = '';
  let first = 0;
  let second = 0;
  for (const [claim, score] of scores)
    if (score > first) {
      second = first;
      first = score;
      leader = claim;
    } else if (score > second) second = score;
  return (claim) => (claim === leader ? second : first);
}
