/** Is the page dark where the sentence stands? The card takes the page's theme, not the system's. */

function channels(color: string): [number, number, number, number] | null {
  const found = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(color);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4] ?? 1)] : null;
}

/** Rough lightness, 0 to 1. */
const lightness = ([r, g, b]: readonly number[]) => (0.299 * (r ?? 0) + 0.587 * (g ?? 0) + 0.114 * (b ?? 0)) / 255;

export function themeAt(el: Element): 'light' | 'dark' {
  const view = el.ownerDocument.defaultView;
  if (!view) return 'light';
  for (let at: Element | null = el; at; at = at.parentElement) {
    const ground = channels(view.getComputedStyle(at).backgroundColor);
    if (ground && ground[3] > 0.5) return lightness(ground) < 0.5 ? 'dark' : 'light';
  }
  // No ground was painted, or it is a picture: the colour of the text knows what it was written for.
  const ink = channels(view.getComputedStyle(el).color);
  return ink && lightness(ink) > 0.6 ? 'dark' : 'light';
}
