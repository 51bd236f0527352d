import { describe, expect, it } from 'vitest';
import { silencedBy, testCases, type WrongReport, wrongMatch } from '../../../src/claims/wrong';

const report = (change: Partial<WrongReport> = {}): WrongReport => ({
  claim: 'funding',
  reason: 'not-claim',
  stance: 'asserts',
  sentence: 'The harbour  paid\nfor the strike.',
  context: 'It rained.',
  published: '2016-12-15',
  others: [],
  ...change,
});
const cases = (...reports: WrongReport[]) =>
  testCases(reports.map((r, i) => wrongMatch(r, i)))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { labels: unknown[] });

describe('a wrong match', () => {
  it('silences its claim for that sentence, on whatever page and however it is broken into lines', () => {
    const silenced = silencedBy([wrongMatch(report(), 1)]);
    expect(silenced('funding', ' The harbour paid for the strike. ')).toBe(true);
    expect(silenced('funding', 'The harbour paid for the boats.')).toBe(false);
    expect(silenced('recognition', 'The harbour paid for the strike.')).toBe(false);
    expect(silencedBy([])('funding', 'The harbour paid for the strike.')).toBe(false);
  });
});

describe('test cases', () => {
  it('have the fields and the order of the evaluation’s sentences', () => {
    expect(testCases([wrongMatch(report(), 1)])).toBe(
      '{"id":"wrong-1","context":"It rained.","sentence":"The harbour paid for the strike.","published":"2016-12-15","labels":[]}\n',
    );
    expect(testCases([])).toBe('');
  });

  it('turn the stance where it said the opposite', () => {
    const turned = (stance: WrongReport['stance']) => cases(report({ reason: 'opposite', stance }))[0]?.labels;
    expect(turned('asserts')).toEqual([{ claim: 'funding', stance: 'denies' }]);
    expect(turned('denies')).toEqual([{ claim: 'funding', stance: 'asserts' }]);
    expect(turned('mentions')).toEqual([{ claim: 'funding', stance: 'denies' }]);
  });

  it('keep the notes on the sentence that were not marked, and make one case of a sentence', () => {
    const others = [
      { claim: 'ferry', stance: 'asserts' as const },
      { claim: 'ban', stance: 'mentions' as const },
    ];
    const made = cases(
      report({ others }),
      report({ claim: 'ferry', others: [] }),
      report({ sentence: 'Another one.' }),
    );
    expect(made).toHaveLength(2);
    expect(made[0]?.labels).toEqual([{ claim: 'ban', stance: 'mentions' }]);
  });
});
