/** `npm run eval -- --notes FILE`: every note on unlabelled articles (JSON lines), to read for false ones. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Matcher, Sensitivity } from '../../matching';

const Article = z.object({
  id: z.string(),
  title: z.string().nullish(),
  published: z.string().nullish(),
  paragraphs: z.array(z.string()),
});

/** Prints the notes of `path`, of one claim where given, and how many articles and notes there were. */
export function printNotes(path: string, matcher: Matcher, sensitivity: Sensitivity, claim: string | undefined): void {
  let articles = 0;
  let noted = 0;
  let notes = 0;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const a = Article.parse(JSON.parse(line));
    articles++;
    const matches = matcher
      .match(
        { title: a.title ?? undefined, published: a.published ?? undefined, paragraphs: a.paragraphs },
        { sensitivity },
      )
      .filter((m) => claim === undefined || m.claim === claim);
    if (matches.length > 0) noted++;
    notes += matches.length;
    for (const m of matches) {
      console.log(`\n${m.claim} ${m.stance} ${m.score} by ${m.why.rule}  ${a.id} ${a.published ?? ''}`);
      console.log(`    ${a.paragraphs[m.paragraph]?.slice(m.start, m.end)}`);
      console.log(`    ${m.why.filled.map((f) => `${f.part}="${f.words}"`).join(' ')}`);
    }
  }
  console.log(`\n${articles} articles, ${noted} with a note, ${notes} notes`);
}
