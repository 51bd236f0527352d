/** What a claims store answers, whoever keeps it. */
import type { StoreState } from '../messages/protocol';
import type { HiddenRow } from './db';
import type { UsablePack } from './packed';
import type { Pack } from './schema';
import type { WrongMatch } from './wrong';

export type { StoreState };
export type Hidden = HiddenRow;

/** A pack as options show it. */
export interface PackSummary {
  id: string;
  version: string;
  title: string;
  description: string;
  asOf: string;
  /** The topic's label. */
  label: string;
  claims: number;
  events: number;
  sources: number;
  origin: 'bundled' | 'imported';
  enabled: boolean;
  /** ms since 1970. */
  storedAt: number;
}

export interface ClaimsStore {
  /** Where answers come from, and the packs in use. */
  state(): Promise<StoreState>;
  packs(): Promise<PackSummary[]>;
  /** A whole pack, as it was imported, or null when there is none of that id. */
  pack(id: string): Promise<UsablePack | null>;
  /** The packs that the matcher uses, whole. */
  enabledPacks(): Promise<UsablePack[]>;
  /** Stores a validated pack, in place of one of the same id. Rejects when it cannot be stored. */
  addPack(pack: Pack): Promise<void>;
  /** Removes an imported pack; the bundled one stays. */
  removePack(id: string): Promise<void>;
  setEnabled(id: string, enabled: boolean): Promise<void>;
  hidden(): Promise<Hidden[]>;
  hide(note: Hidden): Promise<void>;
  unhide(key: string): Promise<void>;
  /** Matches the reader marked as wrong. */
  wrong(): Promise<WrongMatch[]>;
  markWrong(match: WrongMatch): Promise<void>;
  unmarkWrong(key: string): Promise<void>;
  /** Back to the bundled pack: imported packs, hidden notes and wrong matches go. */
  erase(): Promise<void>;
  close(): void;
}
