/**
 * The one open card: fetched, filled, placed and closed. Focus goes into it and, when it closes, back where it was.
 * The card's script may still be on its way when a note is pressed; whoever presses last wins.
 */
import { themeAt } from '../page/theme';
import type { CardProps } from './card';
import { type CardScript, cardScript } from './card-script';
import { dismissing } from './dismissing';
import type { Host } from './host';
import { bringIntoView, SHEET } from './into-view';
import type { Drawn } from './marks';
import type { Note } from './note';

export type CardActs = Pick<CardProps, 'onHide' | 'onWrong' | 'onOpen' | 'onGoto'>;

export interface OpenCardOptions {
  doc: Document;
  signal: AbortSignal;
  /** `YYYY-MM-DD` or null. */
  article: () => string | null;
  /** The script, put in if need be; null when it cannot be had. */
  script: () => Promise<CardScript | null>;
  host: () => Host;
  notes: () => readonly Note[];
  /** The sign of a note, where it has one. */
  sign: (note: Note) => Drawn | undefined;
  /** Another note is in hand, or none. */
  changed: () => void;
  acts: (note: Note) => CardActs;
}

interface Shown {
  note: Note;
  stop: () => void;
  back: HTMLElement | null;
}

export class OpenCard {
  private shown: Shown | null = null;
  /** Key of the note whose card waits for the script. */
  private wanted: string | null = null;

  constructor(private readonly options: OpenCardOptions) {}

  get note(): Note | null {
    return this.shown?.note ?? null;
  }

  /** The notes were replaced: follows the one in hand, or closes if it has gone. */
  follow(notes: readonly Note[]): void {
    if (!this.shown) return;
    const { note, back } = this.shown;
    const still = notes.find(({ key }) => key === note.key);
    if (!still) this.close();
    else if (still.range !== note.range) this.show(still, back);
  }

  /** Gets the script ready before it is needed. */
  prepare(): void {
    if (!cardScript()) void this.options.script();
  }

  show(note: Note, back?: HTMLElement | null): void {
    const ready = cardScript();
    this.wanted = note.key;
    if (ready) {
      this.fill(ready, note, back);
      return;
    }
    void this.options.script().then((script) => {
      const still = this.options.notes().find(({ key }) => key === note.key);
      if (script && still && this.wanted === note.key && !this.options.signal.aborted) this.fill(script, still, back);
    });
  }

  private fill(script: CardScript, note: Note, back?: HTMLElement | null): void {
    const { doc, article, notes, sign, changed, acts } = this.options;
    const view = doc.defaultView;
    if (!view) return;
    const host = this.options.host();
    host.style(script.css);
    // The reader's own text size: the host takes nothing from the page, so its font size is the browser's setting.
    const scale = Number.parseFloat(view.getComputedStyle(host.card).fontSize) / 16;
    if (scale > 0 && scale !== 1) host.style(`:host{--ct-text-scale:${scale}}`);
    const before = back ?? this.shown?.back ?? focused(doc);
    this.shown?.stop();
    const ends = new AbortController();
    this.wanted = null;
    this.shown = { note, back: before, stop: () => ends.abort() };
    const sheet = view.innerWidth < SHEET;
    const others = notes();
    const card = script.build({
      note,
      article: article(),
      theme: themeAt(note.block.element),
      also: others.filter(({ match, key }) => key !== note.key && sameSentence(match, note.match)),
      here: new Set(others.map(({ claim }) => claim.id)),
      onClose: () => this.close(),
      onCopy: () => script.copy(note.point.cite, host.root),
      ...acts(note),
    });
    // Before the card is there: drawing looks at the screen, and what is seen there once counts as moved later.
    changed();
    host.card.replaceChildren(card);
    if (!host.card.matches(':popover-open')) host.card.showPopover();
    if (sheet) bringIntoView(note.range, view, true);
    const thread = (length: number | null) => drawThread(sign(note)?.button, length);
    script.place(note.range, () => sign(note), host.card, thread, ends.signal);
    dismissing(host, view, ends.signal, () => this.close());
    card.focus({ preventScroll: true });
  }

  /** Focus goes back to where it was, or to the sentence's sign. */
  close(refocus = true): void {
    this.wanted = null;
    if (!this.shown) return;
    const { doc, signal, sign, changed } = this.options;
    const host = this.options.host();
    const { note, stop, back } = this.shown;
    stop();
    const held = host.root.activeElement !== null;
    const button = sign(note)?.button;
    drawThread(button, null);
    this.shown = null;
    host.card.replaceChildren();
    if (host.card.matches(':popover-open')) host.card.hidePopover();
    if (signal.aborted) return;
    changed();
    if (!refocus || !held) return;
    const theirs = back !== null && back !== doc.body && back.isConnected && !back.localName.startsWith('claimtrail');
    (theirs ? back : button)?.focus({ preventScroll: true });
  }
}

const sameSentence = (a: Note['match'], b: Note['match']) => a.block === b.block && a.start === b.start;

/** What has the focus, inside open shadow trees too. */
function focused(doc: Document): HTMLElement | null {
  let at = doc.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement ? at : null;
}

/** The thread from the sign to the card, `length` px, or none. */
function drawThread(button: HTMLElement | undefined, length: number | null): void {
  let line = button?.querySelector<HTMLElement>('.thread');
  if (!button || length === null || length < 4) {
    line?.remove();
    return;
  }
  if (!line) {
    line = button.ownerDocument.createElement('i');
    line.className = 'thread';
    button.append(line);
  }
  line.style.width = `${length}px`;
}
