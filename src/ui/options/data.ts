/** What the options page shows, and what can be done there. */

import type { Issue } from '../../claims/pack-import';
import type { Hidden, PackSummary } from '../../claims/store-types';
import type { WrongMatch } from '../../claims/wrong';
import type { Level, Looks, Sensitivity, Settings } from '../../settings/schema';
import type { KeptSettings } from '../../settings/store';

/** What came of a file. */
export type Report =
  | { kind: 'imported'; title: string; version: string }
  | { kind: 'fine'; file: string; counts: string }
  | { kind: 'faults'; file: string; wanted: 'import' | 'check'; issues: Issue[]; more: number }
  | { kind: 'unread'; file: string }
  | { kind: 'not-stored'; file: string; reason: string };

export interface OptionsData {
  settings: Settings;
  /** Settings of an earlier time that could not be read. */
  kept: KeptSettings | null;
  /** The browser lets us read every site. */
  access: boolean;
  /** Why the browser's sync refused, or null. */
  syncRefused: string | null;
  store: { kind: 'indexeddb' | 'memory'; notice?: string | undefined };
  packs: PackSummary[];
  /** With the claims' short titles; the id where the pack is gone. */
  hidden: { note: Hidden; title: string }[];
  /** Matches marked as wrong, with the claims' short titles. */
  wrong: { match: WrongMatch; title: string }[];
  report: Report | null;
  /** Keys as the browser writes them; empty when not set. */
  keys: Record<'toggle' | 'next' | 'previous', string>;
  version: string;
  /** The last thing done or gone wrong, read out once. */
  said: string;
}

export interface OptionsActions {
  switchAll(on: boolean): void;
  setSensitivity(value: Sensitivity): void;
  setLooks(looks: Looks): void;
  setComments(on: boolean): void;
  setSync(on: boolean): void;
  /** Only chosen sites are read from now on, or any. The browser may ask the reader. */
  chooseOnly(on: boolean): void;
  /** Switches a site off; where only chosen sites are read, chooses it, and the browser may ask the reader. */
  addSite(site: string): void;
  removeSite(site: string): void;
  showAgain(key: string): void;
  setLevel(level: Level): void;
  notWrong(key: string): void;
  saveWrong(): void;
  usePack(id: string, on: boolean): void;
  exportPack(id: string): void;
  removePack(id: string): void;
  readFile(file: File, wanted: 'import' | 'check'): void;
  resetSettings(): void;
  eraseAll(): void;
  saveKept(): void;
  forgetKept(): void;
}
