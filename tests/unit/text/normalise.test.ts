import { describe, expect, it } from 'vitest';
import { normalise, toSource } from '../../../src/text/normalise';

describe('normalise', () => {
  it.each([
    [
      'quotes',
      '\u2018a\u2019 \u201cb\u201d \u00abc\u00bb \u201ed\u201f `e\u00b4 \u2032f\u2033',
      `'a' "b" "c" "d" 'e' 'f"`,
    ],
    ['dashes', 'a\u2010b\u2011c\u2012d\u2013e\u2212f\u2014g\u2015h', 'a-b-c-d-e-f\u2014g\u2014h'],
    ['spaces', 'a\u00a0b\u2009c\td\u3000e', 'a b c d e'],
    ['line ends', 'a\r\nb\u2028c\u2029d', 'a \nb\nc\nd'],
    ['invisible characters', 'Tali\u00adban \u200bMos\u200dcow\ufeff \u202aK\ufe0f', 'Taliban Moscow K'],
    ['ligatures and full width', '\ufb01ve \uff34\uff21\u3000\u00bd \u2116', 'five TA 1\u20442 No'],
    ['composed and decomposed are one', 'caf\u0065\u0301 \u0438\u0306', 'caf\u00e9 \u0439'],
    ['a mark after an invisible character', 'e\u200b\u0301', '\u00e9'],
    ['half-width voicing', '\uff76\uff9e', '\u30ac'],
    ['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['emoji stay', 'a\ud83d\ude00b', 'a\ud83d\ude00b'],
    ['control characters', 'a\u0000b\u0007c', 'a b c'],
  ])('%s', (_, source, text) => {
    expect(normalise(source).text).toBe(text);
  });

  it('drops marks beyond what a letter can carry', () => {
    const { text, ends } = normalise(`z${'\u0335'.repeat(500)}!`);
    expect(text).toBe(`z${'\u0335'.repeat(4)}!`);
    expect(ends[0]).toBe(501);
  });

  it('maps back to the text as it stood', () => {
    const source = '\u201cTali\u00adban\u201d cafe\u0301 \ufb01ve \ud83d\ude00 end';
    const n = normalise(source);
    const back = (piece: string) => {
      const at = n.text.indexOf(piece);
      const { start, end } = toSource(n, at, at + piece.length);
      return source.slice(start, end);
    };
    expect(back('Taliban')).toBe('Tali\u00adban');
    expect(back('caf\u00e9')).toBe('cafe\u0301');
    expect(back('five')).toBe('\ufb01ve');
    expect(back('\ud83d\ude00')).toBe('\ud83d\ude00');
    expect(back('end')).toBe('end');
  });

  it('maps an empty span to an empty one', () => {
    const n = normalise('a\u200bb');
    expect(toSource(n, 1, 1)).toEqual({ start: 2, end: 2 });
    expect(toSource(n, 2, 2)).toEqual({ start: 3, end: 3 });
    expect(toSource(normalise(''), 0, 0)).toEqual({ start: 0, end: 0 });
  });
});
