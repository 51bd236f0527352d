import { describe, expect, test } from 'vitest';
import type { ClaimEvent, EventKind, Stance } from '../../../src/claims/schema';
import { citation } from '../../../src/notes/citation';
import { isAfter, longDate, onDate, shortDate } from '../../../src/notes/dates';
import { wordNote } from '../../../src/notes/wording';
import { claim, event } from './record';

const plain = (text: string | undefined) => text?.replace(/\u00a0/g, ' ');
const DAY = '2016-12-07';
const ARTICLE = '2016-12-15';

describe('the first line, by stance and the event it echoes', () => {
  const table: [Stance, EventKind, string][] = [
    ['asserts', 'alleged', 'This sentence reports what Ada Brook alleged on 7 December 2016.'],
    ['asserts', 'confirmed', 'This sentence reports what Ada Brook confirmed on 7 December 2016.'],
    ['asserts', 'reported', 'This sentence reports what Ada Brook reported on 7 December 2016.'],
    ['asserts', 'statement', 'This sentence reports what Ada Brook said on 7 December 2016.'],
    ['asserts', 'assessed', 'This sentence reports what Ada Brook said on 7 December 2016.'],
    ['asserts', 'denied', 'This sentence repeats a claim that Ada Brook denied on 7 December 2016.'],
    ['asserts', 'official-act', 'This sentence speaks of an official act of Ada Brook, 7 December 2016.'],
    ['denies', 'denied', 'This sentence reports Ada Brook’s denial of 7 December 2016.'],
    ['denies', 'alleged', 'This sentence denies what Ada Brook alleged on 7 December 2016.'],
    ['denies', 'confirmed', 'This sentence denies what Ada Brook confirmed on 7 December 2016.'],
    ['denies', 'statement', 'This sentence reports what Ada Brook said on 7 December 2016.'],
    ['denies', 'assessed', 'This sentence reports what Ada Brook said on 7 December 2016.'],
    ['mentions', 'denied', 'This sentence raises the claim and takes no side.'],
    ['mentions', 'alleged', 'This sentence raises the claim and takes no side.'],
  ];
  test.each(table)('%s, %s', (stance, kind, expected) => {
    // Disputed, so that nothing can have been confirmed or overtaken since.
    const view = claim([event(DAY, kind)], { standing: 'disputed' });
    for (const article of [ARTICLE, null]) {
      expect(plain(wordNote(view, { stance, event: 0 }, article).firstLine)).toBe(expected);
    }
  });

  test('a name in s is not bent', () => {
    const view = claim([event(DAY, 'denied', { actorShort: 'the Brooks' })], { standing: 'disputed' });
    expect(plain(wordNote(view, { stance: 'denies', event: 0 }, null).firstLine)).toBe(
      'This sentence reports the denial by the Brooks of 7 December 2016.',
    );
  });

  test.each([
    ['asserts', 'disputed', 'This sentence repeats a claim that is disputed as of 7 June 2026.'],
    ['denies', 'unproven', 'This sentence denies a claim that is unproven as of 7 June 2026.'],
    [
      'asserts',
      'denied-by-both-sides',
      'This sentence repeats a claim that is denied by both sides as of 7 June 2026.',
    ],
    [
      'asserts',
      'historical-record',
      'This sentence repeats a claim that is part of the historical record as of 7 June 2026.',
    ],
    ['mentions', 'disputed', 'This sentence raises the claim and takes no side.'],
  ] as const)('without an event: %s, %s', (stance, standing, expected) => {
    const view = claim([event(DAY, 'alleged')], { standing });
    expect(plain(wordNote(view, { stance }, ARTICLE).firstLine)).toBe(expected);
  });

  test('an event that the claim does not have counts as none', () => {
    const view = claim([event(DAY, 'alleged')], { standing: 'disputed' });
    expect(plain(wordNote(view, { stance: 'asserts', event: 7 }, null).firstLine)).toContain('disputed as of');
  });

  test('alleged then, confirmed since', () => {
    const view = claim([event(DAY, 'alleged'), event('2018-03-01', 'confirmed', { precision: 'month' })]);
    const line = (stance: Stance, article: string | null) =>
      plain(wordNote(view, { stance, event: 0 }, article).firstLine);
    expect(line('asserts', ARTICLE)).toBe('Confirmed since, by Ada Brook, in March 2018.');
    expect(line('asserts', '2019-01-01')).toBe('This sentence reports what Ada Brook alleged on 7 December 2016.');
    expect(line('asserts', null)).toBe('This sentence reports what Ada Brook alleged on 7 December 2016.');
  });
});

describe('then and now', () => {
  const states = [
    { from: '2015-01-01', line: 'First state.' },
    { from: '2016-12-15', line: 'Second state.' },
    { from: '2020-01-01', line: 'Last state.' },
  ];
  const view = claim([event(DAY, 'alleged')], { standing: 'disputed', states });
  test.each([
    ['2014-12-31', 'Nothing on record.'],
    ['2015-01-01', 'First state.'],
    ['2016-12-14', 'First state.'],
    ['2016-12-15', 'Second state.'],
    ['2025-01-01', 'Last state.'],
  ])('an article of %s', (article, line) => {
    const { printed, now } = wordNote(view, { stance: 'asserts' }, article);
    expect(printed?.line).toBe(line);
    expect(plain(printed?.date)).toBe(plain(shortDate(article)));
    expect(now).toMatchObject({ line: 'Last state.', label: 'Disputed', glyph: 'disputed' });
    expect(plain(now.date)).toBe('7 Jun 2026');
  });
  test('an unknown date has no then', () => {
    expect(wordNote(view, { stance: 'asserts' }, null).printed).toBeNull();
  });
});

