/** `npm run claims -- check [PACK]` · `npm run claims -- schema`: for editors. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { checkPack } from '../../claims/check';
import { Pack } from '../../claims/schema';
import { BUNDLED, readPackDocument } from '../lib/packs';

function check(path: string): number {
  let document: unknown;
  try {
    document = readPackDocument(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  const { problems, claims, examples, events } = checkPack(document);
  for (const p of problems) console.log(`${p.path}\n    ${p.message}`);
  console.log(
    problems.length === 0
      ? `${claims} claims, ${events} events, ${examples} examples: no problems`
      : `${problems.length} problem${problems.length === 1 ? '' : 's'}`,
  );
  return problems.length === 0 ? 0 : 1;
}

const [command, path] = process.argv.slice(2);
if (command === 'check') process.exitCode = check(path ? resolve(path) : BUNDLED);
else if (command === 'schema') console.log(JSON.stringify(z.toJSONSchema(Pack, { io: 'input' }), null, 2));
else {
  console.error('usage: npm run claims -- check [PACK folder or file]\n       npm run claims -- schema');
  process.exitCode = 2;
}
