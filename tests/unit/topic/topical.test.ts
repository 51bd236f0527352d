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
    ['Moscow’s envoy to Russia met the Taliban’s.', true],
    ['In Moscow, in MOSCOW: ISLAMIC EMIRATE OF AFGHANISTAN', true],
    ['Moscow. Taliban.', false],
    ['Moscow and the U.S. on the Islamic\n  Emirate of Afghanistan', true],
    ['Москва. Талибан. Russia, Russia.', true],
    ['Russia spoke to the Taliban.', false],
    ['Notes from MoscowRussia and the TalibanMore', true],
    ['Notes from 2016Russia, 2017Moscow: the Taliban.', true],
    ['Russia and Moscow.', false],
    ['The Taliban met.', false],
    ['Russian, Muscovite, Talibanistan, Prussia, Moscows', false],
    ['', false],
  ])('%s', (text, expected) => {
    expect(topical(text)).toBe(expected);
  });

  test('a term without capitals is met as it is written, at a sentence’s head and in capitals', () => {
    const one = compileTopics([{ sides: [{ terms: ['mujahideen', 'tide mill'] }] }]);
    expect(['a mujahideen leader', 'Mujahideen came', 'THE MUJAHIDEEN', 'a tide\n mill'].map(one)).toEqual(
      Array(4).fill(true),
    );
    expect(['mujahideens', 'jahid', 'a tide', 'millet'].map(one)).toEqual(Array(4).fill(false));
  });

  test('one name said once counts once, however many gates it opens', () => {
    const two = compileTopics([{ sides: [{ terms: ['Soviet-Afghan War', 'Afghan War', 'War'], atLeast: 2 }] }]);
    expect(two('The Soviet-Afghan War ended.')).toBe(false);
    expect(two('The Soviet-Afghan War ended. No War since.')).toBe(true);
  });

  test('the bundled topic is met by every term of its sides, wherever it stands', () => {
    const bundled = compileTopics(topicsFrom(undefined));
    const [first, second] = topicsFrom(undefined)[0]?.sides ?? [];
    expect(first?.terms.length).toBeGreaterThan(20);
    const far = 'x '.repeat(5_000);
    for (const a of first?.terms ?? []) expect(bundled(`${far}Moscow and (${a}) ${far}`), a).toBe(true);
    for (const b of second?.terms ?? []) expect(bundled(`${far}“${b}”, the Taliban ${far}`), b).toBe(true);
    expect(bundled(`Moscow ${far} the Taliban`)).toBe(false);
  });

  test('where sides must meet, one stretch holds them all, in any order', () => {
    const near = compileTopics([
      { sides: [{ terms: ['Oslo'] }, { terms: ['Lima'] }, { terms: ['Cairo'] }], within: 40 },
    ]);
    const gap = '. '.repeat(30);
    expect(near('Lima, then Cairo, then Oslo')).toBe(true);
    expect(near(`Oslo${gap}Cairo, Lima, Oslo${gap}`)).toBe(true);
    expect(near(`Oslo, Cairo${gap}Lima${gap}Lima, Oslo`)).toBe(false);
    expect(near(`Cairo and Lima${gap}Oslo`)).toBe(false);
    expect(near('Lima and Oslo')).toBe(false);
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
