/**
 * Makes the style sheets that go into pages small, without changing what they say. The design's tokens are written for
 * people and for all of our surfaces; a card needs half of them, and none of their long names. Pure.
 *
 * A token that has one value everywhere is put in its place where that is shorter; one that changes (with contrast,
 * forced colours, the window, the reader's text size) stays a property under a short name; one that nothing uses goes.
 */

/** The sources of sheets, imports already put in. */
export interface Sheets {
  /** The design's tokens: only custom properties, on `:root, :host`, plain or under conditions. */
  tokens: string;
  /** Is there before the tokens come, and so declares again those that it needs. */
  marks: string;
  card: string;
}

const DECLARATION = /(--ct-[\w-]+):([^;}]*);?/g;
const USE = /var\((--ct-[\w-]+)\)/g;

/** Comments and white space out; our sheets keep white space that matters in strings only. */
function tidy(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>~]) ?/g, '$1')
    .replace(/ (?=!important)/g, '')
    .replace(/ \/ /g, '/')
    .replace(/(?<=[{;(][\w-]+): /g, ':')
    .replace(/::(?=before|after)/g, ':')
    .replace(/="([a-z][\w-]*)"\]/g, '=$1]')
    .replace(/#(\w)\1(\w)\2(\w)\3(?!\w)/g, '#$1$2$3')
    .replace(/(?<![\w.#])0\.(?=\d)/g, '.')
    .replace(/;\}/g, '}')
    .trim();
}

/** In a shadow tree only the host and what is in it are there, and themes are the marks' business. */
function forPages(css: string): string {
  return tidy(css)
    .replaceAll(':root,:host{', ':host{')
    .replace(/:root\[data-theme=[^{]*\{[^}]*\}/g, '');
}

/** Set by name where the reader's text is larger. */
const KEPT = '--ct-text-scale';

/** Every declaration of a token with the condition that it stands under. */
function declarationsOf(css: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let condition = '';
  let depth = 0;
  for (const [text, at, name] of css.matchAll(/(@[^{]*)\{|\{|\}|(--ct-[\w-]+):[^;}]*/g)) {
    if (at !== undefined) condition = at;
    if (text.endsWith('{')) depth++;
    else if (text === '}' && --depth === 0) condition = '';
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), `${condition} ${text}`]);
  }
  return found;
}

/** The tokens that a sheet declares just as they are: it is there first, and they need not come again. */
function repeated(tokens: string, css: string): Set<string> {
  const ours = declarationsOf(tokens);
  const same = ([name, theirs]: [string, string[]]) => String(ours.get(name)?.sort()) === String(theirs.sort());
  return new Set([...declarationsOf(css)].filter(same).map(([name]) => name));
}

const usesOf = (css: string): string[] => [...css.matchAll(USE)].map(([, name = '']) => name);

/** How often each token is used, by a sheet or by the value of a token that is used. */
function usedIn({ tokens, marks, card }: Sheets): Map<string, number> {
  const needs = new Map<string, string[]>();
  for (const [, name = '', value = ''] of tokens.matchAll(DECLARATION)) {
    needs.set(name, [...(needs.get(name) ?? []), ...usesOf(value)]);
  }
  const count = new Map<string, number>();
  const take = (name: string) => {
    const before = count.get(name) ?? 0;
    count.set(name, before + 1);
    if (before === 0) for (const other of needs.get(name) ?? []) take(other);
  };
  for (const name of usesOf(marks + card)) take(name);
  return count;
}

/** The only value of each token that has but one, declared under no condition. */
function constantsOf({ tokens, marks, card }: Sheets): Map<string, string> {
  const values = new Map<string, string[]>();
  for (const [, name = '', value = ''] of (tokens + marks + card).matchAll(DECLARATION)) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  const plain = tokens.split('@media', 1)[0] ?? '';
  return new Map(
    [...values].flatMap(([name, [value, ...more]]) =>
      value !== undefined && more.length === 0 && plain.includes(`${name}:`) ? [[name, value] as const] : [],
    ),
  );
}

/** `--A` to `--Z`, then `--A0` …: properties of the sheets' own begin with a small letter. */
const shortName = (n: number): string =>
  `--${String.fromCharCode(65 + (n % 26))}${n < 26 ? '' : Math.floor(n / 26) - 1}`;

/**
 * The same sheets, small. All that share a tree must be shrunk together, for they share names.
 * @throws Error where a sheet uses a token that there is not.
 */
export function shrinkSheets({ tokens, marks, card }: Sheets): Sheets {
  const whole: Sheets = { tokens: forPages(tokens), marks: forPages(marks), card: forPages(card) };
  const used = usedIn(whole);
  const constants = constantsOf(whole);
  const inline = new Map<string, string>();
  const names = new Map<string, string>();
  const known = declarationsOf(whole.tokens + whole.marks + whole.card);
  for (const [name, uses] of [...used].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))) {
    const short = shortName(names.size);
    const value = constants.get(name);
    const asProperty = uses * `var(${short})`.length + `${short}:${value};`.length;
    if (!known.has(name) || name === KEPT) continue;
    if (value !== undefined && uses * value.length <= asProperty) inline.set(name, value);
    else names.set(name, short);
  }

  if (!known.has(KEPT)) throw new Error(`there is no token ${KEPT}`);
  const put = (css: string, there?: Set<string>): string => {
    let text = css;
    // A value that is put in its place may hold another.
    for (let last = ''; last !== text; ) {
      last = text;
      text = text.replace(USE, (use, name: string) => inline.get(name) ?? use);
    }
    const small = text
      .replace(USE, (use, name: string) => (names.has(name) ? `var(${names.get(name)})` : use))
      .replace(DECLARATION, (_, name: string, value: string) =>
        (names.has(name) || name === KEPT) && !there?.has(name) ? `${names.get(name) ?? name}:${value};` : '',
      )
      .replace(/calc\(-1 \* ([\d.]+px)\)/g, '-$1')
      .replace(/;\}/g, '}')
      .replace(/(?<=^|[{}])[^{}]*\{\}/g, '')
      .replace(/(?<=^|\})@media[^{}]*\{\}/g, '');
    const left = /--ct-(?!text-scale\b)[\w-]+/.exec(small);
    if (left) throw new Error(`there is no token ${left[0]}`);
    return small;
  };
  return {
    tokens: put(whole.tokens, repeated(whole.tokens, whole.marks)),
    marks: put(whole.marks),
    card: put(whole.card),
  };
}
