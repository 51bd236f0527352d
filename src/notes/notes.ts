/**
 * All notes of one page view: painted sentences, signs in the margin, one card. Draws after the page has settled,
 * in one reading of the layout; removes every trace when its signal aborts.
 */
import type { WrongReason } from '../claims/wrong';
import { groundAt } from '../page/theme';
import type { Looks } from '../settings/schema';
import type { HideScope } from './card';
import type { CardScript } from './card-script';
import { type HighlightName, paint, unpaint } from './highlights';
import { addHost, type Host } from './host';
import { bringIntoView, SHEET } from './into-view';
import { isAt } from './is-at';
import { linesOf } from './margins';
import { Marks } from './marks';
import type { Note } from './note';
import { OpenCard } from './open-card';

export interface NotesOptions {
  doc: Document;
  signal: AbortSignal;
  /** `YYYY-MM-DD` or null. */
  article: () => string | null;
  card: () => Promise<CardScript | null>;
  hide: (scope: HideScope, claim: string) => void;
  wrong: (note: Note, reason: WrongReason) => void;
  /** The page will not have our element. */
  lost: () => void;
}

/** Links and controls keep their clicks. */
const CONTROLS =
  'a[href],button,input,textarea,select,label,summary,[role=button],[role=link],[contenteditable],video,audio';

/** Of more signs, or lines in the overlay, only those are drawn that are where the reader is. */
const MANY = 150;

/** ms between looks whether a noted sentence has moved. */
const LOOK = 600;

const SHADOWS_UNPAINTED = CSS.supports('-moz-appearance', 'none');

export class Notes {
  private notes: readonly Note[] = [];
  private host: Host | null = null;
  private marks: Marks | null = null;
  private readonly card: OpenCard;
  private frame = 0;
  /** Where the page stood when only what is near was drawn; null when all was. */
  private drawnAt: number | null = null;
  private passing = 0;
  /** Key of the note that was last stepped to. */
  private last: string | null = null;
  private looks: Looks = 'both';
  /** Keys of the notes whose line is painted. */
  private painted = '';
  private readonly forced: MediaQueryList | undefined;

