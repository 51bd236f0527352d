/** Draws the signs in the margin, and in forced colours the lines under sentences. Reads all layout, then writes. */
import { parentAcross } from '../page/blocks';
import { rangeOf } from '../page/range';
import { type Ground, groundAt } from '../page/theme';
import { glyph } from './glyphs';
import { HOST } from './host';
import { boxOf, columnOf, isPainted, keepApart, linesOf, type Spot, spotFor, surroundingsOf } from './margins';
import type { Note } from './note';

export interface Drawn {
  button: HTMLButtonElement;
  spot: Spot;
  note: Note;
  /** The ends of the sentence and the middle of its sign, px from the layer. */
  at: { x: number; y: number };
  sign: { x: number; y: number };
}

const REPLACED = 'img picture video canvas svg iframe embed object input button select textarea';

const key = (note: Note) => note.key;

export interface MarkActs {
  /** A pointer or the focus is on a sign: its card may be wanted next. */
  near: () => void;
  press: (note: Note) => void;
}

export class Marks {
  private readonly drawn = new Map<string, Drawn>();
  /** Keys of notes in whose margin something stands that only a look at the screen could find. */
  private crowded = new Set<string>();
  /** Signs that must be placed again whenever something scrolls. */
  moves = false;

  constructor(
    private readonly layer: HTMLElement,
    private readonly acts: MarkActs,
  ) {
    for (const type of ['pointerover', 'focusin']) layer.addEventListener(type, acts.near, { passive: true });
  }

  /** Signs that show only while they have the focus: the keyboard and screen readers still find every one. */
  quiet(is: boolean): void {
    this.layer.classList.toggle('is-quiet', is);
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

  /** `marked` in reading order, one a claim; `lines`, asked for once it is known who has a sign, are drawn in the overlay. */
  draw(marked: readonly Note[], lines: () => readonly Note[], openKey: string | null): void {
    const doc = this.layer.ownerDocument;
    const view = doc.defaultView;
    if (!view) return;
    this.moves = false;
    const found: { note: Note; spot: Spot; ground: Ground }[] = [];
    for (const note of marked) {
      const spot = this.spot(note, view);
      if (spot) found.push({ note, spot, ground: groundAt(note.block.element, spot.left + spot.width / 2) });
    }
    const stands = keepApart(found.map(({ spot }) => spot));
    const places = found.filter((_, i) => stands[i]);
    const origin = this.layer.getBoundingClientRect();
    const old = new Map(this.drawn);
    this.drawn.clear();
    for (const { note, spot } of places) {
      const button = old.get(key(note))?.button ?? this.button(note);
      const sign = { x: spot.left + spot.width / 2 - origin.left, y: spot.bottom - 10 - origin.top };
      this.drawn.set(key(note), { button, spot, note, at: placeOf(note, origin), sign });
    }
    const under = lines().flatMap((note) => this.linesUnder(note, view));

    for (const [name, { button }] of old) if (!this.drawn.has(name)) button.remove();
    let last: Element | null = null;
    for (const { note, spot, ground } of places) {
      const button = this.drawn.get(key(note))?.button ?? this.button(note);
      this.dress(button, note, spot, ground, origin, openKey);
      // In reading order, for those who tab. Moved only if it must be: a button that is moved loses the focus.
      const place: Element | null = last ? last.nextElementSibling : this.layer.firstElementChild;
      if (button !== place) this.layer.insertBefore(button, place);
      last = button;
    }
    for (const line of this.layer.querySelectorAll('.ul')) line.remove();
    for (const { box, overtaken } of under) {
      const line = doc.createElement('i');
      line.className = overtaken ? 'ul is-overtaken' : 'ul';
      line.style.left = `${box.left - origin.left}px`;
      line.style.top = `${box.bottom - origin.top}px`;
      line.style.width = `${box.width}px`;
      this.layer.append(line);
    }
    if (this.uncover()) this.draw(marked, lines, openKey);
  }

  /** Whether a sentence has moved since its sign was drawn. */
  isStale(): boolean {
    const origin = this.layer.getBoundingClientRect();
    return [...this.drawn.values()].some(({ note, at }) => {
      const now = placeOf(note, origin);
      return Math.abs(now.x - at.x) > 1 || Math.abs(now.y - at.y) > 1;
    });
  }

  /** After a resize: what was in the way may not be. */
  forget(): void {
    this.crowded.clear();
  }

  /**
   * Looks what is on the screen under each sign. What passes over the text (a sticky header) passes over its sign; what
   * stands in the margin sends the sign to the end of the paragraph. True if one was sent.
   */
  uncover(): boolean {
    const doc = this.layer.ownerDocument;
    const view = doc.defaultView;
    if (!view) return false;
    let sent = false;
    const { left, top } = this.layer.getBoundingClientRect();
    for (const [name, { button, note, spot, sign }] of this.drawn) {
      const y = top + sign.y;
      if (y < 0 || y > view.innerHeight) continue;
      const over = this.over(note.block.element, left + sign.x, y, view);
      button.classList.toggle('is-covered', over !== null);
      if (over === null || over === 'passing' || !spot.margin) continue;
      this.crowded.add(name);
      sent = true;
    }
    return sent;
  }

  /** What is painted over this point and is neither the text's own ground nor part of it. */
  private over(text: Element, x: number, y: number, view: Window): 'passing' | 'standing' | null {
    const top = this.layer.ownerDocument.elementsFromPoint(x, y).find(({ localName }) => localName !== HOST);
    if (!top || text.contains(top)) return null;
    const above = new Set<Element>();
    for (let at: Element | null = text; at; at = parentAcross(at)) above.add(at);
    let [seen, passing] = [false, false];
    for (let at: Element | null = top; at && !above.has(at); at = parentAcross(at)) {
      const style = view.getComputedStyle(at);
      const says =
        at === top && [...at.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''));
      seen ||= says || REPLACED.includes(at.localName) || isPainted(style);
      passing ||= style.position === 'fixed' || style.position === 'sticky';
    }
    return seen ? (passing ? 'passing' : 'standing') : null;
  }

