import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/text/tokenise';
import { bitOf, otherBitOf, WordMemo, wordOf } from '../../../src/text/words';

describe('words', () => {
  it('are one however often they are met, and told apart by how they are written', () => {
    const [first, other, again] = tokenise('Moscow moscow Moscow');
    expect(again?.form).toBe(first?.form);
    expect(other?.form).not.toBe(first?.form);
    expect(other?.low).toBe(first?.low);
    expect(other?.form.bit).toBe(bitOf('moscow'));
    expect(other?.form.other).toBe(otherBitOf('moscow'));
  });

  it('that are too long are read anew, and kept by no memo', () => {
    const long = wordOf('x'.repeat(40));
    const memo = new WordMemo<string>();
    memo.set(long, 'kept');
    expect(memo.get(long)).toBeUndefined();
    expect(wordOf('x'.repeat(40))).not.toBe(long);
  });

  it('are forgotten when there are too many, and what was known of them with them', () => {
    const memo = new WordMemo<string>();
    const old = wordOf('Kabul');
    memo.set(old, 'a city');
    expect(memo.get(old)).toBe('a city');
    for (let i = 0; i < 30_000; i++) wordOf(`w${i}`);
    const fresh = wordOf('Kabul');
    expect(fresh).not.toBe(old);
    expect(memo.get(fresh)).toBeUndefined();
    memo.set(fresh, 'the same city');
    // A word from before the forgetting is still read, but takes nobody's place.
    memo.set(old, 'nothing');
    expect(memo.get(fresh)).toBe('the same city');
    expect(memo.get(old)).toBeUndefined();
    expect(old.low).toBe('kabul');
  });
});
