/** The tokens that a marked word of a pack can stand as. Words recur in thousands of terms: each is worked out once. */
import { forms } from '../text/inflect';
import { tokenise } from '../text/tokenise';

export interface WordToken {
  low: string;
  raw: string;
}

const variants = new Map<string, readonly (readonly WordToken[])[]>();
const firsts = new Map<string, readonly string[]>();
const LETTERS = /^[A-Za-z]+$/;

/** Its forms, in tokens. Nearly all are one token; "power-sharing/n" is two. */
export function variantsOf(word: string): readonly (readonly WordToken[])[] {
  let known = variants.get(word);
  if (!known) {
    known = forms(word.startsWith('=') ? word.slice(1) : word).map((form) =>
      LETTERS.test(form)
        ? [{ low: form.toLowerCase(), raw: form }]
        : tokenise(form).map(({ low, raw }) => ({ low, raw })),
    );
    variants.set(word, known);
  }
  return known;
}

/** What its forms begin with. */
export function firstTokens(word: string): readonly string[] {
  let known = firsts.get(word);
  if (!known) {
    known = [...new Set(variantsOf(word).flatMap((tokens) => tokens[0]?.low ?? []))];
    firsts.set(word, known);
  }
  return known;
}
