import { describe, expect, test } from 'vitest';
import { layStrip } from '../../../src/notes/strip';
import { layTrail, type TrailRow } from '../../../src/notes/trail';
import { claim, event } from './record';

const DAYS = [
  '2015-12-01',
  '2016-01-01',
  '2016-02-01',
  '2016-12-01',
  '2018-01-01',
  '2019-05-01',
  '2021-08-01',
  '2025-07-03',
];
const view = claim(
  DAYS.map((day) => event(day, 'statement')),
  {
    standing: 'disputed',
    states: [
      { from: '2015-12-01', line: 'a' },
      { from: '2025-07-03', line: 'b' },
    ],
  },
);
const shape = (rows: TrailRow[] | null) =>
  rows?.map((row) => (row.kind === 'event' ? row.at.index : row.label.replace(/\u00a0/g, ' ')));

describe('which events a card opens with', () => {
  test('two either side of the line, and what now rests on', () => {
    const trail = layTrail(view, '2016-12-15', {});
    expect(shape(trail.before)).toEqual(['2 more, December 2015 to January 2016', 2, 3]);
    expect(shape(trail.since)).toEqual([4, '2 more, May 2019 to August 2021', 7]);
  });
  test('the echo is always open', () => {
    expect(shape(layTrail(view, '2016-12-15', { echo: 0 }).before)).toEqual([
      0,
      '2 more, January 2016 to February 2016',
      3,
    ]);
  });
  test('what overtook is always open', () => {
    expect(shape(layTrail(view, '2016-12-15', { overtaken: 5 }).since)).toEqual([
      '1 more, January 2018',
      5,
      '1 more, August 2021',
      7,
    ]);
  });
  test('a fold at the end says how far it goes', () => {
    const early = { ...view, states: [{ from: '2015-12-01', line: 'a' }] };
    expect(shape(layTrail(early, '2016-12-15', {}).since)).toEqual([4, 5, '2 more, to July 2025']);
  });
  test('nothing before, nothing since', () => {
    expect(layTrail(view, '2010-01-01', {}).before).toEqual([]);
    expect(layTrail(view, '2026-01-01', {}).since).toEqual([]);
  });
  test('without a date there is one list and no side', () => {
    const { before, since } = layTrail(view, null, { echo: 1 });
    expect(before).toBeNull();
    expect(shape(since)).toEqual(['1 more, December 2015', 1, '3 more, February 2016 to January 2018', 5, 6, 7]);
  });
  test('every event is there once, in order of date', () => {
    for (const article of ['2010-01-01', '2016-12-15', '2018-01-01', '2026-01-01', null]) {
      const { before, since } = layTrail(view, article, { echo: 3 });
      const all = [...(before ?? []), ...since].flatMap((row) =>
        row.kind === 'event' ? [row.at.index] : row.events.map(({ index }) => index),
      );
      expect(all).toEqual(DAYS.map((_, i) => i));
    }
  });
});

describe('the strip', () => {
  const size = { width: 440, pad: 20 };
  test('no sign stands on the wrong side of the line, and none outside', () => {
    for (const article of ['2015-12-02', '2016-12-15', '2018-01-01', '2025-07-02']) {
      const strip = layStrip(view, article, 3, size);
      const hinge = strip.hinge ?? Number.NaN;
      const left = strip.signs.filter((sign) => sign.x + sign.size <= hinge).length;
      const right = strip.signs.filter((sign) => sign.x >= hinge).length;
      expect(left).toBe(DAYS.filter((day) => day <= article).length);
      expect(left + right).toBe(DAYS.length);
      for (const { x, size: wide } of strip.signs) expect(x >= 0 && x + wide <= 440).toBe(true);
    }
  });
  test('signs do not stand on one another', () => {
    const crowd = claim(
      Array.from({ length: 12 }, (_, i) => event(`2017-01-${String(i + 10)}`, 'alleged')),
      { standing: 'disputed' },
    );
    const { signs } = layStrip(crowd, '2016-12-15', undefined, size);
    for (const [i, a] of signs.entries()) {
      for (const b of signs.slice(i + 1)) {
        const apart = a.x + a.size <= b.x || b.x + b.size <= a.x || a.y + a.size <= b.y + 1 || b.y + b.size <= a.y + 1;
        expect(apart).toBe(true);
      }
    }
  });
  test('its words say the same', () => {
    expect(layStrip(view, '2016-12-15', undefined, size).label).toBe(
      '8 events from 2015 to 2025, 4 before this article and 4 since.',
    );
    expect(layStrip(view, null, undefined, size)).toMatchObject({ hinge: null, label: '8 events from 2015 to 2025.' });
  });
});
