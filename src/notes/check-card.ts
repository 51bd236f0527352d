/** The answer to a check that found nothing: what was asked, what came nearest, and what it lacked. */

import type { NearMiss } from '../messages/protocol';
import { cardHead } from './card-head';
import { h } from './dom';

/** Words by key; entrypoints take them from the browser's catalogue. */
export type Words = (
  key:
    | 'checkNone'
    | 'checkNoneFar'
    | 'checkNear'
    | 'checkMissing'
    | 'checkAsked'
    | 'checkAlso'
    | 'noNoteNotChecked'
    | 'close',
  ...given: string[]
) => string;

/** Characters of the text that do to know it by. */
const LONG = 180;

export const shortened = (text: string): string =>
  text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text;

const curly = (text: string) => text.replace(/"([^"]*)"/g, '“$1”');

/** `near` is null where nothing came near. */
export function buildNothing(
  text: string,
  near: NearMiss | null,
  words: Words,
  theme: 'light' | 'dark',
  onClose: () => void,
): HTMLElement {
  const lead = words('checkNone');
  return h(
    'section',
    { class: 'ct card', role: 'dialog', 'aria-label': lead, tabindex: -1, 'data-theme': theme },
    cardHead({
      kind: words('checkAsked'),
      close: words('close'),
      onClose,
      lead,
      under: h('q', null, shortened(text)),
    }),
    h(
      'footer',
      { class: 'card-foot' },
      near === null && h('p', { class: 'related near' }, words('checkNoneFar')),
      near &&
        h(
          'dl',
          { class: 'roles near' },
          h('dt', null, words('checkNear')),
          h('dd', null, near.short),
          h('dt', null, words('checkMissing')),
          h('dd', null, curly(near.failed)),
        ),
      h('p', { class: 'asof' }, words('noNoteNotChecked')),
    ),
  );
}
