/** What a sentence is painted on. The card takes the page's theme, not the system's; lines and signs must stand out. */
import { parentAcross } from './blocks';

type Colour = readonly [r: number, g: number, b: number, a: number];

/** From any computed colour, sRGB 0 to 1. Of the wide-gamut kinds only the lightness is kept: it is all that counts here. */
export function channels(color: string): Colour | null {
  const kind = /^([a-z]+)\(/.exec(color)?.[1];
  const [x = 0, y = 0, z = 0, a = 1] = (
    color.replace(/^.*\((?:[a-z][\w-]*)?/, '').match(/-?[\d.]+(?:e-?\d+)?/g) ?? []
  ).map(Number);
  if (kind === 'rgb' || kind === 'rgba') return [x / 255, y / 255, z / 255, a];
  if (kind === 'color') return [x, y, z, a];
  if (!kind) return null;
  const light = /^ok/.test(kind) ? x ** 3 : ((x + 16) / 116) ** 3;
  const grey = light <= 0.0031 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return [grey, grey, grey, a];
}

/** Relative luminance as WCAG has it, 0 to 1. */
export function luminance([r, g, b]: Colour): number {
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

export interface Ground {
  theme: 'light' | 'dark';
  /**
   * The text's own colour, where our middle tones would have less than 3:1, or where the ground is a picture: what the
   * text is legible in, a line is seen in.
   */
  ink: string | null;
}

/** Our tones (see tokens.css) lie about 0.2; they have 3:1 on grounds outside of these. */
const DARKEST = 0.035;
const LIGHTEST = 0.7;

/** @param x viewport px: boxes that do not reach there are not what is painted on there. */
export function groundAt(el: Element, x?: number): Ground {
  const view = el.ownerDocument.defaultView;
  if (!view) return { theme: 'light', ink: null };
  const { color } = view.getComputedStyle(el);
  const ink = channels(color);
  const bright = ink === null ? 0 : luminance(ink);
  let layers: Colour = [0, 0, 0, 0];
  let picture = false;
  for (let at: Element | null = el; at && layers[3] < 0.98 && !picture; at = parentAcross(at)) {
    const { backgroundColor, backgroundImage } = view.getComputedStyle(at);
    const ground = channels(backgroundColor);
    const image = backgroundImage.includes('(');
    const painted = (ground?.[3] ?? 0) > 0 || image;
    if (!painted || (x !== undefined && isBeside(at, x))) continue;
    picture = image;
    if (!ground) continue;
    const [r, g, b, a] = layers;
    const part = (1 - a) * ground[3];
    layers = [r + part * ground[0], g + part * ground[1], b + part * ground[2], a + part];
  }
  // Where nothing is painted the canvas shows: white, or black to text that is written for it.
  const rest = (1 - layers[3]) * (layers[3] < 0.5 && bright > 0.36 ? 0 : 1);
  const ground = luminance([layers[0] + rest, layers[1] + rest, layers[2] + rest, 1]);
  const contrast = (Math.max(bright, ground) + 0.05) / (Math.min(bright, ground) + 0.05);
  // Text that cannot be read on its ground stands on something else, which is not among its ancestors.
  const unknown = picture || contrast < 2;
  const dark = unknown ? bright > 0.36 : ground < 0.18;
  return { theme: dark ? 'dark' : 'light', ink: unknown || (ground > DARKEST && ground < LIGHTEST) ? color : null };
}

function isBeside(el: Element, x: number): boolean {
  const { left, right } = el.getBoundingClientRect();
  return x < left || x > right;
}

export const themeAt = (el: Element): 'light' | 'dark' => groundAt(el).theme;
