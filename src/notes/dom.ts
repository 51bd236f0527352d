/**
 * Builds nodes. The card is small and drawn once per opening: a library would weigh more than the card, and every
 * page on topic would carry it. Never parses markup.
 */
export type Child = Node | string | false | null | undefined | readonly Child[];
type Value = string | number | boolean | undefined | ((event: never) => void);

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set('svg path g text'.split(' '));

function append(parent: Element, child: Child): void {
  if (Array.isArray(child)) for (const inner of child) append(parent, inner as Child);
  else if (child) parent.append(child as Node | string);
}

/** `onclick` and the like are listeners; `true` is an empty attribute; false and undefined are left out. */
export function h<T extends HTMLElement = HTMLElement>(
  tag: string,
  attributes: Record<string, Value> | null,
  ...children: Child[]
): T {
  const el = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') el.addEventListener(name.slice(2), value as (event: Event) => void);
    else if (value !== false && value !== undefined) el.setAttribute(name, value === true ? '' : String(value));
  }
  append(el, children);
  return el as unknown as T;
}

/** A button that submits nothing. */
export const button = (kind: string, label: Child, press: () => void, more: Record<string, Value> = {}) =>
  h<HTMLButtonElement>('button', { type: 'button', class: kind, onclick: press, ...more }, label);
