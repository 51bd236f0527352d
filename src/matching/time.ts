/** The time that a sentence speaks of, as far as its words or the article's date tell. */
import type { Token } from '../text/tokenise';

/** [from, to] as `YYYY-MM-DD`; null where nothing tells. */
export interface TimeSpan {
  from: string;
  to: string;
  /** The words that told, or null for the article's date. */
  words: string | null;
  token: number | null;
}

const YEAR = /^(?:19[4-9]\d|20[0-4]\d)$/;
const DECADE = /^(19[4-9]|20[0-4])0s$/;

/** Explicit years of the sentence; else the day of publication; else null. */
export function timeOf(tokens: readonly Token[], published: string | undefined): TimeSpan | null {
  let from = '';
  let to = '';
  let token: number | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const { low } = tokens[i] as Token;
    const first = low.charCodeAt(0);
    if (first !== 0x31 && first !== 0x32) continue;
    const decade = DECADE.exec(low);
    const start = decade ? `${decade[1]}0` : YEAR.test(low) ? low : '';
    if (start === '') continue;
    const end = decade ? `${decade[1]}9` : start;
    token ??= i;
    if (from === '' || start < from) from = start;
    // "more than at any time since 2001" speaks of the years up to the article.
    const until = tokens[i - 1]?.low === 'since' ? (published?.slice(0, 4) ?? end) : end;
    if (to === '' || until > to) to = until;
  }
  if (from !== '' && token !== null)
    return { from: `${from}-01-01`, to: `${to}-12-31`, words: (tokens[token] as Token).raw, token };
  return published === undefined ? null : { from: published, to: published, words: null, token: null };
}

/** Whether two spans can touch; an unknown time touches everything. */
export function touches(time: TimeSpan | null, from = '', until = '9999'): boolean {
  return time === null || (time.from < until && time.to >= from);
}
