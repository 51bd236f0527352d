import { describe, expect, it } from 'vitest';
import { adjectiveForms, commonStart, forms, nounForms, spellings, verbForms } from '../../../src/text/inflect';

describe('verbs', () => {
  it.each([
    ['arm', 'arm arms arming armed'],
    ['supply', 'supply supplies supplying supplied'],
    ['agree', 'agree agrees agreeing agreed'],
    ['tie', 'tie ties tying tied'],
    ['ban', 'ban bans banning banned'],
    ['strip', 'strip strips stripping stripped'],
    ['split', 'split splits splitting'],
    ['quit', 'quit quits quitting'],
    ['visit', 'visit visits visiting visited'],
    ['admit', 'admit admits admitting admitted'],
    ['traffic', 'traffic traffics trafficked trafficking'],
    ['label', 'label labels labelled labelling labeled labeling'],
    ['meet', 'meet meets meeting met'],
    ['give', 'give gives giving gave given'],
    ['back', 'back backs backing backed'],
    ['veto', 'veto vetoes vetoing vetoed'],
  ])('%s', (base, expected) => {
    expect(verbForms(base).sort()).toEqual(expected.split(' ').sort());
  });

  it('knows "be"', () => {
    expect(verbForms('be').sort()).toEqual(['am', 'are', 'be', 'been', 'being', 'is', 'was', 'were']);
  });
});

describe('nouns', () => {
  it.each([
    ['ally', 'allies'],
    ['day', 'days'],
    ['tax', 'taxes'],
    ['analysis', 'analyses'],
    ['policeman', 'policemen'],
    ['human', 'humans'],
    ['embargo', 'embargoes'],
    ['weapon', 'weapons'],
  ])('%s', (base, plural) => {
    expect(nounForms(base).slice(0, 2)).toEqual([base, plural]);
  });

  it('leaves words without a plural', () => {
    expect(nounForms('aircraft')).toEqual(['aircraft']);
  });
});

describe('marks and spellings', () => {
  it('compares', () => {
    expect(adjectiveForms('big')).toEqual(['big', 'bigger', 'biggest']);
    expect(adjectiveForms('happy')).toEqual(['happy', 'happier', 'happiest']);
    expect(adjectiveForms('large')).toEqual(['large', 'larger', 'largest']);
  });

  it('gives both spellings', () => {
    expect(forms('recognise/v')).toEqual(expect.arrayContaining(['recognized', 'recognised', 'recognizing']));
    expect(spellings('defence')).toEqual(['defence', 'defense']);
    expect(spellings('advise')).toEqual(['advise']);
    expect(spellings('otherwise')).toEqual(['otherwise']);
  });

  it('reads the marks after the slash', () => {
    expect(forms('arm/nv').sort()).toEqual(['armed', 'arming', 'arms', 'arm'].sort());
    expect(forms('moscow')).toEqual(['moscow']);
    expect(forms('close/a')).toContain('closest');
  });
});

describe('commonStart', () => {
  const words = [
    'recognise',
    'Taliban',
    'colour',
    'flour',
    'carry',
    'travel',
    'offset',
    'choose',
    'bring',
    'person',
    'crisis',
    'woman',
    'large',
    'journey',
    'untie',
  ];
  it.each(words.flatMap((word) => ['', '/v', '/n', '/nv', '/a'].map((mark) => word + mark)))('%s', (marked) => {
    const start = commonStart(marked);
    for (const form of forms(marked)) if (start !== null) expect(form.toLowerCase().startsWith(start)).toBe(true);
  });
  it('short, irregular and hyphenated words have none, others do', () => {
    expect(['buy/v', 'bring/v', 'person/n', 'anti-war', "Qur'an", '=ISIS', 'flour/n'].map(commonStart)).toEqual(
      Array(7).fill(null),
    );
    expect(['recognise/v', 'Moscow'].map(commonStart)).toEqual(['rec', 'mos']);
  });
});
