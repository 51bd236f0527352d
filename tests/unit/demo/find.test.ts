import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowserOrNull } from '../../../src/cli/browsers/find';
import { until } from '../../../src/cli/browsers/until';

function fakeBrowser(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-'));
  const file = join(folder, name);
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return folder;
}

test('finds a browser on the path, the preferred name first', () => {
  const PATH = [fakeBrowser('google-chrome'), fakeBrowser('chromium')].join(delimiter);
  expect(findBrowserOrNull('chromium', { PATH }, 'linux')).toMatch(/\/chromium$/);
  expect(findBrowserOrNull('firefox', { PATH }, 'linux')).toBeNull();
});

test('an own choice goes before everything, and is not replaced when it is missing', () => {
  const folder = fakeBrowser('mine');
  expect(findBrowserOrNull('firefox', { CLAIMTRAIL_FIREFOX: join(folder, 'mine') })).toBe(join(folder, 'mine'));
  expect(findBrowserOrNull('firefox', { CLAIMTRAIL_FIREFOX: join(folder, 'gone') })).toBeNull();
});

test('waiting gives the first thing seen, and in vain says what for', async () => {
  let looks = 0;
  expect(await until('three', () => (++looks === 3 ? 'three' : null))).toBe('three');
  const failing = until('godot', () => Promise.reject(new Error('not today')), { within: 120 });
  await expect(failing).rejects.toThrow(/in vain for godot/);
  await expect(failing).rejects.toMatchObject({ cause: new Error('not today') });
});
