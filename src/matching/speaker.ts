/** Who speaks in a sentence: the actor that its verbs of saying belong to. */
import { PREPOSITIONS, says } from './english';
import type { Actor, Sentence } from './sentence';

/** The actor nearest to a verb of saying, on its subject side; null when nobody speaks. */
export function speakerOf(sentence: Sentence): Actor | null {
  const { tokens, actors } = sentence;
  let best: Actor | null = null;
  let cost = 12;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (!t) continue;
    const according = t.low === 'according' && tokens[i + 1]?.low === 'to';
    if (!according && !says(tokens, i)) continue;
    for (const a of actors) {
      if (a.form === 'adjective' || a.form === 'possessive') continue;
      const before = i - a.to;
      const after = a.from - i - (according ? 2 : 1);
      const c = according
        ? after >= 0
          ? after
          : 99
        : before >= 0
          ? before * 0.8 + (PREPOSITIONS.has(tokens[a.from - 1]?.low ?? '') ? 3 : 0)
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
