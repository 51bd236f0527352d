/** Builds the extension for a browser, as `npm run build` does. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserKind } from './find';

/** The project's folder: commands are run from anywhere. */
export const ROOT = resolve(import.meta.dirname, '../../..');

const TARGET = { chromium: 'chrome', firefox: 'firefox' } as const;

/** Folder of the unpacked extension for this browser. */
export function builtFolder(kind: BrowserKind): string {
  return join(ROOT, '.output', `${TARGET[kind]}-mv3`);
}

/**
 * A fresh build. It runs in a process of its own, so that no state of the builder stays behind.
 * @throws Error with the builder's own words when it fails.
 */
export function buildExtension(kind: BrowserKind): string {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const run = spawnSync(process.execPath, [wxt, 'build', '-b', TARGET[kind], '--mv3'], { cwd: ROOT, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The ${kind} build failed.\n${run.stdout}${run.stderr}`);
  return builtFolder(kind);
}

/** The add-on id that Firefox knows the extension by. */
export function geckoId(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${folder}/manifest.json names no gecko id`);
  return id;
}
