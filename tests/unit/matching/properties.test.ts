import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/matching';
import { smallPack } from './small-pack';

const matcher = compile([smallPack]);
const words = fc.constantFrom(
  'Norfirm',
  'Sudfirm',
  'paid',
  'the union',
  'denied',
  'that',
  'not',
  'met',
  'and',
  ',',
  '.',
  '?',
  '"',
  'it',
  'the firm',
  'walkout',
  '2011',
  'whether',
  "'s",
  '\u00ad',
  '\n',
  '\ud800',
  'é',
  '—',
);
const prose = fc.array(words, { maxLength: 60 }).map((w) => w.join(' '));

describe('properties', () => {
  test('no input throws; offsets lie in the text and span whole, trimmed sentences in order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(prose, fc.string({ unit: 'binary' })), { maxLength: 4 }), (paragraphs) => {
        for (const m of matcher.match({ paragraphs })) {
          const text = paragraphs[m.paragraph] ?? '';
          expect(m.start).toBeGreaterThanOrEqual(0);
          expect(m.end).toBeLessThanOrEqual(text.length);
          const piece = text.slice(m.start, m.end);
          expect(piece.length).toBeGreaterThan(0);
          expect(m.score).toBeGreaterThan(0);
          expect(m.score).toBeLessThanOrEqual(1);
          for (const f of m.why.filled) if (f.start !== null) expect(f.end ?? 0).toBeGreaterThan(f.start);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
  test('deterministic', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(matcher.match({ paragraphs: [text] })).toEqual(matcher.match({ paragraphs: [text] }));
      }),
      { seed: 8, numRuns: 150 },
    );
  });
  test('a sentence that names all its actors matches alike whatever paragraphs stand around it', () => {
    const fixed = 'Norfirm paid the union.';
    fc.assert(
      fc.property(fc.array(prose, { maxLength: 3 }), (others) => {
        const at = (paragraphs: string[]) =>
          matcher
            .match({ paragraphs })
            .filter((m) => paragraphs[m.paragraph] === fixed)
            .map((m) => [m.claim, m.stance]);
        expect(at([fixed, ...others])).toEqual([['paid', 'asserts']]);
        expect(at([...others, fixed]).slice(-1)).toEqual([['paid', 'asserts']]);
      }),
      { seed: 9, numRuns: 150 },
    );
  });
  test.each([
    ['one word of a megabyte', 'a'.repeat(1_000_000)],
    ['one letter and its marks', `a${'\u0301'.repeat(200_000)}`],
    ['only full stops', '.'.repeat(300_000)],
    ['only quotes', '"'.repeat(300_000)],
    ['names without end', 'Norfirm paid the union and '.repeat(8_000)],
    ['a gap that never closes', 'down '.repeat(60_000)],
    ['spaces', ' '.repeat(500_000)],
  ])('survives %s in good time', (_, text) => {
    // The runner's own time limit is the bound: anything worse than linear would run into it.
    expect(() => matcher.match({ paragraphs: [text] })).not.toThrow();
  });
});
