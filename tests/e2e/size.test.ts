/** What pages pay in bytes: the detector on every page, the annotator on topical ones, the card when one is opened. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../../src/cli/browsers/build';
import { BROWSERS } from './harness';

const KB = 1_000;

describe.each(BROWSERS)('the %s build', (kind) => {
  const size = (file: string) => statSync(join(builtFolder(kind), file)).size;

  test.each([
    ['detector.js', 8 * KB],
    ['annotator.js', 60 * KB],
    ['card.js', 60 * KB],
  ])('%s weighs at most %d bytes', (file, most) => {
    expect(size(file)).toBeLessThanOrEqual(most);
  });

  test('these three are all that pages get, and nothing is open to them', () => {
    const scripts = readdirSync(builtFolder(kind)).filter((file) => file.endsWith('.js'));
    expect(scripts.sort()).toEqual(['annotator.js', 'background.js', 'card.js', 'detector.js']);
    const manifest = JSON.parse(readFileSync(join(builtFolder(kind), 'manifest.json'), 'utf8')) as object;
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });

  test.each(['detector', 'annotator'])('the %s carries no library', (name) => {
    const text = readFileSync(join(builtFolder(kind), `${name}.js`), 'utf8');
    expect(text).not.toMatch(/ZodError|Dexie|preact|__H\b/);
  });
});