describe('overtaken', () => {
  const states = [
    { from: '2016-12-07', line: 'Shut.' },
    { from: '2024-12-28', line: 'A law was signed.' },
    { from: '2025-04-17', line: 'Open.' },
    { from: '2026-01-15', line: 'Open still.' },
  ];
  const events = [
    event('2016-12-07', 'denied'),
    event('2024-12-28', 'official-act'),
    event('2025-04-17', 'official-act'),
    event('2025-06-01', 'official-act'),
    event('2026-01-15', 'confirmed'),
  ];
  const at = (
    stance: Stance,
    article: string | null,
    standing: Parameters<typeof claim>[1] = {},
    record: ClaimEvent[] = events,
  ) => wordNote(claim(record, { states, ...standing }), { stance }, article);

  test('the last official act that changed the state', () => {
    const note = at('denies', ARTICLE);
    expect(note.overtaken?.index).toBe(2);
    expect(plain(note.firstLine)).toBe('Since overtaken, on 17 April 2025: Open.');
    expect(note).toMatchObject({ glyph: 'overtaken', year: '2025' });
    expect(plain(note.line)).toBe('Overtaken since, on 17 April 2025');
    expect(at('mentions', ARTICLE).overtaken?.index).toBe(2);
  });
  test.each<[string, Stance, string | null, Parameters<typeof claim>[1]]>([
    ['the article is later', 'denies', '2026-02-01', {}],
    ['its date is unknown', 'denies', null, {}],
    ['the sentence asserts what is confirmed', 'asserts', ARTICLE, {}],
    ['the claim is disputed', 'denies', ARTICLE, { standing: 'disputed' }],
    ['the claim is a matter of history', 'mentions', ARTICLE, { standing: 'historical-record' }],
    ['the sentence denies what no longer holds', 'denies', ARTICLE, { standing: 'overtaken-by-events' }],
  ])('not when %s', (_, stance, article, standing) => {
    expect(at(stance, article, standing)).toMatchObject({ overtaken: null, year: null });
  });
  test('what held when printed and holds no more', () => {
    expect(at('asserts', ARTICLE, { standing: 'overtaken-by-events' }).overtaken?.index).toBe(2);
  });
  test('not what had been confirmed before: that is a dispute', () => {
    expect(at('denies', ARTICLE, {}, [event('2016-12-08', 'confirmed'), ...events]).overtaken).toBeNull();
  });
  test('not by hearsay, nor by what changed no state', () => {
    const weak = events.map((e) => ({ ...e, near: 'second-hand' as const }));
    expect(at('denies', ARTICLE, {}, weak).overtaken).toBeNull();
    expect(at('denies', '2025-05-01', {}, events.slice(0, 4)).overtaken).toBeNull();
  });
  test('not by one who speaks again of an act that the article knew', () => {
    expect(at('denies', '2025-04-17').overtaken).toBeNull();
  });
  test('by the first confirmation where no act is on record', () => {
    expect(at('denies', ARTICLE, {}, [events[0], events[4]] as ClaimEvent[]).overtaken?.index).toBe(1);
  });
});

describe('the marker', () => {
  test.each<[EventKind, string]>([
    ['denied', 'Denied by Ada Brook, 7 Dec 2016'],
    ['official-act', 'Official act of Ada Brook, 7 Dec 2016'],
    ['confirmed', 'Confirmed by Ada Brook, 7 Dec 2016'],
  ])('%s', (kind, expected) => {
    const note = wordNote(claim([event(DAY, kind)], { standing: 'disputed' }), { stance: 'asserts', event: 0 }, null);
    expect(note.glyph).toBe(kind);
    expect(plain(note.line)).toBe(expected);
  });
  test('without an event, the standing', () => {
    const note = wordNote(claim([event(DAY, 'alleged')], { standing: 'unproven' }), { stance: 'asserts' }, null);
    expect(note.glyph).toBe('unproven');
    expect(plain(note.line)).toBe('Unproven, as of 7 Jun 2026');
  });
});

describe('dates', () => {
  test.each([
    ['2016-12-07', 'day', '7 Dec 2016', 'on 7 December 2016'],
    ['2025-09-01', 'month', 'Sep 2025', 'in September 2025'],
    ['1995-01-01', 'year', '1995', 'in 1995'],
  ] as const)('%s to the %s', (date, precision, short, on) => {
    expect(plain(shortDate(date, precision))).toBe(short);
    expect(plain(onDate({ date, precision }))).toBe(on);
    expect(plain(longDate(date, precision))).toBe(on.slice(3));
  });
  test.each([
    ['2016-12-15', 'day', false],
    ['2016-12-16', 'day', true],
    ['2016-12-31', 'month', false],
    ['2017-01-01', 'month', true],
    ['2016-12-31', 'year', false],
  ] as const)('%s to the %s lies after the article: %s', (date, precision, after) => {
    expect(isAfter({ date, precision }, ARTICLE)).toBe(after);
  });
});

test('a citation names claim, standing, event, source, pack and day', () => {
  expect(citation(claim([event(DAY, 'denied')], { standing: 'disputed' }), 0)).toBe(
    [
      '“The town opened the harbour.” Disputed as of 7 June 2026.',
      '7 Dec 2016: denied by Ada Brook, harbour minister. She said something of the harbour.',
      'Source: The Gull, “Harbour”, 2016-12-07, https://gull.example/harbour',
      'Claimtrail, pack town 1.2.0, as of 7 June 2026.',
    ].join('\n'),
  );
});
