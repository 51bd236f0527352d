/** A light stem, for features: each word is cut once. */
import { LONGEST_KEPT } from './tokenise';

const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

/** A light stem: endings of inflection and common derivation fall away, so that "recognised" meets "recognition" half-way. */
export function stem(word: string): string {
  if (word.length > LONGEST_KEPT) return cut(word);
  let known = stems.get(word);
  if (known === undefined) {
    known = cut(word);
    if (stems.size >= MOST_STEMS) stems.clear();
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
