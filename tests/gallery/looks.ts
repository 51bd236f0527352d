/** In what lights pages are shown, and how pictures are named. */
import type { Wishes } from '../../src/cli/browsers/emulate';

export interface Look {
  name: 'light' | 'dark' | '320' | 'forced';
  width: number;
  height: number;
  scale: number;
  wishes: Wishes;
}

const wide = { width: 1280, height: 900, scale: 1 };

/** Without motion, so that no picture is of something half way. */
export const LOOKS: readonly Look[] = [
  { name: 'light', ...wide, wishes: { scheme: 'light', still: true } },
  { name: 'dark', ...wide, wishes: { scheme: 'dark', still: true } },
  { name: '320', width: 320, height: 640, scale: 2, wishes: { scheme: 'light', touch: true, still: true } },
  { name: 'forced', ...wide, wishes: { forced: true, still: true } },
];

/** Keeps one picture. */
export type Save = (what: string, look: Look, picture: Uint8Array) => Promise<void>;

/** A file's name from words. */
export const slug = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
