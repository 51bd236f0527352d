/**
 * The matcher as the extension carries it: bundled and made small by the tool that builds the extension. The runner of
 * our command line keeps every function's name, which costs the matcher a good third of its speed and says nothing of
 * what readers run; the libraries come built, too.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as Matching from '../../matching';
import { ROOT } from '../lib/packs';

/** Builds `src/matching` into `.output/bench` and loads it from there. */
export async function builtMatching(): Promise<Pick<typeof Matching, 'compile'>> {
  const outDir = join(ROOT, '.output/bench');
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      target: 'chrome123',
      lib: { entry: join(ROOT, 'src/matching/index.ts'), formats: ['es'], fileName: () => 'matching.mjs' },
    },
  });
  return import(pathToFileURL(join(outDir, 'matching.mjs')).href) as Promise<typeof Matching>;
}
