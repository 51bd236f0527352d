import { describe, expect, it } from 'vitest';
import { fold, tokenise } from '../../../src/text/tokenise';

const raws = (text: string) => tokenise(text).map((t) => t.raw);

describe('tokenise', () => {
  it.each([
    ['words and marks', 'Kabul, they said.', ['Kabul', ',', 'they', 'said', '.']],
    ['possessives', "Moscow's envoy", ['Moscow', "'s", 'envoy']],
    ['negations', "didn't can't", ['did', "n't", 'ca', "n't"]],
    ['contractions', "they're we've I'd", ['they', "'re", 'we', "'ve", 'I', "'d"]],
    ['names with an apostrophe', "O'Neill Qur'an", ["O'Neill", "Qur'an"]],
    ['hyphens', 'Taliban-linked', ['Taliban', 'linked']],
    ['abbreviations lose their dots', 'the U.S. and U. S. men', ['the', 'US', 'and', 'US', 'men']],
    ['numbers', '$1,000.50 3.5% 5pm', ['$1,000.50', '3.5%', '5pm']],
    ['dots', 'so ... it', ['so', '...', 'it']],
  ])('%s', (_, text, expected) => {
    expect(raws(text)).toEqual(expected);
  });

  it('knows what hangs together and what is capital', () => {
    const [taliban, linked, men] = tokenise('Taliban-linked men');
    expect([taliban?.capital, taliban?.glued]).toEqual([true, false]);
    expect([linked?.capital, linked?.glued]).toEqual([false, true]);
    expect(men?.glued).toBe(false);
  });

  it('keeps to its range, in offsets of the whole text', () => {
    const text = 'One two. Three four.';
    const tokens = tokenise(text, 9, 14);
    expect(tokens.map((t) => [t.raw, t.start, t.end])).toEqual([['Three', 9, 14]]);
  });

  it('folds case and accents', () => {
    expect(fold('G\u00fclbuddin')).toBe('gulbuddin');
    expect(fold('RUSSIA')).toBe('russia');
    expect(fold('\u0420\u041e\u0421\u0421\u0418\u042f')).toBe('\u0440\u043e\u0441\u0441\u0438\u044f');
  });
});
