/** What pages pay in bytes: the detector on every page, the annotator on topical ones, the card when one is opened, the check when it is asked for. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../../src/cli/browsers/build';
import { shrinkSheets } from '../../src/cli/lib/page-css';
import { pageSheets } from '../../src/cli/lib/page-css-plugin';
import { BROWSERS } from './harness';

const KB = 1_000;

describe.each(BROWSERS)('the %s build', (kind) => {
  const size = (file: string) => statSync(join(builtFolder(kind), file)).size;

  test('the detector weighs at most 8 kB', () => {
    expect(size('detector.js')).toBeLessThanOrEqual(8 * KB);
  });

  test('annotator and card together weigh at most 60 kB', () => {
    expect(size('annotator.js') + size('card.js')).toBeLessThanOrEqual(60 * KB);
  });

  // 60 kB is the aim.
  test('annotator, card and its style sheet together weigh at most 69 kB', () => {
    const { tokens, card } = shrinkSheets(pageSheets());
    expect(size('annotator.js') + size('card.js') + tokens.length + card.length).toBeLessThanOrEqual(69 * KB);
  });

  test('the bundled pack weighs at most 2.2 MB', () => {
    expect(size('bundled-pack.json')).toBeLessThanOrEqual(2_200 * KB);
  });

  test('the style sheet that the background hands over with the card weighs at most 14 kB', () => {
    const { tokens, card } = shrinkSheets(pageSheets());
    expect(tokens.length + card.length).toBeLessThanOrEqual(14 * KB);
    const background = readFileSync(join(builtFolder(kind), 'background.js'), 'utf8');
    expect(background).toContain(card.slice(0, 200));
    expect(readFileSync(join(builtFolder(kind), 'card.js'), 'utf8')).not.toContain(card.slice(0, 200));
  });

  // By itself: it may be the only script of ours on its page.
  test('the check weighs at most 50 kB', () => {
    expect(size('check.js')).toBeLessThanOrEqual(50 * KB);
  });

  test('these are all that pages get, and nothing is open to them', () => {
    const scripts = readdirSync(builtFolder(kind)).filter((file) => file.endsWith('.js'));
    expect(scripts.sort()).toEqual(['annotator.js', 'background.js', 'card.js', 'check.js', 'detector.js']);
    const manifest = JSON.parse(readFileSync(join(builtFolder(kind), 'manifest.json'), 'utf8')) as object;
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    // The detector is registered, so that it can be kept out of single sites altogether.
    expect(manifest).not.toHaveProperty('content_scripts');
  });

  test.each(['detector', 'annotator'])('the %s carries no library', (name) => {
    const text = readFileSync(join(builtFolder(kind), `${name}.js`), 'utf8');
    expect(text).not.toMatch(/ZodError|Dexie|preact|__H\b/);
  });
});
