/** Packs from disk, for the command line: a folder of parts or one JSON file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemblePack } from '../../claims/assemble';
import { Pack } from '../../claims/schema';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const BUNDLED = join(ROOT, 'assets/packs/russia-taliban');

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const folder = (path: string): Record<string, unknown> =>
  existsSync(path)
    ? Object.fromEntries(
        readdirSync(path)
          .filter((f) => f.endsWith('.json'))
          .map((f) => [f, readJson(join(path, f))]),
      )
    : {};

/** The unvalidated pack document at `path`. Throws with the file's name where one cannot be read or is no JSON. */
export function readPackDocument(path: string): unknown {
  if (!existsSync(path)) throw new Error(`${path}: no such file or folder`);
  if (!statSync(path).isDirectory()) return readJson(path);
  return assemblePack({
    head: readJson(join(path, 'pack.json')),
    lexicon: folder(join(path, 'lexicon')),
    claims: folder(join(path, 'claims')),
    ...(existsSync(join(path, 'model.json')) ? { model: readJson(join(path, 'model.json')) } : {}),
  });
}

/** A validated pack; throws a message that names the first few faults. */
export function readPack(path: string = BUNDLED): Pack {
  const parsed = Pack.safeParse(readPackDocument(path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map((i) => `  ${i.path.join('.')}: ${i.message}`);
  throw new Error(`${path} is not a valid pack:\n${faults.join('\n')}`);
}
