/** Labelled data, in the formats of tests/eval: sentences (JSON lines) and whole articles (JSON). */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Stance } from '../../claims/schema';

const Label = z.object({ claim: z.string(), stance: Stance });
const SentenceLine = z.object({
  id: z.string(),
  context: z.string(),
  sentence: z.string(),
  published: z.string().nullable(),
  labels: z.array(Label),
});
const Article = z.object({
  id: z.string(),
  title: z.string().default(''),
  published: z.string().nullable(),
  paragraphs: z.array(z.string()),
  labels: z.array(z.object({ paragraph: z.int(), sentence: z.string(), claims: z.array(Label) })),
});
export type Label = z.infer<typeof Label>;

/** One document with the spans that are scored: a labelled sentence, or the lone sentence of a line. */
export interface Item {
  id: string;
  file: string;
  title: string | undefined;
  published: string | undefined;
  paragraphs: string[];
  spans: { paragraph: number; start: number; end: number; labels: Label[] }[];
  /** Notes outside all spans count as wrong in articles; in sentence lines the context is not scored. */
  strict: boolean;
}

/** Reads one file; throws with the line where it is not in the format. */
export function readItems(path: string): Item[] {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.jsonl'))
    return text.split('\n').flatMap((line, i) => {
      if (line.trim() === '') return [];
      const parsed = SentenceLine.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${path}:${i + 1}: ${parsed.error.issues[0]?.message}`);
      const { id, context, sentence, published, labels } = parsed.data;
      const lead = context ? `${context} ` : '';
      return [
        {
          id,
          file: basename(path),
          title: undefined,
          published: published ?? undefined,
          paragraphs: [lead + sentence],
          spans: [{ paragraph: 0, start: lead.length, end: lead.length + sentence.length, labels }],
          strict: false,
        },
      ];
    });
  return z
    .array(Article)
    .parse(JSON.parse(text))
    .map((a) => ({
      id: a.id,
      file: basename(path),
      title: a.title || undefined,
      published: a.published ?? undefined,
      paragraphs: a.paragraphs,
      strict: true,
      spans: a.labels.map((l) => {
        const start = a.paragraphs[l.paragraph]?.indexOf(l.sentence) ?? -1;
        if (start < 0)
          throw new Error(`${path}: ${a.id}: "${l.sentence.slice(0, 60)}" does not stand in paragraph ${l.paragraph}`);
        return { paragraph: l.paragraph, start, end: start + l.sentence.length, labels: l.claims };
      }),
    }));
}
