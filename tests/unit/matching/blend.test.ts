import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/claims/schema';
import {
  BLEND,
  blendRow,
  CompiledBlend,
  type Evidence,
  logOddsOf,
  rivalRule,
  scoreOf,
} from '../../../src/matching/blend';
import { REACH, Thread } from '../../../src/matching/thread';

const logit = fc.double({ min: -12, max: 12, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const evidence: fc.Arbitrary<Evidence> = fc.record({
  rule: share,
  logit,
  rivalRule: share,
  rivalLogit: logit,
  any: logit,
  before: fc.record({ logit, rule: share, lateLogit: logit, lateRule: share, title: logit }),
});
const weights = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: BLEND.length,
  maxLength: BLEND.length,
});

describe('the blend', () => {
  test('scores by the same sum that its weights were fitted on', () => {
    fc.assert(
      fc.property(weights, evidence, (w, e) => {
        const blend = new CompiledBlend(Object.fromEntries(BLEND.map((name, i) => [name, w[i]])) as Model['blend']);
        const sum = blendRow(e).reduce((total, x, i) => total + x * (w[i] ?? 0), 0);
        expect(logOddsOf(blend.score(e))).toBeCloseTo(logOddsOf(scoreOf(sum)), 3);
      }),
    );
  });

  test('the best rival of the leader is the second, of all others the leader', () => {
    const rival = rivalRule(new Map(Object.entries({ a: 0.4, b: 0.9, c: 0.6 })));
    expect(['a', 'b', 'c', 'd'].map(rival)).toEqual([0.9, 0.6, 0.9, 0.9]);
  });
});

describe('what the text before says', () => {
  const told = (score: number) => ({ logits: null, rules: new Map([['claim', score]]), text: `rule ${score}` });

  test('is nothing at the beginning, then the last sentence, then the best of the last few', () => {
    const thread = new Thread();
    expect(thread.isEmpty).toBe(true);
    thread.note(told(0.8));
    expect(thread.before('claim', 0)).toMatchObject({ rule: 0.8, lateRule: 0.8 });
    thread.note(told(0.3));
    expect(thread.before('claim', 0)).toMatchObject({ rule: 0.3, lateRule: 0.8 });
    expect(thread.before('another', 0)).toMatchObject({ rule: 0, lateRule: 0 });
    for (let i = 1; i < REACH; i++) thread.note(told(0.1));
    expect(thread.before('claim', 0)).toMatchObject({ rule: 0.1, lateRule: 0.3 });
  });

  test('the title is not a sentence before', () => {
    const thread = new Thread();
    thread.note(told(0.8));
    thread.wasTitle();
    expect(thread.isEmpty).toBe(false);
    expect(thread.before('claim', 0)).toMatchObject({ rule: 0, lateRule: 0 });
    expect(thread.source(0)).toBe('rule 0.8');
  });
});
