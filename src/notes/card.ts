/** The card: first line, claim, Then | Now, trail, why, actions. All of its words come from the models it is given. */
import { hinge } from './card-strip';
import { trailParts } from './card-trail';
import { longDate } from './dates';
import { button, type Child, h } from './dom';
import { glyph } from './glyphs';
import type { Note } from './note';
import { layStrip } from './strip';
import { layTrail } from './trail';

export type HideScope = 'claim-here' | 'claim' | 'site';

export interface CardProps {
  note: Note;
  /** `YYYY-MM-DD` or null. */
  article: string | null;
  /** px that the strip is drawn for. */
  width: number;
  theme: 'light' | 'dark';
  /** Other notes on the same sentence. */
  also: readonly Note[];
  /** Claim ids noted on this page, to go to. */
  here: ReadonlySet<string>;
  onClose: () => void;
  /** Resolves to whether it was copied. */
  onCopy: () => Promise<boolean>;
  onHide: (scope: HideScope) => void;
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

function actions({ onCopy, onHide }: CardProps): Child {
  const said = h('span', { class: 'vh', role: 'status' });
  const copy = button('act', 'Copy citation', () => {
    void onCopy().then((done) => {
      copy.textContent = done ? 'Copied' : 'Not copied';
      said.textContent = done ? 'Citation copied' : 'The citation could not be copied';
    });
  });
  const item = (scope: HideScope, label: string) =>
    button('', label, () => onHide(scope), { role: 'menuitem', tabindex: -1 });
  const items = [
    item('claim-here', 'This note on this page'),
    item('claim', 'This claim on every page'),
    item('site', 'All notes on this site'),
  ];
  const menu = h(
    'div',
    {
      class: 'menu',
      role: 'menu',
      'aria-label': 'Hide',
      hidden: true,
      onkeydown: (event: KeyboardEvent) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const at = items.indexOf(event.target as HTMLButtonElement);
        items[(at + step + items.length) % items.length]?.focus();
      },
    },
    items,
  );
  const hide = button(
    'act',
    ['Hide', glyph('more')],
    () => {
      menu.hidden = !menu.hidden;
      hide.setAttribute('aria-expanded', String(!menu.hidden));
      if (!menu.hidden) items[0]?.focus();
    },
    { 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
  );
  return [h('div', { class: 'acts' }, copy, hide), said, menu];
}

function related({ note, also, here, onOpen, onGoto }: CardProps): Child {
  const line = (label: string, ...names: Child[]) => h('p', { class: 'related' }, h('b', null, label), names);
  return [
    also.length > 0 &&
      line(
        'Also in this sentence',
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
  const { note, article, width, theme, onClose } = props;
  const { claim, match, model } = note;
  const points = { echo: match.event, overtaken: model.overtaken?.index };
  const strip = layStrip(claim, article, match.event ?? points.overtaken, { width, pad: 20 });
  const begins = [...claim.events].sort((a, b) => (a.date < b.date ? -1 : 1))[0];
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
    h('div', { class: 'sheet-head' }, h('div', { class: 'sheet-grip' }), h('div', { class: 'oxford' })),
    h(
      'header',
      { class: 'card-head' },
      h(
        'div',
        { class: 'card-top' },
        glyph('mark'),
        h('span', null, 'Claimtrail note'),
        button('iconbtn', glyph('close'), onClose, { 'aria-label': 'Close note' }),
      ),
      h('p', { class: 'lead' }, model.firstLine),
      h('p', { class: 'claim' }, h('b', null, 'Claim'), ` ${model.claim}`),
    ),
    hinge(model, strip),
    // What scrolls must be reachable by keyboard.
    h(
      'section',
      { class: 'card-trail', tabindex: 0, 'aria-label': 'Trail' },
      trailParts(layTrail(claim, article, points), points, article, begins),
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
