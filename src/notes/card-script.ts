/**
 * The card is a script of its own, put into the frame when the first card is wanted: most pages on topic are read
 * without opening one. It leaves what it can do under a name in the extension's own script world; pages cannot see it.
 */
import type { buildCard } from './card';
import type { copyText } from './copy';
import type { placeCard } from './place';

/** What the card's script can do. */
export interface CardScript {
  /** Tokens and rules, for the host's shadow root. */
  css: string;
  build: typeof buildCard;
  place: typeof placeCard;
  copy: typeof copyText;
}

const NAME = '__claimtrail_card';
const world = globalThis as unknown as Record<string, Partial<CardScript> | undefined>;

/** From the script; `styleCard` makes it whole. */
export function offerCard(script: Omit<CardScript, 'css'>): void {
  world[NAME] = script;
}

/** The sheet comes from the background, which put the script in. */
export function styleCard(css: string): void {
  world[NAME] &&= { ...world[NAME], css };
}

/** Null until it is there, whole. */
export const cardScript = (): CardScript | null => (world[NAME]?.css ? (world[NAME] as CardScript) : null);
