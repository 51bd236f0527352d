import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, toSource } from '../../../src/text/normalise';
import { segment } from '../../../src/text/segment';
import { tokenise } from '../../../src/text/tokenise';

/** What sentence rules trip over, thickly sown. */
const pieces = fc.constantFrom(
  ...'. .. ... . . \u2026 ! ? ?! " \' \u201c \u201d \u2018 \u2019 ( ) [ ] [...] , ; : - \u2014 \u2022 \u2043 \n \n\n \r\n \t 1. 2. 1) 2) a. b. (1) U.S. U. S. Mr. Gen. Dec. 25 p.m. Inc. e.g. I A. B. The the Taliban al-Qaeda he said iPhone v1.2 a.B@c.D \u00e9 e\u0301 \u0301 \u200b \u00ad \ufe0f \ud800 \udc00 \ud83d\ude00 \ufdfa \ufb01 \uff76\uff9e \u1100 \u1161 \u3002 \u06d4 \u4eca \u0410\u0431 \u0651 \u2028 \u0000'.split(
    ' ',
  ),
  ' ',
  '  ',
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
  fc.array(pieces, { maxLength: 40 }).map((p) => p.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const RUNS = { numRuns: 1500 };

describe('normalise', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(text, (source) => {
        const once = normalise(source).text;
        expect(normalise(once).text).toBe(once);
      }),
      RUNS,
    );
  });

  it('is idempotent on every character of the first two planes', () => {
    const odd: string[] = [];
    for (let point = 0; point < 0x20000; point++) {
      const once = normalise(`a${String.fromCodePoint(point)}b`).text;
      if (once.includes('a') && normalise(once).text !== once) odd.push(point.toString(16));
    }
    expect(odd).toEqual([]);
  });

  it('maps forward only, within the source, to text that normalises to the same', () => {
    fc.assert(
      fc.property(text, (source) => {
        const n = normalise(source);
        expect(n.starts.length).toBe(n.text.length);
        expect(n.ends.length).toBe(n.text.length);
        for (let i = 0; i < n.text.length; i++) {
          const start = n.starts[i] ?? -1;
          const end = n.ends[i] ?? -1;
          expect(start < end && end <= source.length).toBe(true);
          if (i > 0) expect(start >= (n.starts[i - 1] ?? 0) && end >= (n.ends[i - 1] ?? 0)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('segment', () => {
  it('gives spans in order, apart, trimmed, and over all that is not white space', () => {
    fc.assert(
      fc.property(text, (source) => {
        const n = normalise(source);
        let at = 0;
        for (const span of segment(n.text)) {
          expect(span.end).toBeGreaterThan(span.start);
          expect(n.text.slice(at, span.start).trim()).toBe('');
          expect(n.text.slice(span.start, span.end).trim()).toHaveLength(span.end - span.start);
          const source0 = toSource(n, span.start, span.end);
          // A mark on a space is one character with it, and comes back with it.
          expect(normalise(source.slice(source0.start, source0.end)).text.trim()).toBe(
            n.text.slice(span.start, span.end),
          );
          at = span.end;
        }
        expect(n.text.slice(at).trim()).toBe('');
      }),
      RUNS,
    );
  });

  it('takes any text, normalised or not', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(
          segment(source)
            .map((s) => source.slice(s.start, s.end).trim())
            .join(''),
        ).not.toBe('\n');
        tokenise(source);
      }),
      RUNS,
    );
  });
});

/** Sixteen times the text takes about sixteen times as long; 256 times if a rule were quadratic. */
describe('a long text of one thing', () => {
  const time = (piece: string, size: number) => {
    const source = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const before = performance.now();
    const n = normalise(source);
    for (const span of segment(n.text)) tokenise(n.text, span.start, span.end);
    return performance.now() - before;
  };
  const LONG = 1 << 18;
  it.each([
    ...[
      'a',
      'A',
      '.',
      '. ',
      '"',
      "'",
      '.[',
      '(a. B',
      'A. ',
      'U.S.',
      '\n',
      ' ',
      '\n ',
      'x. . ',
      'a.B',
      '\u2022 ',
      '1. A ',
    ],
    ...['A.) ', '!" Aa Bb Cc ', 'a@b.C', 'a\u200b\u0301', '\u0301', '\u200b', '\ud800', '\ud83d\ude00', 'a b c the\nd'],
  ])('%j', (piece) => {
    time(piece, LONG / 16);
    // Never less than a clock and a busy machine can tell apart.
    const small = Math.max(time(piece, LONG / 16), 8);
    expect(time(piece, LONG)).toBeLessThan(small * 120);
  });

  it.each(['a', '.', '"', '. ', 'A. '])('a megabyte of %j', (piece) => {
    expect(time(piece, 1 << 20)).toBeLessThan(10_000);
  });
});
