import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/matching';
import { smallPack } from './small-pack';

const matcher = compile([smallPack]);
const found = (text: string, doc: { title?: string; published?: string } = {}) =>
  matcher.match({ ...doc, paragraphs: [text] }).map((m) => `${m.claim}:${m.stance}`);

describe('who does what to whom', () => {
  test.each([
    ['active', 'Norfirm paid the union last year.', ['paid:asserts']],
    ['passive', 'Dockers United was paid by Norfirm.', ['paid:asserts']],
    ['possessive noun', "Norfirm's payment to Dockers United was large.", ['paid:asserts']],
    ['noun with by', 'The payment to the union by Norfirm was large.', ['paid:asserts']],
    ['adjective', 'Norfirmian payments to the union went on.', ['paid:asserts']],
    ['representative', 'Norfirm managers say that company officials of Norfirm paid Dockers United.', ['paid:asserts']],
    ['attributed', 'A court heard that Norfirm had quietly paid the union.', ['paid:asserts']],
    ['coordinated verbs', 'Norfirm met its rivals and paid the union.', ['paid:asserts']],
    ['coordinated agents', 'Sudfirm and Norfirm paid the union.', ['paid:asserts']],
    ['infinitive', 'A court ordered Norfirm to pay the union.', ['paid:asserts']],
    ['wrong agent', 'Sudfirm paid the union.', []],
    ['wrong agent beside the right name', 'Sudfirm, not far from Norfirm, paid the union.', []],
    ['roles swapped', 'Dockers United paid Norfirm.', []],
    ['a longer name is another actor', 'Norfirm paid Young Dockers United.', []],
    ['both names, no relation', 'Norfirm and Dockers United share a street.', []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('stance', () => {
  test.each([
    ['Norfirm did not pay the union.', 'denies'],
    ['Norfirm never paid the union.', 'denies'],
    ['Norfirm denied that it paid the union.', 'denies'],
    ['The report that Norfirm paid the union is baseless.', 'denies'],
    ['Norfirm did not deny paying the union.', 'mentions'],
    ['Norfirm would not rule out paying the union.', 'mentions'],
    ['Norfirm denied that it had stopped paying the union.', 'asserts'],
    ['Did Norfirm pay the union?', 'mentions'],
    ['Whether Norfirm paid the union is unclear.', 'mentions'],
    ['Norfirm may pay the union.', 'mentions'],
    ['No one disputes that Norfirm paid the union.', 'asserts'],
    ['There is no evidence that Norfirm paid the union.', 'mentions'],
    ['"There is no evidence that we paid the union," Norfirm said.', 'denies'],
    ['Norfirm not only paid the union, it thanked it.', 'asserts'],
  ])('%s', (text, stance) => {
    expect(found(text)).toEqual([`paid:${stance}`]);
  });
});

describe('context', () => {
  test.each([
    ['pronouns', 'Norfirm met reporters. It had paid the union, a clerk said.', ['paid:asserts']],
    ['descriptions', 'Norfirm met reporters. The firm had paid the union, a clerk said.', ['paid:asserts']],
    ['a rival in between', 'Norfirm met reporters. Sudfirm had paid the union, a clerk said.', []],
    ['nothing before it', 'The firm had paid the union, a clerk said.', []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
  test('the title carries', () => {
    expect(found('Its walkout of 2011 is remembered.', { title: 'Norfirm: a history' })).toEqual(['strike:asserts']);
  });
});

describe('time and precedence', () => {
  test('the sentence’s own year decides before the article’s date', () => {
    expect(found('The walkout of 2011 hurt Norfirm.', { published: '2020-01-01' })).toEqual(['strike:asserts']);
    expect(found('The walkout of 2018 hurt Norfirm.')).toEqual([]);
    expect(found('The walkout hurt Norfirm.', { published: '2020-01-01' })).toEqual([]);
  });
  test('a claim yields to the more precise one', () => {
    expect(found('Norfirm met the union.')).toEqual(['met:asserts']);
    expect(found('Norfirm met the union and paid the union.')).toEqual(['paid:asserts']);
  });
});

describe('answers', () => {
  test('offsets span the sentence in the source text, not in the normalised one', () => {
    const text = '  First. Nor\u00adfirm paid \u201cthe union\u201d.  Last.';
    const [m] = matcher.match({ paragraphs: [text] });
    expect(m && text.slice(m.start, m.end)).toBe('Nor\u00adfirm paid \u201cthe union\u201d.');
  });
  test('an explanation names the words of every part, at their place', () => {
    const text = 'A clerk said Norfirm had paid the union.';
    const [m] = matcher.match({ paragraphs: [text] });
    const parts = Object.fromEntries(
      (m?.why.filled ?? []).map((f) => [f.part, f.start === null ? null : text.slice(f.start, f.end ?? 0)]),
    );
    expect(parts).toMatchObject({ actor: 'Norfirm', act: 'paid', target: 'the union' });
  });
  test('the event echoed follows stance, names and date', () => {
    const [m] = matcher.match({
      published: '2020-05-05',
      paragraphs: ['Ada Brook denied that Norfirm paid the union.'],
    });
    expect(m).toMatchObject({ stance: 'denies', event: 1 });
    const [early] = matcher.match({
      published: '2019-01-01',
      paragraphs: ['Ada Brook denied that Norfirm paid the union.'],
    });
    expect(early?.event).toBeUndefined();
  });
  test('why not: the nearest claim and the test that it failed', () => {
    expect(matcher.whyNot('Sudfirm paid the union.')).toMatchObject({
      claim: 'paid',
      failed: expect.stringContaining('Sudfirm'),
    });
    expect(matcher.whyNot('The weather is fine.')).toBeNull();
  });
});
