/**
 * "Check the selected text" on the page: asks what is on record for it and shows the cards, or says that there is
 * nothing and what came nearest. In a host of its own, so that it neither needs nor disturbs the page's notes, and
 * leaves no trace when it is closed.
 */
import type { Result } from '../lib/result';
import type { Answer } from '../messages/client';
import type { NearMiss, PageRequest } from '../messages/protocol';
import { publishedOn, titleOf } from '../page/article';
import { isWebPage } from '../page/late-text';
import { themeAt } from '../page/theme';
import type { CardScript } from './card-script';
import { buildNothing, type Words } from './check-card';
import { dismissing } from './dismissing';
import { addHost } from './host';
import { SHEET } from './into-view';
import { keyOf, type Note } from './note';
import { reportOf } from './report';

const HOST = 'claimtrail-check';
const LEAD = 1_500;
const MOST_BLOCK = 20_000;
const CARD = 440;

export interface CheckOptions {
  doc: Document;
  script: Omit<CardScript, 'css'>;
  words: Words;
  send: <R extends PageRequest>(request: R) => Promise<Result<Answer<R>>>;
}

let open: AbortController | null = null;

/** False where there is no page to draw on, or no answer. `given` is the selected text as the browser's menu gives it. */
export async function checkText(given: string, options: CheckOptions): Promise<boolean> {
  const { doc, send } = options;
  if (!isWebPage(doc) || doc.body === null) return false;
  open?.abort();
  const own = new AbortController();
  open = own;
  const range = selectedRange(doc);
  const lines = textOf(doc, given)
    .split(/\s*\n\s*/)
    .filter((line) => line !== '');
  const blocks = lines.slice(0, 400).map((text, id) => ({ id, text: text.slice(0, MOST_BLOCK) }));
  const published = publishedOn(doc);
  const title = titleOf(doc);
  const lead = leadOf(doc, range);
  const answer = await send({
    type: 'page:check',
    ...(title ? { title: title.slice(0, 600) } : {}),
    ...(published === null ? {} : { published }),
    ...(lead === '' ? {} : { lead }),
    width: cardWidth(doc),
    blocks,
  });
  if (own.signal.aborted) return true;
  if (!answer.ok) return false;
  const element = elementOf(range) ?? doc.body;
  const { matches, claims, points, near, css } = answer.value;
  const notes = matches.flatMap((match): Note[] => {
    const claim = claims.find(({ id }) => id === match.claim);
    const point = points[match.point];
    if (!claim || !point) return [];
    const block = { id: match.block, element, text: blocks[match.block]?.text ?? '', pieces: [] };
    return [{ key: keyOf(match), claim, match, block, range, model: match.model, point, first: true, sign: false }];
  });
  // A claim once: its first sentence.
  const firsts = notes.filter((note, i) => notes.findIndex(({ claim }) => claim.id === note.claim.id) === i);
  const text = lines.join(' ');
  showAnswer({ ...options, range, element, published, notes: firsts, near, text, css, own });
  return true;
}

interface Shown extends CheckOptions {
  range: Range;
  element: Element;
  published: string | null;
  notes: readonly Note[];
  near: NearMiss | null;
  text: string;
  css: string;
  own: AbortController;
}

function showAnswer(shown: Shown): void {
  const { doc, script, words, send, range, element, published, near, text, own } = shown;
  const view = doc.defaultView;
  if (!view) return;
  const close = () => own.abort();
  const host = addHost(doc, own.signal, close, HOST);
  host.style(shown.css);
  const before = doc.activeElement;
  const theme = themeAt(element);
  let notes = shown.notes;
  let placed = new AbortController();

  const put = (card: HTMLElement) => {
    placed.abort();
    placed = new AbortController();
    host.card.replaceChildren(card);
    if (!host.card.matches(':popover-open')) host.card.showPopover();
    script.place(
      range,
      () => undefined,
      host.card,
      () => undefined,
      AbortSignal.any([own.signal, placed.signal]),
    );
    card.focus({ preventScroll: true });
  };
  const showNote = (note: Note) => {
    /** What was put away or marked is done with: on to the next, if there is one. */
    const done = (gone: (other: Note) => boolean) => {
      notes = notes.filter((other) => !gone(other));
      const [next] = notes;
      if (next) showNote(next);
      else close();
    };
    put(
      script.build({
        note,
        article: published,
        theme,
        also: notes.filter((other) => other.key !== note.key),
        alsoIn: words('checkAlso'),
        here: new Set(notes.map(({ claim }) => claim.id)),
        onClose: close,
        onCopy: () => script.copy(note.point.cite, host.root),
        onHide: (scope) => {
          void send({ type: 'page:hide', scope, claim: note.claim.id });
          if (scope === 'site') close();
          else done((other) => other.claim.id === note.claim.id);
        },
        onWrong: (reason) => {
          const inBlock = notes.filter(({ block }) => block.id === note.block.id).map(({ match }) => match);
          void send({ type: 'page:wrong', report: reportOf(note, reason, inBlock, published) });
          done((other) => other.key === note.key);
        },
        onOpen: showNote,
        onGoto: (claim) => {
          const there = notes.find((other) => other.claim.id === claim);
          if (there) showNote(there);
        },
      }),
    );
  };

  const [first] = notes;
  if (first) showNote(first);
  else put(buildNothing(text, near, words, theme, close));
  dismissing(host, view, own.signal, close);
  own.signal.addEventListener('abort', () => before instanceof HTMLElement && before.focus({ preventScroll: true }));
}

/** px, as the protocol bounds them. */
function cardWidth({ defaultView: view }: Document): number {
  const wide = view?.innerWidth ?? CARD;
  return wide < SHEET ? Math.max(200, Math.round(wide)) : CARD;
}

/** The selection; of text in a field, the field itself. */
function selectedRange(doc: Document): Range {
  const selection = doc.getSelection();
  if (selection !== null && selection.rangeCount > 0 && !selection.isCollapsed)
    return selection.getRangeAt(0).cloneRange();
  const range = doc.createRange();
  range.selectNode(doc.activeElement ?? doc.body);
  return range;
}

/** The page's own words keep their paragraphs; the menu's have lost them. */
function textOf(doc: Document, given: string): string {
  const own = doc.getSelection()?.toString() ?? '';
  const bare = (text: string) => text.replace(/\s+/g, '');
  return own !== '' && bare(own).startsWith(bare(given).slice(0, 200)) ? own : given;
}

const elementOf = ({ commonAncestorContainer: at }: Range): Element | null =>
  at.nodeType === 1 ? (at as Element) : at.parentElement;

/** What stands before the selection, from where its part of the page begins: whom "it" and "they" may mean. */
function leadOf(doc: Document, range: Range): string {
  const start = elementOf(range)?.closest('article, main, section, [role=main]') ?? elementOf(range);
  if (!start) return '';
  const before = doc.createRange();
  before.setStart(start, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().replace(/\s+/g, ' ').trim().slice(-LEAD);
}
