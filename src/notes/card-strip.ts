/** Then | Now over the drawn strip; both share the article's line. */
import { type Child, h } from './dom';
import { glyph, paths } from './glyphs';
import type { Strip } from './strip';
import type { NoteModel } from './wording';

const px = (value: number) => Math.round(value * 10) / 10;

function drawing({ width, signs, ticks, years, label }: Strip): Child {
  const year = (text: string, x: number, anchor: string) =>
    h('text', { x, y: 42, class: 'year', 'text-anchor': anchor }, text);
  return h(
    'svg',
    { class: 'strip', viewBox: `0 0 ${width} 44`, role: 'img', 'aria-label': label },
    h('path', { d: `M0 14H${width}`, class: 'lane' }),
    h('path', { d: ticks.map((tick) => `M${px(tick)} 29v3`).join(''), class: 'tick' }),
    year(years.first, 20, 'start'),
    year(years.last, width - 20, 'end'),
    signs.map(({ kind, x, y, size }) =>
      h(
        'g',
        { 'data-kind': kind, class: 'sign', transform: `translate(${px(x)} ${px(y)}) scale(${size / 16})` },
        paths(kind),
      ),
    ),
  );
}

export function hinge({ printed, now }: NoteModel, strip: Strip): Child {
  const side = (name: string, label: string, date: string, ...line: Child[]) =>
    h('div', { class: name }, h('dt', { class: 'num' }, h('b', null, label), ` ${date}`), h('dd', null, line));
  const standing = h('span', { class: 'standing', 'data-standing': now.standing }, glyph(now.glyph), `${now.label}.`);
  return h(
    'div',
    { class: printed ? 'hinge' : 'hinge is-undated' },
    h(
      'dl',
      null,
      printed && side('then', 'Then', printed.date, printed.line),
      side('now', 'Now', now.date, standing, ` ${now.line}`),
    ),
    drawing(strip),
  );
}
