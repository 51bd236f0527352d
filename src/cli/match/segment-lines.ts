/** Sentences as a person reads them in the terminal: the text as it stood, one sentence to a line. Pure. */

import { normalise, toSource } from '../../text/normalise';
import { segment } from '../../text/segment';

/** The sentences of `text` in their own spelling; a line break inside a sentence becomes a space. */
export function segmentLine(text: string): string[] {
  const normalised = normalise(text);
  return segment(normalised.text).map((span) => {
    const { start, end } = toSource(normalised, span.start, span.end);
    return text.slice(start, end).replace(/[^\S\n]*[\r\n\u2028\u2029]\s*/g, ' ');
  });
}
