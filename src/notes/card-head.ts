/** The top of every card: the grip of the sheet, whose card it is, the way out, and the first line. */
import { button, type Child, h } from './dom';
import { glyph } from './glyphs';

export interface CardHead {
  /** What kind of card this is. */
  kind: string;
  /** Name of the button that closes it. */
  close: string;
  onClose: () => void;
  lead: string;
  /** What stands under the first line. */
  under: Child;
}

export const cardHead = ({ kind, close, onClose, lead, under }: CardHead): Child[] => [
  h('div', { class: 'sheet-head' }, h('div', { class: 'sheet-grip' }), h('div', { class: 'oxford' })),
  h(
    'header',
    { class: 'card-head' },
    h(
      'div',
      { class: 'card-top' },
      glyph('mark'),
      h('span', null, kind),
      button('iconbtn', glyph('close'), onClose, { 'aria-label': close }),
    ),
    h('h2', { class: 'lead' }, lead),
    h('p', { class: 'claim' }, under),
  ),
];
