/** The signs, as design/glyphs.svg draws them: 16-unit grid, currentColor. Built as nodes, for pages allow no markup. */
import { h } from './dom';

/** Per shape: path or circle, and stroke width; width 0 is filled. */
type Shape = readonly [d: string, stroke: number, dash?: string];

const circle = (cx: number, r: number, cy = 8) =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const QUOTE =
  'M7.2 3.6C4.4 4.5 2.6 6.6 2.6 9.3c0 1.9 1.1 3.1 2.6 3.1 1.4 0 2.4-1 2.4-2.3 0-1.3-.9-2.2-2.1-2.2h-.4c.3-1.3 1.2-2.3 2.6-2.9z' +
  'M13.4 3.6c-2.8.9-4.6 3-4.6 5.7 0 1.9 1.1 3.1 2.6 3.1 1.4 0 2.4-1 2.4-2.3 0-1.3-.9-2.2-2.1-2.2h-.4c.3-1.3 1.2-2.3 2.6-2.9z';

const GLYPHS = {
  alleged: [[circle(8, 5.2), 1.7]],
  denied: [
    [circle(8, 5.2), 1.7],
    ['M2.8 8h10.4', 2.1],
  ],
  confirmed: [[circle(8, 6), 0]],
  reported: [['M2.5 4h11M2.5 8h11M2.5 12h7', 1.8]],
  statement: [[QUOTE, 0]],
  'official-act': [['M8 1.2 14.8 8 8 14.8 1.2 8z', 0]],
  assessed: [['M8 2.7 14 13H2z', 1.7]],
  disputed: [
    [circle(8, 5.2), 1.7],
    ['M8 2.8a5.2 5.2 0 0 0 0 10.4z', 0],
  ],
  unproven: [[circle(8, 5.2), 1.8, '2.3 1.784']],
  'denied-by-both-sides': [
    [circle(8, 5.6), 1.5],
    ['M3.1 6.3h9.8M3.1 9.7h9.8', 1.5],
  ],
  overtaken: [
    ['M2.6 2.2v11.6', 1.8],
    ['M2.6 8h7', 1.7],
    ['M8.6 4 15 8l-6.4 4z', 0],
  ],
  'historical-record': [['M3 2.5h10v11H3zM6 2.5v11M8.3 5.6h2.6', 1.5]],
  'first-hand': [[circle(8, 3.3), 0]],
  unnamed: [[circle(8, 3.7), 1.6, '1.8 1.52']],
  'second-hand': [
    [circle(4, 2.6), 1.4],
    ['M6.6 8h2.2', 1.4],
    [circle(11.6, 2.9), 0],
  ],
  close: [['m3.8 3.8 8.4 8.4m0-8.4-8.4 8.4', 1.5]],
  more: [['m4 6 4 4 4-4', 1.6]],
  mark: [
    ['M5.5 3.5v9', 1.2],
    ['M1.5 8h13', 1.8],
    [circle(5.5, 2.1, 3.4), 1.3],
    [circle(5.5, 2.7, 12.6), 0],
  ],
} as const satisfies Record<string, readonly Shape[]>;

export type AnyGlyph = keyof typeof GLYPHS;

/** Paths only, to stand in a drawing of ours. */
export const paths = (name: AnyGlyph): Element[] =>
  (GLYPHS[name] as readonly Shape[]).map(([d, stroke, dash]) =>
    stroke === 0
      ? h('path', { d, fill: 'currentColor' })
      : h('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': stroke, 'stroke-dasharray': dash }),
  );

export const glyph = (name: AnyGlyph): Element =>
  h('svg', { class: 'g', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, paths(name));