  constructor(private readonly options: NotesOptions) {
    const { doc, signal } = options;
    const view = doc.defaultView;
    this.card = new OpenCard({
      doc,
      signal,
      article: options.article,
      script: options.card,
      host: () => this.parts().host,
      notes: () => this.notes,
      sign: (note) => this.marks?.of(note),
      changed: () => {
        this.paint();
        this.draw();
      },
      acts: (note) => ({
        onHide: (scope) => {
          this.card.close();
          options.hide(scope, note.claim.id);
        },
        onWrong: (reason) => {
          this.card.close();
          options.wrong(note, reason);
        },
        onOpen: (other) => this.card.show(other),
        onGoto: (claim) => this.goto(claim),
      }),
    });
    const repaint = () => {
      this.paint();
      this.soon();
    };
    this.forced = view?.matchMedia('(forced-colors: active)');
    this.forced?.addEventListener('change', repaint, { signal });
    view?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint, { signal });
    const redraw = () => {
      this.marks?.forget();
      this.soon();
    };
    const listen = { passive: true, signal } as const;
    view?.addEventListener('resize', redraw, listen);
    view?.addEventListener('load', redraw, { ...listen, capture: true }); // pictures move text
    view?.addEventListener('pageshow', redraw, listen);
    doc.addEventListener('transitionend', redraw, listen);
    doc.addEventListener('toggle', redraw, { ...listen, capture: true });
    doc.addEventListener('scroll', () => this.scrolled(), { ...listen, capture: true });
    // Pages move text in ways that no event tells of: a class, a picture, a font.
    const look = setInterval(() => {
      if (doc.visibilityState === 'visible' && this.marks?.isStale()) this.soon();
    }, LOOK);
    const sized = new ResizeObserver(redraw);
    if (doc.body) sized.observe(doc.body);
    doc.addEventListener('click', (event) => this.pressText(event), { signal });
    signal.addEventListener(
      'abort',
      () => {
        this.card.close(false);
        sized.disconnect();
        clearInterval(look);
        cancelAnimationFrame(this.frame);
        unpaint();
      },
      { once: true },
    );
  }

  /** Replaces all notes; in reading order. */
  show(notes: readonly Note[]): void {
    if (this.options.signal.aborted) return;
    this.notes = notes;
    this.card.follow(notes);
    this.paint();
    this.soon();
  }

  /** Line and sign, or one of them. */
  look(looks: Looks): void {
    if (this.looks === looks) return;
    this.looks = looks;
    this.paint();
    this.soon();
  }

  /** Scrolls to the claim's first sentence and opens its card. False if it has none here. */
  goto(claim: string): boolean {
    const note = this.notes.find((n) => n.claim.id === claim && n.first);
    if (!note) return false;
    const view = this.options.doc.defaultView;
    if (view) bringIntoView(note.range, view, view.innerWidth < SHEET);
    this.card.show(note);
    return true;
  }

  /**
   * On to the next sign, or back to the one before, and round at the end. With a card open the next card opens, and so
   * it does where a sentence has no room for a sign.
   */
  step(by: 1 | -1): boolean {
    const stops = this.notes.filter((note) => note.sign);
    if (stops.length === 0) return false;
    const { marks } = this.parts();
    const at = stops.findIndex(({ key }) => key === (this.card.note?.key ?? marks.focused() ?? this.last));
    const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length];
    const view = this.options.doc.defaultView;
    if (!next || !view) return false;
    this.last = next.key;
    bringIntoView(next.range, view, view.innerWidth < SHEET);
    this.draw();
    const button = marks.of(next)?.button;
    if (this.card.note || !button) this.card.show(next);
    else button.focus({ preventScroll: true });
    return true;
  }

  private parts(): { host: Host; marks: Marks } {
    this.host ??= addHost(this.options.doc, this.options.signal, this.options.lost);
    this.marks ??= new Marks(this.host.marks, {
      near: () => this.card.prepare(),
      press: (note) => {
        const now = this.notes.find((n) => n.key === note.key);
        if (this.card.note?.key === note.key) this.card.close();
        else if (now) this.card.show(now);
      },
    });
    return { host: this.host, marks: this.marks };
  }

  private paint(): void {
    const active = this.card.note;
    const painted: Record<HighlightName, Range[]> = {
      note: [],
      further: [],
      overtaken: [],
      ink: [],
      inkOvertaken: [],
      active: [],
      inkActive: [],
    };
    if (active) painted[groundAt(active.block.element).ink === null ? 'active' : 'inkActive'].push(active.range);
    const lined = this.lined();
    this.painted = keysOf(lined);
    for (const { block, model, first, range } of lined) {
      const plain = groundAt(block.element).ink === null;
      if (model.overtaken !== null) painted[plain ? 'overtaken' : 'inkOvertaken'].push(range);
      else painted[plain ? (first ? 'note' : 'further') : 'ink'].push(range);
    }
    paint(painted, this.forced?.matches ?? false);
  }

  /**
   * The notes with a line, the open one aside. With signs alone, a sentence that has no room for its own keeps the line:
   * else its note would be lost.
   */
  private lined(): readonly Note[] {
    const open = this.card.note?.key;
    const { marks } = this;
    const alone = (note: Note) => note.sign && marks !== null && marks.of(note) === undefined;
    return this.notes.filter((note) => note.key !== open && (this.looks !== 'sign' || alone(note)));
  }

  private soon(): void {
    if (this.frame || this.options.signal.aborted) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private scrolled(): void {
    const { drawnAt } = this;
    const view = this.options.doc.defaultView;
    const far = drawnAt !== null && view !== null && Math.abs(view.scrollY - drawnAt) > view.innerHeight / 2;
    if (this.marks?.moves || far) this.soon();
    else if (this.marks && !this.passing) {
      this.passing = requestAnimationFrame(() => {
        this.passing = 0;
        if (!this.options.signal.aborted && this.marks?.uncover()) this.draw();
      });
    }
  }

  private draw(): void {
    if (this.notes.length === 0 && !this.host) return;
    const { marks } = this.parts();
    const openKey = this.card.note?.key ?? null;
    const forced = this.forced?.matches ?? false;
    // Firefox paints no highlight inside shadow trees: there too the line is drawn in the overlay.
    const unpainted = (note: Note) => SHADOWS_UNPAINTED && note.range.startContainer.getRootNode() !== this.options.doc;
    const inOverlay = (note: Note) => (forced && note.key !== openKey) || unpainted(note);
    marks.quiet(this.looks === 'line');
    this.drawnAt = null;
    marks.draw(
      this.near(this.notes.filter((note) => note.sign)),
      () => this.near([...this.lined(), ...this.notes.filter(({ key }) => key === openKey)].filter(inOverlay)),
      openKey,
    );
    // Only now is it known which sentences have no room for a sign.
    if (this.looks === 'sign' && keysOf(this.lined()) !== this.painted) this.paint();
  }

  /** All, or of many those within a screen's height of what is seen, the open one and the one last stepped to. */
  private near(notes: readonly Note[]): readonly Note[] {
    const view = this.options.doc.defaultView;
    if (!view || notes.length <= MANY) return notes;
    this.drawnAt = view.scrollY;
    const height = view.innerHeight;
    return notes.filter(({ key, range }) => {
      if (key === this.card.note?.key || key === this.last) return true;
      const { top, bottom } = range.getBoundingClientRect();
      return bottom > -height && top < 2 * height;
    });
  }

  /** A click on an underlined sentence, if it was not meant for anything else. */
  private pressText(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    ) {
      return;
    }
    // A press on text that shows no line is meant for something else.
    const pressed = this.lined();
    if (pressed.length === 0 || this.host?.owns(event)) return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target.closest(CONTROLS)) return;
    const { doc } = this.options;
    if (doc.getSelection()?.isCollapsed === false) return;
    const { clientX: x, clientY: y } = event;
    // The point must lie on a line of the sentence: a caret is found for clicks far beside it, too.
    const note = pressed.find((n) =>
      linesOf(n.range).some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom),
    );
    if (note && isAt(doc, note.range, x, y)) this.card.show(note);
  }
}

const keysOf = (notes: readonly Note[]) => notes.map((note) => note.key).join();
