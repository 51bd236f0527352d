/** Colours as browsers compute them, and what a sentence is painted on. */
import { describe, expect, test } from 'vitest';
import { channels, groundAt, luminance } from '../../../src/page/theme';
import { documentOf } from './window';

describe('colours', () => {
  test.each([
    ['rgb(255, 255, 255)', 1],
    ['rgba(0, 0, 0, 0.5)', 0],
    ['rgb(91, 127, 176)', 0.205],
    ['color(srgb 1 1 1)', 1],
    ['color(display-p3 0 0 0 / 0.3)', 0],
    ['oklch(1 0 0)', 1],
    ['oklab(0.5 0.1 0.1)', 0.125],
    ['lab(100 0 0)', 1],
  ])('%s has the luminance %d', (color, wanted) => {
    expect(luminance(channels(color) ?? [9, 9, 9, 1])).toBeCloseTo(wanted, 2);
  });
  test('the alpha is read, with and without a slash; a word is no colour', () => {
    expect(channels('rgba(1, 2, 3, 0.25)')?.[3]).toBe(0.25);
    expect(channels('oklch(0.5 0.1 20 / 0.4)')?.[3]).toBe(0.4);
    expect(channels('transparent')).toBeNull();
  });
});

describe('the ground', () => {
  const ground = (outer: string, inner: string) => {
    const doc = documentOf(`<!doctype html><html><body style="${outer}"><p style="${inner}">Words.</p></body></html>`);
    return groundAt(doc.querySelector('p') as Element);
  };
  const DARK = 'background-color:rgb(20, 23, 28)';
  const WHITE = 'background-color:rgb(255, 255, 255)';
  test.each([
    ['white', WHITE, 'color:rgb(0, 0, 0)', 'light', false],
    ['dark', DARK, 'color:rgb(230, 230, 230)', 'dark', false],
    ['a middle blue', WHITE, 'color:rgb(255, 255, 255);background-color:rgb(95, 127, 159)', 'light', true],
    ['a thin veil over white', WHITE, 'color:rgb(0, 0, 0);background-color:rgba(0, 0, 0, 0.04)', 'light', false],
    ['a heavy veil over white', WHITE, 'color:rgb(255, 255, 255);background-color:rgba(0, 0, 0, 0.6)', 'dark', true],
    ['a picture', DARK, 'color:rgb(20, 20, 20);background-image:url(x.png)', 'light', true],
    ['a ground that the text could not be read on', WHITE, 'color:rgb(250, 250, 250)', 'dark', true],
  ])('%s', (_, outer, inner, theme, inInk) => {
    const found = ground(outer, inner);
    expect(found.theme).toBe(theme);
    expect(found.ink !== null).toBe(inInk);
  });
});
