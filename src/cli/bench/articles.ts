/**
 * Articles for the benchmarks in browsers: sentences that were written for this project (tests/eval/dev), set with
 * prose about nothing. Seeded, so that two runs read the same pages.
 */
import { join } from 'node:path';
import { readItems } from '../eval/data';
import { ROOT } from '../lib/packs';
import { random } from './synthetic';

const WORDS =
  'the council voted late on Tuesday to repair the old bridge after a week of rain and Mayor Ellis said the cost would be ' +
  'met from the fund that was set aside for the town’s schools in Northfield where parents had asked “for answers” since May';

export const proseOf = (seed: number): ((words: number) => string) => {
  const next = random(seed);
  const words = WORDS.split(' ');
  return (count) => {
    const text = Array.from({ length: count }, () => words[Math.floor(next() * words.length)]).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
};

/** Sentences that carry a claim, as their writers labelled them. */
function claiming(): string[] {
  return ['a', 'b', 'c', 'd']
    .flatMap((name) => readItems(join(ROOT, `tests/eval/dev/${name}-sentences.jsonl`)))
    .filter(({ spans }) => (spans[0]?.labels.length ?? 0) > 0)
    .flatMap(({ paragraphs }) => paragraphs);
}

export interface ArticleOptions {
  seed: number;
  words: number;
  /** Share of paragraphs that speak of the topic; the first two always do. */
  topical: number;
}

/** Paragraphs of `words` words in all. */
export function paragraphsOf({ seed, words, topical }: ArticleOptions): string[] {
  const next = random(seed);
  const prose = proseOf(seed + 1);
  const known = claiming();
  const paragraphs: string[] = [];
  for (let count = 0; count < words; ) {
    const onTopic = paragraphs.length < 2 || next() < topical;
    const at = Math.floor(next() * known.length);
    const text = onTopic ? `${known[at]} ${prose(18)} ${known[(at + 7) % known.length]}` : `${prose(24)} ${prose(30)}`;
    paragraphs.push(text);
    count += text.split(/\s+/).length;
  }
  return paragraphs;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export interface Markup {
  title?: string;
  /** HTML in the head and after the article. */
  head?: string;
  after?: string;
}

/** A news article's page. `head` comes first, so that a script of the benchmark sees all of the load. */
export function articlePage(paragraphs: readonly string[], { title, head, after }: Markup = {}): string {
  const name = title ?? 'Moscow and the Taliban: a long reading';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head ?? ''}<title>${name}</title>
    <meta property="article:published_time" content="2017-05-03T08:00:00Z">
    <style>body { font: 17px/1.55 Georgia, serif; margin: 0 } main { max-width: 680px; margin: 0 auto; padding: 24px }</style>
    </head><body><main><article><h1>${name}</h1>
    ${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}</article></main>${after ?? ''}</body></html>`;
}

/** `count` sentences that each carry a claim, in paragraphs of their own with prose around: for the page with many notes. */
export function manySentences(count: number, seed = 5): string[] {
  const known = claiming();
  const prose = proseOf(seed);
  return Array.from({ length: count }, (_, i) => `${prose(14)} ${known[i % known.length]} ${prose(12)}`);
}
