/** What the background lays out for a card: plain data, with events named by their places. */
import { expect, test } from 'vitest';
import { pointOf } from '../../../src/notes/point';
import { layTrail } from '../../../src/notes/trail';
import { wordNote } from '../../../src/notes/wording';
import { claim, event } from './record';

const DAYS = ['2015-12-01', '2016-01-01', '2016-02-01', '2016-12-01', '2018-01-01', '2019-05-01', '2021-08-01'];
const view = claim(DAYS.map((day) => event(day, 'statement')));

test('the same rows as the trail, by the events’ places', () => {
  const point = pointOf(view, { event: 0 }, { overtaken: null }, '2016-12-15', 440);
  const trail = layTrail(view, '2016-12-15', { echo: 0 });
  const places = (rows: typeof point.since | null) =>
    rows?.flatMap((row) => (typeof row === 'number' ? [row] : row.events));
  expect(places(point.before)).toEqual([0, 1, 2, 3]);
  expect(places(point.since)).toEqual([4, 5, 6]);
  expect(point.before?.map((row) => typeof row)).toEqual(
    trail.before?.map((row) => (row.kind === 'event' ? 'number' : 'object')),
  );
});

test('it survives a message as it is, and cites the event that the sentence echoes', () => {
  const point = pointOf(view, { event: 3 }, wordNote(view, { stance: 'asserts', event: 3 }, null), null, 320);
  expect(JSON.parse(JSON.stringify(point))).toEqual(point);
  expect(point.before).toBeNull();
  expect(point.strip.width).toBe(320);
  expect(point.cite).toContain('1 Dec 2016');
});
