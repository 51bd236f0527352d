/** The matcher over JSON lines: one document in, one answer out, a bad line never stops the rest. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { Day } from '../../claims/schema';
import type { Matcher, Sensitivity } from '../../matching';

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  published: Day.nullish(),
  paragraphs: z.array(z.string()),
});

export interface JsonlOptions {
  sensitivity: Sensitivity;
  explain: boolean;
}

/** Answers every good line of `input` on `output`; a bad one is named on `errors`. Resolves to the number of bad lines. */
export async function matchLines(
  input: Readable,
  output: Writable,
  errors: Writable,
  matcher: Matcher,
  options: JsonlOptions,
): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (!parsed.ok) {
      bad++;
      errors.write(`line ${number}: ${parsed.reason}\n`);
      continue;
    }
    const { id, title, published, paragraphs } = parsed.value;
    const notes = matcher
      .match(
        { title: title ?? undefined, published: published ?? undefined, paragraphs },
        { sensitivity: options.sensitivity },
      )
      .map(({ paragraph, start, end, claim, stance, event, score, why }) => ({
        paragraph,
        start,
        end,
        claim,
        stance,
        ...(event === undefined ? {} : { event }),
        score,
        ...(options.explain ? { why } : {}),
      }));
    // Waiting for a slow reader keeps memory level however long the input is.
    if (!output.write(`${JSON.stringify({ id, notes })}\n`))
      await new Promise((resume) => output.once('drain', resume));
  }
  return bad;
}

function parseLine(line: string): { ok: true; value: z.infer<typeof Line> } | { ok: false; reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { ok: false, reason: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = Line.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, reason: `${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'not a document'}` };
}
