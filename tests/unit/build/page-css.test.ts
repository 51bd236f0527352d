/** The sheets that pages get are smaller than those that people write, and say the same. */
import { describe, expect, test } from 'vitest';
import { type Sheets, shrinkSheets } from '../../../src/cli/lib/page-css';
import { pageSheets } from '../../../src/cli/lib/page-css-plugin';

const TOKENS = `:root, :host { --ct-text-scale: 1; --ct-size: calc(12px * var(--ct-text-scale)); --ct-unused: 3px; --ct-gap: 3px;
  --ct-ink: light-dark(#000000, #ffffff); --ct-link: var(--ct-ink); --ct-long: light-dark(#123456, #654321); }
  @media (forced-colors: active) { :root, :host { --ct-ink: CanvasText; } }`;
const MARKS =
  ':host { --ct-ink: light-dark(#000000, #ffffff); } @media (forced-colors: active) { :host { --ct-ink: CanvasText; } } .m { color: var(--ct-ink); }';
const CARD =
  '.a { font-size: var(--ct-size); color: var(--ct-link); gap: var(--ct-gap); } .b { --own: 1px; width: calc(var(--ct-size) + var(--own)); }';

describe('a small set of sheets', () => {
  const small = shrinkSheets({ tokens: TOKENS, marks: MARKS, card: CARD });

  test('a token with one value is put in its place; one that changes keeps a name', () => {
    expect(small.card).toBe(
      '.a{font-size:var(--B);color:var(--A);gap:3px}.b{--own:1px;width:calc(var(--B) + var(--own))}',
    );
    expect(small.marks).toBe(
      ':host{--A:light-dark(#000,#fff)}@media (forced-colors:active){:host{--A:CanvasText}}.m{color:var(--A)}',
    );
  });

  test('what the marks bring, and what nothing uses, does not come again', () => {
    expect(small.tokens).toBe(':host{--ct-text-scale:1;--B:calc(12px * var(--ct-text-scale))}');
  });

  test('a token that there is not breaks the build', () => {
    expect(() => shrinkSheets({ tokens: TOKENS, marks: MARKS, card: '.a { color: var(--ct-none) }' })).toThrow(
      /--ct-none/,
    );
  });
});

/** Every value written out: the names of tokens and where they are declared do not matter. */
function writtenOut({ tokens, marks, card }: Sheets, prefers: string): string[] {
  const values = new Map<string, string>();
  const all = `${marks}${tokens}`;
  const rules = [...all.matchAll(/(@media[^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}|([^{}@]+)\{([^{}]*)\}/g)];
  for (const [, media, inner, , plain] of rules) {
    if (media !== undefined && !media.includes(prefers)) continue;
    const body = media === undefined ? plain : inner;
    for (const [, name = '', value = ''] of (body ?? '').matchAll(/(--(?:ct-)?[\w-]+)\s*:\s*([^;}]*)/g))
      values.set(name, value);
  }
  const put = (text: string): string => {
    const next = text.replace(/var\((--(?:ct-)?[\w-]+)\)/g, (use, name: string) => values.get(name) ?? use);
    return next === text ? text : put(next);
  };
  return [...card.matchAll(/([\w-]+)\s*:\s*([^;{}]*var\([^;{}]*)[;}]/g)].map(([, property, value = '']) =>
    `${property}: ${put(value)}`
      .replace(/calc\((\d+px) \* 1\)/g, '$1')
      .replace(/calc\(-1 \* (\d+px)\)/g, '-$1')
      .replace(/\s*([,/])\s*/g, '$1')
      .replace(/#(\w)\1(\w)\2(\w)\3(?!\w)/g, '#$1$2$3')
      .replace(/(?<![\w.#])0\.(?=\d)/g, '.')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const bare = (sheets: Sheets): Sheets => {
  const tidy = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
  return { tokens: tidy(sheets.tokens), marks: tidy(sheets.marks), card: tidy(sheets.card) };
};

describe('the extension’s own sheets', () => {
  const whole = pageSheets();
  const small = shrinkSheets(whole);

  test.each(['nothing', 'forced-colors', 'prefers-contrast', 'prefers-reduced-motion'])(
    'each value of the card is the same, with %s preferred',
    (prefers) => {
      const before = writtenOut(bare(whole), prefers);
      const after = new Set(writtenOut(small, prefers));
      expect(before.length).toBeGreaterThan(80);
      // Values that hold no property any more are no longer listed; those that still do must be among the old ones.
      expect([...after].filter((line) => !before.includes(line))).toEqual([]);
    },
  );

  test('they are a fifth smaller than minified ones, and no long name is left', () => {
    const length = (sheets: Sheets) => sheets.tokens.length + sheets.marks.length + sheets.card.length;
    const minified = Object.values(bare(whole))
      .join('')
      .replace(/\s*([{}:;,>])\s*/g, '$1').length;
    expect(length(small)).toBeLessThan(minified * 0.8);
    expect(Object.values(small).join('').replaceAll('--ct-text-scale', '')).not.toContain('--ct-');
  });
});
