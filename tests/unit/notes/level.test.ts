import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/claims/schema';
import { hasSignAt, isShownAt } from '../../../src/notes/level';

const claim = (value: Standing) => ({ standing: { value, asOf: '2026-01-01' } }) as never;
const overtaken = { overtaken: { index: 0 } } as never;
const plain = { overtaken: null };

describe('reading levels', () => {
  it.each<[Standing, boolean]>([
    ['disputed', true],
    ['denied-by-both-sides', true],
    ['confirmed', false],
    ['unproven', false],
    ['historical-record', false],
    ['overtaken-by-events', false],
  ])('“disputed or overtaken” shows a claim that is %s: %s', (standing, shown) => {
    expect(isShownAt('disputed', claim(standing), plain)).toBe(shown);
    expect(isShownAt('disputed', claim(standing), overtaken)).toBe(true);
    expect(isShownAt('claims', claim(standing), plain)).toBe(true);
    expect(isShownAt('all', claim(standing), plain)).toBe(true);
  });

  it('a sign stands at the first sentence of a claim, at the highest level at each', () => {
    expect([hasSignAt('disputed', false), hasSignAt('claims', false), hasSignAt('all', false)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(hasSignAt('claims', true)).toBe(true);
  });
});
