/** A light stem, for features: each word is cut once. */
import { type Word, WordMemo } from './words';

const stems = new WordMemo<string>();

/** A light stem: endings of inflection and common derivation fall away, so that "recognised" meets "recognition" half-way. */
export function stemOf(word: Word): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = cut(word.low);
    stems.set(word, known);
  }
  return known;
}

function cut(word: string): string {
  let w = word;
  if (w.length > 4) w = w.replace(/(?:ies|ied)$/, 'y').replace(/(?:sses)$/, 'ss');
  if (w.length > 5)
    w = w
      .replace(/(?:ational|ation|ations|ating|ated|ates)$/, 'ate')
      .replace(/(?:ment|ments|ness|ship|ships|ful|less)$/, '');
  if (w.length > 4) w = w.replace(/(?:ing|ed|ers|er|es|ly|s|'s)$/, '');
  if (w.length > 4) w = w.replace(/(.)\1$/, '$1').replace(/e$/, '');
  return w;
}
