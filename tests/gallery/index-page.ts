/** The page that shows all pictures side by side. */
import type { BrowserKind } from '../../src/cli/browsers/find';
import type { Look } from './looks';

export interface Picture {
  what: string;
  kind: BrowserKind;
  look: Look['name'];
  file: string;
}

const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function indexPage(pictures: readonly Picture[], looks: readonly Look[], kinds: readonly BrowserKind[]): string {
  const subjects = [...new Set(pictures.map(({ what }) => what))];
  const cell = (what: string, look: Look['name'], kind: BrowserKind) => {
    const found = pictures.find((p) => p.what === what && p.look === look && p.kind === kind);
    if (!found) return '<td></td>';
    const name = escaped(`${what}, ${look}, ${kind}`);
    return `<td><a href="${found.file}"><img loading="lazy" src="${found.file}" alt="${name}" title="${name}"></a></td>`;
  };
  const rows = subjects.map(
    (what) =>
      `<tr><th scope="row">${escaped(what)}</th>${kinds.flatMap((kind) => looks.map(({ name }) => cell(what, name, kind))).join('')}</tr>`,
  );
  const heads = kinds.map((kind) => `<th colspan="${looks.length}" scope="colgroup">${kind}</th>`).join('');
  const subheads = kinds.flatMap(() => looks.map(({ name }) => `<th scope="col">${name}</th>`)).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Claimtrail gallery</title>
<style>:root{color-scheme:light dark}body{font:14px/1.4 system-ui,sans-serif;margin:16px}table{border-collapse:collapse}th,td{padding:6px;vertical-align:top;text-align:start}tr+tr{border-top:1px solid #8886}th[scope=row]{width:150px;font-weight:600}img{width:210px;max-height:240px;object-fit:cover;object-position:top;border:1px solid #8888}</style>
<h1>Claimtrail gallery</h1><table><thead><tr><td></td>${heads}</tr><tr><td></td>${subheads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></html>
`;
}
