/**
 * `npm run match`: the matcher of the extension, on the command line.
 *   --jsonl            JSON lines in, JSON lines out (`npm run --silent match -- --jsonl < docs.jsonl`)
 *   --segment          {"text"} a line in, {"sentences": […]} a line out
 *   FILE               text or HTML (`-` for standard input): sentence, claim, why, for people
 *   --why-not TEXT     the claim that came nearest to TEXT, and the test that it failed
 * Options: --pack FILE, --sensitivity strict|balanced|wide, --published YYYY-MM-DD, --context TEXT, --explain
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { compile, type Match, type Matcher, type Sensitivity, THRESHOLDS } from '../../matching';
import { BUNDLED, readPack } from '../lib/packs';
import { matchLines } from './jsonl';
import { segmentLine } from './segment-lines';
import { readDocument } from './text';

const USAGE =
  'usage: npm run match -- FILE | --jsonl | --segment | --why-not TEXT   [--pack FILE] [--sensitivity strict|balanced|wide] [--published YYYY-MM-DD] [--explain]';

async function segmentLines(): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line.trim() === '') continue;
    try {
      const { text } = JSON.parse(line) as { text?: unknown };
      if (typeof text !== 'string') throw new Error('"text" must be a string');
      process.stdout.write(`${JSON.stringify({ sentences: segmentLine(text) })}\n`);
    } catch (error) {
      bad++;
      process.stderr.write(`line ${number}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return bad;
}

function explain(m: Match): string {
  return m.why.filled
    .map((f) => `      ${f.part.padEnd(8)} ${f.words}${f.start === null ? '  (from context)' : ''}  → ${f.concept}`)
    .join('\n');
}

function printFile(
  path: string,
  matcher: Matcher,
  sensitivity: Sensitivity,
  published: string | undefined,
  explained: boolean,
): void {
  const doc = readDocument(readFileSync(path === '-' ? 0 : path, 'utf8'));
  const matches = matcher.match({ ...doc, published: published ?? doc.published }, { sensitivity });
  for (const m of matches) {
    console.log(`${doc.paragraphs[m.paragraph]?.slice(m.start, m.end)}`);
    console.log(
      `    ${m.claim} · ${m.stance} · ${m.score}${m.event === undefined ? '' : ` · event ${m.event}`} · rule ${m.why.rule}`,
    );
    if (explained) console.log(explain(m));
    console.log();
  }
  console.log(
    `${matches.length} note${matches.length === 1 ? '' : 's'} in ${doc.paragraphs.length} paragraphs${(published ?? doc.published) ? `, article of ${published ?? doc.published}` : ', article date unknown'}`,
  );
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      segment: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      'why-not': { type: 'string' },
      context: { type: 'string' },
      published: { type: 'string' },
      pack: { type: 'string' },
      sensitivity: { type: 'string', default: 'balanced' },
    },
  });
  if (values.segment) return (await segmentLines()) === 0 ? 0 : 1;
  if (!Object.hasOwn(THRESHOLDS, values.sensitivity))
    throw new Error(`unknown sensitivity "${values.sensitivity}": strict, balanced or wide`);
  const sensitivity = values.sensitivity as Sensitivity;
  const matcher = compile([readPack(values.pack ?? BUNDLED)]);
  if (values.jsonl)
    return (await matchLines(process.stdin, process.stdout, process.stderr, matcher, {
      sensitivity,
      explain: values.explain,
    })) === 0
      ? 0
      : 1;
  if (values['why-not'] !== undefined) {
    const near = matcher.whyNot(values['why-not'], values.context, values.published);
    console.log(
      near
        ? `nearest: ${near.claim} (rule ${near.rule})\nfailed: ${near.failed}`
        : 'no claim comes near: none of the words that the rules ask for stand here',
    );
    return 0;
  }
  const [file] = positionals;
  if (file === undefined) {
    console.error(USAGE);
    return 2;
  }
  printFile(file, matcher, sensitivity, values.published, values.explain);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
