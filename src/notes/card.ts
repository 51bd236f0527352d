/** The card: first line, claim, Then | Now, trail, why, actions. All of its words come from the models it is given. */

import type { WrongReason } from '../claims/wrong';
import { cardHead } from './card-head';
import { hinge } from './card-strip';
import { trailParts } from './card-trail';
import { longDate } from './dates';
import { button, type Child, h } from './dom';
import { glyph } from './glyphs';
import type { Note } from './note';

export type HideScope = 'claim-here' | 'claim' | 'site';

export interface CardProps {
  note: Note;
  /** `YYYY-MM-DD` or null. */
  article: string | null;
  theme: 'light' | 'dark';
  /** Other notes on the same sentence. */
  also: readonly Note[];
  /** What they have in common with this one, if it is not the sentence. */
  alsoIn?: string;
  /** Claim ids noted on this page, to go to. */
  here: ReadonlySet<string>;
  onClose: () => void;
  /** Resolves to whether it was copied. */
  onCopy: () => Promise<boolean>;
  onHide: (scope: HideScope) => void;
  onWrong: (reason: WrongReason) => void;
  onOpen: (note: Note) => void;
  onGoto: (claim: string) => void;
}

const PARTS: Record<string, string> = {
  speaker: 'Speaker',
  actor: 'Who acts',
  act: 'Act',
  target: 'To whom',
  with: 'With',
  about: 'About',
  time: 'Time',
  stance: 'Stance',
};

function why({ match }: Note): Child {
  const part = ({ part, concept, words }: Note['match']['why'][number]) => {
    const named = concept !== '' && concept.toLowerCase() !== words.toLowerCase();
    return [
      h('dt', null, PARTS[part] ?? part),
      h('dd', null, named && (words === '' ? concept : `${concept}: `), words !== '' && h('q', null, words)),
    ];
  };
  return h(
    'details',
    { class: 'why' },
    h('summary', null, 'Why this note? ', glyph('more')),
    h('dl', { class: 'roles' }, match.why.map(part)),
  );
}

/** A button that unfolds a list of choices below the row. Arrow keys walk it, Escape folds it again. */
function menu(label: string, choices: readonly [label: string, run: () => void][], hint = '') {
  const items = choices.map(([name, run]) => button('', name, run, { role: 'menuitem', tabindex: -1 }));
  const set = (open: boolean) => {
    list.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
  };
  const fold = (open: boolean) => {
    set(open);
    (open ? items[0] : opener)?.focus();
  };
  const list = h(
    'div',
    { class: 'menu', hidden: true },
    h(
      'div',
      {
        role: 'menu',
        'aria-label': label,
        onleave: () => fold(false),
        onkeydown: (event: KeyboardEvent) => {
          const at = items.indexOf(event.target as HTMLButtonElement);
          const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
          if (to === undefined) return;
          event.preventDefault();
          items[(to + items.length) % items.length]?.focus();
        },
      },
      items,
    ),
    hint !== '' && h('p', null, hint),
  );
  const opener = button('act', [label, glyph('more')], () => fold(list.hidden), {
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  return { opener, list, put: () => set(false) };
}

function actions({ onCopy, onHide, onWrong }: CardProps): Child {
  const said = h('span', { class: 'vh', role: 'status' });
  const copy = button('act', 'Copy citation', () => {
    void onCopy().then((done) => {
      copy.textContent = done ? 'Copied' : 'Not copied';
      said.textContent = done ? 'Citation copied' : 'The citation could not be copied';
    });
  });
  const hide = menu('Hide', [
    ['This note on this page', () => onHide('claim-here')],
    ['This claim on every page', () => onHide('claim')],
    ['All notes on this site', () => onHide('site')],
  ]);
  const wrong = menu(
    'Wrong match',
    [
      ['Not this claim', () => onWrong('not-claim')],
      ['Not these actors', () => onWrong('not-actors')],
      ['It says the opposite', () => onWrong('opposite')],
    ],
    'The note goes at once. What is marked stays on this computer; Options bring it back.',
  );
  // One list at a time.
  hide.opener.addEventListener('click', wrong.put);
  wrong.opener.addEventListener('click', hide.put);
  return [h('div', { class: 'acts' }, copy, hide.opener, wrong.opener), said, hide.list, wrong.list];
}

function related({ note, also, alsoIn, here, onOpen, onGoto }: CardProps): Child {
  const line = (label: string, ...names: Child[]) => h('p', { class: 'related' }, h('b', null, label), names);
  return [
    also.length > 0 &&
      line(
        alsoIn ?? 'Also in this sentence',
        also.map((other) => button('act', other.claim.short, () => onOpen(other))),
      ),
    note.claim.related.length > 0 &&
      line(
        'Related',
        note.claim.related
          .slice(0, 4)
          .map(({ id, short }) => (here.has(id) ? button('act', short, () => onGoto(id)) : h('span', null, short))),
      ),
  ];
}

export function buildCard(props: CardProps): HTMLElement {
  const { note, article, theme, onClose } = props;
  const { claim, match, model, point } = note;
  const points = { echo: match.event, overtaken: model.overtaken?.index };
  return h(
    'section',
    {
      class: 'ct card',
      role: 'dialog',
      'aria-label': `Note: ${model.firstLine}`,
      tabindex: -1,
      'data-theme': theme,
      lang: claim.pack.lang,
      dir: 'ltr',
    },
    cardHead({
      kind: 'Claimtrail note',
      close: 'Close note',
      onClose,
      lead: model.firstLine,
      under: [h('b', null, 'Claim'), ` ${model.claim}`],
    }),
    hinge(model, point.strip),
    // What scrolls must be reachable by keyboard.
    h(
      'section',
      { class: 'card-trail', tabindex: 0, 'aria-label': 'Trail' },
      trailParts(point, claim.events, points, article),
    ),
    h(
      'footer',
      { class: 'card-foot' },
      related(props),
      why(note),
      actions(props),
      h(
        'p',
        { class: 'asof' },
        `Pack ${claim.pack.id} ${claim.pack.version.replace(/\.0$/, '')}, as of ${longDate(claim.pack.asOf)}`,
      ),
    ),
  );
}
