/** Draws the signs in the margin, and in forced colours the lines under sentences. Reads all layout, then writes. */
import { rangeOf } from '../page/range';
import { themeAt } from '../page/theme';
import { glyph } from './glyphs';
import { columnOf, keepApart, linesOf, type Spot, spotFor, surroundingsOf } from './margins';
import type { Note } from './note';

export interface Drawn {
  button: HTMLButtonElement;
  spot: Spot;
}

const key = (note: Note) => note.key;

export interface MarkActs {
  /** A pointer or the focus is on a sign: its card may be wanted next. */
  near: () => void;
  press: (note: Note) => void;
}

export class Marks {
  private readonly drawn = new Map<string, Drawn>();
  /** Signs that must be placed again whenever something scrolls. */
  moves = false;

  constructor(
    private readonly layer: HTMLElement,
    private readonly acts: MarkActs,
  ) {
    for (const type of ['pointerover', 'focusin']) layer.addEventListener(type, acts.near, { passive: true });
  }

  of(note: Note): Drawn | undefined {
    return this.drawn.get(key(note));
  }

  /** Key of the note whose sign has the focus. */
  focused(): string | null {
    const root = this.layer.getRootNode() as ShadowRoot;
    for (const [key, { button }] of this.drawn) if (button === root.activeElement) return key;
    return null;
  }

  /** `marked` in reading order, one a claim; `lines` are drawn under in forced colours. */
  draw(marked: readonly Note[], lines: readonly Note[], openKey: string | null): void {
    const doc = this.layer.ownerDocument;
    const view = doc.defaultView;
    if (!view) return;
    this.moves = false;
    const places: { note: Note; spot: Spot; theme: string }[] = [];
    for (const note of marked) {
      const spot = this.spot(note, view);
      if (spot) places.push({ note, spot, theme: themeAt(note.block.element) });
    }
    keepApart(places.map(({ spot }) => spot));
    const under = lines.flatMap((note) => linesOf(note.range).map((box) => ({ box, overtaken: note.model.overtaken })));
    const origin = this.layer.getBoundingClientRect();

    let last: Element | null = null;
    const stale = new Set(this.drawn.keys());
    for (const { note, spot, theme } of places) {
      stale.delete(key(note));
      const button = this.drawn.get(key(note))?.button ?? this.button(note);
      this.drawn.set(key(note), { button, spot });
      this.dress(button, note, spot, theme, origin, openKey);
      // In reading order, for those who tab. Moved only if it must be: a button that is moved loses the focus.
      const place: Element | null = last ? last.nextElementSibling : this.layer.firstElementChild;
      if (button !== place) this.layer.insertBefore(button, place);
      last = button;
    }
    for (const gone of stale) {
      this.drawn.get(gone)?.button.remove();
      this.drawn.delete(gone);
    }
    for (const old of this.layer.querySelectorAll('.ul')) old.remove();
    for (const { box, overtaken } of under) {
      const line = doc.createElement('i');
      line.className = overtaken ? 'ul is-overtaken' : 'ul';
      line.style.left = `${box.left - origin.left}px`;
      line.style.top = `${box.bottom - origin.top}px`;
      line.style.width = `${box.width}px`;
      this.layer.append(line);
    }
  }

  private spot(note: Note, view: Window): Spot | null {
    const lines = linesOf(note.range);
    const { element, text } = note.block;
    const last = lines[lines.length - 1];
    if (!last) return null;
    const style = view.getComputedStyle(element);
    if (!style.writingMode.startsWith('horizontal')) return null;
    const column = columnOf(element, last, style);
    const around = surroundingsOf(element, column, last.top, last.bottom);
    this.moves ||= around.moves;
    const tail = rangeOf(note.block, text.length - 1, text.length);
    const end = (tail && linesOf(tail)[0]) ?? last;
    return spotFor(lines, column, end, around, style.direction === 'rtl');
  }

  private button(note: Note): HTMLButtonElement {
    const doc = this.layer.ownerDocument;
    const button = doc.createElement('button');
    button.type = 'button';
    button.className = 'mk';
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', () => this.acts.press(note));
    return button;
  }

  private dress(
    button: HTMLButtonElement,
    note: Note,
    spot: Spot,
    theme: string,
    origin: DOMRect,
    openKey: string | null,
  ): void {
    const doc = button.ownerDocument;
    const { model } = note;
    const open = openKey === note.key;
    const height = Math.max(spot.bottom - spot.top, 20);
    const name = `Note: ${model.line}`;
    if (button.getAttribute('aria-label') !== name || button.dataset.glyph !== model.glyph) {
      button.setAttribute('aria-label', name);
      button.dataset.glyph = model.glyph;
      button.replaceChildren(glyph(model.glyph));
      if (model.year) {
        const year = doc.createElement('em');
        year.textContent = model.year;
        button.append(year);
      }
    }
    button.setAttribute('aria-expanded', String(open));
    button.dataset.theme = theme;
    button.classList.toggle('is-short', height < 44 || !spot.margin);
    button.classList.toggle('is-rtl', spot.rtl);
    button.classList.toggle('is-overtaken', model.overtaken !== null);
    button.classList.toggle('has-room', spot.room >= 56);
    button.style.left = `${spot.left - origin.left}px`;
    button.style.setProperty('--w', `${spot.width}px`);
    button.style.top = `${spot.top - origin.top}px`;
    button.style.height = `${height}px`;
    button.style.zIndex = spot.z;
  }
}
