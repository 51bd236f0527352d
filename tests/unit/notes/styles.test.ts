/** The marks stand on a page before the card's tokens do: their few values must be the same ones. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HIGHLIGHT_CSS } from '../../../src/notes/highlight-css';

const source = (name: string) =>
  readFileSync(new URL(`../../../assets/styles/${name}.css`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
/** The sheet with those that it imports. */
const sheet = (name: string): string =>
  source(name).replace(/@import "\.\/([\w-]+)\.css";/g, (_, other: string) => sheet(other));
const declared = (css: string) =>
  [...css.matchAll(/(--ct-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => `${name}: ${plain(value ?? '')}`);
const plain = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .replace(/^calc\((\d+px) \* var\(--ct-text-scale\)\)$/, '$1')
    .trim();

test('every token of the marks is a token of the design, with its value', () => {
  const tokens = new Set(declared(sheet('tokens')));
  const ours = declared(sheet('marks'));
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.filter((line) => !tokens.has(line))).toEqual([]);
});

test('the marks use no token that only the card brings', () => {
  const marks = sheet('marks');
  const named = new Set(declared(marks).map((line) => line.split(':')[0]));
  const used = [...marks.matchAll(/var\((--ct-[\w-]+)/g)].map(([, name]) => name);
  expect(used.filter((name) => !named.has(name))).toEqual([]);
});

test('lines under sentences have the colours of the tokens', () => {
  const colours = [...HIGHLIGHT_CSS.matchAll(/#[0-9a-f]{6,8}/g)].map(([colour]) => colour);
  const tokens = sheet('tokens');
  expect(colours.length).toBeGreaterThan(3);
  for (const colour of colours) expect(tokens).toContain(colour);
});

test('no rule is written in two sheets', () => {
  const rules = new Map<string, string>();
  const twice: string[] = [];
  for (const name of ['base', 'shared', 'parts', 'card', 'marks']) {
    const outer = source(name).replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
    for (const [rule] of outer.matchAll(/[^{}]+\{[^{}]*\}/g)) {
      const key = plain(rule);
      const other = rules.get(key);
      if (other !== undefined && other !== name) twice.push(`${other}, ${name}: ${key}`);
      rules.set(key, name);
    }
  }
  expect(rules.size).toBeGreaterThan(150);
  expect(twice).toEqual([]);
});
