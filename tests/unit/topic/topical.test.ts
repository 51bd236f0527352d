import { describe, expect, test } from 'vitest';
import { compileTopics } from '../../../src/topic/topical';
import { topicsFrom } from '../../../src/topic/topics';

const topic = {
  sides: [
    { terms: ['Taliban', 'Islamic Emirate of Afghanistan', 'талибан'] },
    { terms: ['Russia', 'Moscow', "Moscow's envoy", 'U.S.'], atLeast: 2 },
  ],
};
const topical = compileTopics([topic]);

describe('a page is topical when every side is met', () => {
  test.each([
    ['Russia and Moscow spoke to the Taliban.', true],
    ['RUSSIA, MOSCOW: TALIBAN', true],
    ['Moscow and the U.S. on the islamic\n  emirate of Afghanistan', true],
    ['Москва. Талибан. Russia, Russia.', true],
    ['Russia spoke to the Taliban.', false],
    ['Russia and Moscow.', false],
    ['The Taliban met.', false],
    ['Russian, Muscovite, Talibanistan, Prussia, Moscows', false],
    ['', false],
  ])('%s', (text, expected) => {
    expect(topical(text)).toBe(expected);
  });

  test('asked twice it answers the same', () => {
    const text = 'Russia and Moscow spoke to the Taliban.';
    expect([topical(text), topical(text), topical('nothing'), topical(text)]).toEqual([true, true, false, true]);
  });

  test('words in other scripts end where they end', () => {
    const other = compileTopics([{ sides: [{ terms: ['талибан'] }] }]);
    expect(other('движение Талибан сегодня')).toBe(true);
    expect(other('талибанский')).toBe(false);
  });

  test('an empty topic wakes nothing', () => {
    expect(compileTopics([])('Russia Taliban')).toBe(false);
    expect(compileTopics([{ sides: [] }])('Russia Taliban')).toBe(false);
    expect(compileTopics([{ sides: [{ terms: [] }] }])('Russia Taliban')).toBe(false);
  });

  test('any of several topics will do', () => {
    expect(compileTopics([topic, { sides: [{ terms: ['tide mill'] }] }])('A tide mill.')).toBe(true);
  });
});

describe('topics from storage', () => {
  test('the bundled one where nothing is stored', () => {
    expect(topicsFrom(undefined)[0]?.sides).toBeInstanceOf(Array);
    expect(topicsFrom('rubbish')).toHaveLength(1);
  });
  test('what is no topic is left out, and no pack in use means none', () => {
    expect(topicsFrom([topic, null, 3, { sides: 'x' }, { sides: [{ terms: [1] }] }])).toEqual([topic]);
    expect(topicsFrom([])).toEqual([]);
  });
});
