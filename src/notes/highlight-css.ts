/**
 * The rules that paint sentences. The background puts them in with `scripting.insertCSS`, so the page gets no style
 * element; colours are written out, for our properties never go on the page's root. Middle tones: each at least 3:1
 * on white, on cream and on the dark grounds pages use.
 */
import { HIGHLIGHTS, type HighlightName } from './highlights';

const rule = (name: HighlightName, line: string, more = '') =>
  `::highlight(${HIGHLIGHTS[name]}){text-decoration:underline ${line};text-underline-offset:.28em;${more}}`;

const names = Object.values(HIGHLIGHTS);

export const HIGHLIGHT_CSS = [
  rule('further', 'dotted 1px #7a7f8a'),
  rule('note', 'dotted 1px #5b7fb0'),
  rule('overtaken', 'dashed 1px #8a7a5c'),
  // On coloured grounds and pictures, in the colour of the text: see src/page/theme.ts.
  rule('ink', 'dotted 1px'),
  rule('inkOvertaken', 'dashed 1px'),
  rule('active', 'solid 2px #5b7fb0', 'background-color:#5b7fb024;'),
  rule('inkActive', 'solid 2px'),
  `@media (prefers-contrast:more){${names.map((name) => `::highlight(${name})`).join(',')}{text-decoration-color:currentColor;text-decoration-thickness:2px}}`,
  `@media print{${names.map((name) => `::highlight(${name})`).join(',')}{text-decoration:none;background-color:transparent}}`,
].join('\n');
