/** Who speaks in a sentence: the actor that its verbs of saying belong to. */
import { says } from './english';
import type { Actor, Sentence } from './sentence';
import { is, PREPOSITION, SAYS } from './traits';

/** What is farther than this from a verb of saying does not say it. */
const FAR = 12;

/** The actor nearest to a verb of saying, on its subject side; null when nobody speaks. */
export function speakerOf(sentence: Sentence): Actor | null {
  const { tokens, actors } = sentence;
  if (actors.length === 0) return null;
  let best: Actor | null = null;
  let cost = FAR;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    const according = t?.low === 'according' && tokens[i + 1]?.low === 'to';
    if (!according && !(is(t, SAYS) && says(tokens, i))) continue;
    for (const a of actors) {
      if (a.form === 'adjective' || a.form === 'possessive') continue;
      const before = i - a.to;
      const after = a.from - i - (according ? 2 : 1);
      const c = according
        ? after >= 0
          ? after
          : 99
        : before >= 0
          ? before * 0.8 + (is(tokens[a.from - 1], PREPOSITION) ? 3 : 0)
          : after >= 0 && after <= 3
            ? after * 2 + 3
            : 99;
      const person = a.form === 'person' || a.form === 'representative' || a.form === 'pronoun' ? 0 : 1.5;
      if (c + person < cost) {
        cost = c + person;
        best = a;
      }
    }
  }
  return best;
}
