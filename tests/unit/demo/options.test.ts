import { expect, test } from 'vitest';
import { readOptions } from '../../../src/cli/demo/options';

const DISPLAY = { DISPLAY: ':0' };

test('with a display and nothing said: Chromium, a window, the demo', () => {
  expect(readOptions([], DISPLAY)).toEqual({ kind: 'chromium', headless: false, url: null });
});

test.each([
  [['--browser', 'firefox'], { kind: 'firefox' }],
  [['--browser', 'edge'], { kind: 'chromium' }],
  [['--headless'], { headless: true }],
  [['https://example.org/a'], { url: 'https://example.org/a' }],
])('%j', (args, expected) => {
  expect(readOptions(args, DISPLAY)).toMatchObject(expected);
});

test('on Linux without a display it is headless', () => {
  const linux = process.platform === 'linux';
  expect(readOptions([], {}).headless).toBe(linux);
  expect(readOptions([], { WAYLAND_DISPLAY: 'wayland-0' }).headless).toBe(false);
});

test.each([
  [['--browser', 'lynx'], /lynx/],
  [['ftp://example.org'], /no http/],
  [['example.org'], /no http/],
  [['https://a.example', 'https://b.example'], /One address/],
  [['--what'], /what/],
])('%j is refused in words', (args, words) => {
  expect(() => readOptions(args, DISPLAY)).toThrow(words);
});