  private linesUnder(note: Note, view: Window): { box: DOMRect; overtaken: boolean }[] {
    const { element } = note.block;
    if (!isInSight(element)) return [];
    const boxes = linesOf(note.range);
    const [first] = boxes;
    if (!first || !view.getComputedStyle(element).writingMode.startsWith('horizontal')) return [];
    const { clip, aslant, moves } = surroundingsOf(element, first, first, first);
    this.moves ||= moves;
    if (aslant) return [];
    return boxes
      .filter(({ bottom }) => bottom <= clip.bottom + 2 && bottom >= clip.top + 2)
      .map((box) => ({ box, overtaken: note.model.overtaken !== null }));
  }

  private spot(note: Note, view: Window): Spot | null {
    const lines = linesOf(note.range);
    const { text } = note.block;
    const last = lines[lines.length - 1];
    const [first] = lines;
    if (!first || !last || !isInSight(note.block.element)) return null;
    const element = boxOf(note.block.element, view);
    const style = view.getComputedStyle(element);
    if (!style.writingMode.startsWith('horizontal')) return null;
    const column = columnOf(element, last, style);
    const around = surroundingsOf(element, column, first, last);
    this.moves ||= around.moves;
    const tail = rangeOf(note.block, text.length - 1, text.length);
    const end = (tail && linesOf(tail)[0]) ?? last;
    return spotFor(lines, column, end, around, style.direction === 'rtl', this.crowded.has(note.key));
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
    { theme, ink }: Ground,
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
        // Not text: the page's own search must not find it.
        year.dataset.year = model.year;
        button.append(year);
      }
    }
    button.setAttribute('aria-expanded', String(open));
    button.dataset.theme = theme;
    button.classList.toggle('is-short', height < 44 || !spot.margin);
    button.classList.toggle('is-rtl', spot.rtl);
    button.classList.toggle('is-overtaken', model.overtaken !== null);
    button.classList.toggle('has-room', spot.room >= 56);
    button.classList.toggle('is-ink', ink !== null);
    button.style.color = ink ?? '';
    button.style.left = `${spot.left - origin.left}px`;
    button.style.setProperty('--w', `${spot.width}px`);
    button.style.top = `${spot.top - origin.top}px`;
    button.style.height = `${height}px`;
    button.style.zIndex = spot.z;
  }
}

/** Not hidden, folded away or faded out. */
const isInSight = (el: Element): boolean =>
  el.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) !== false;

function placeOf({ range }: Note, origin: DOMRect): { x: number; y: number } {
  const box = range.getBoundingClientRect();
  return { x: box.right - origin.left, y: box.bottom - origin.top };
}
