/** Hands the scripts that go into pages their style sheets small: see page-css.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packs';
import { type Sheets, shrinkSheets } from './page-css';

const FOLDER = join(ROOT, 'assets/styles');

/** A sheet with its imports in their places. */
export function readSheet(name: string): string {
  const css = readFileSync(join(FOLDER, `${name}.css`), 'utf8');
  return css.replace(/@import\s+(?:url\()?["']\.?\/?([\w-]+)\.css["']\)?;/g, (_, other: string) => readSheet(other));
}

/** What stands in the shadow tree on a page. */
export const pageSheets = (): Sheets => ({
  tokens: readSheet('tokens'),
  marks: readSheet('marks'),
  card: readSheet('card'),
});

interface Plugin {
  name: string;
  enforce: 'post';
  transform(code: string, id: string): string | undefined;
}

export function pageCssPlugin(): Plugin {
  let small: Sheets | null = null;
  return {
    name: 'claimtrail-page-css',
    enforce: 'post',
    transform(_code, id) {
      const name = /assets\/styles\/(tokens|marks|card)\.css\?inline$/.exec(id)?.[1];
      if (name === undefined) return undefined;
      small ??= shrinkSheets(pageSheets());
      return `export default ${JSON.stringify(small[name as keyof Sheets])};`;
    },
  };
}
