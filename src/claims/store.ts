/**
 * The claims store: one interface, two keepers. Promise: every read answers. If IndexedDB cannot be opened or breaks
 * midway, answers come from the bundled pack in memory, and `state()` says so and why.
 */
import type { StoreState } from '../messages/protocol';
import { bundledPack } from './bundled';
import { ClaimsDb, type HiddenRow } from './db';
import { DbStore } from './db-store';
import { MemoryStore, type SessionArea } from './memory-store';
import { resilient } from './resilient-store';
import type { Pack } from './schema';
import { seed } from './seed';
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
  pack(id: string): Promise<Pack | null>;
  /** The packs that the matcher uses, whole. */
  enabledPacks(): Promise<Pack[]>;
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

export interface OpenOptions {
  signal?: AbortSignal;
  /** Seams for tests. */
  bundled?: Pack;
  db?: () => ClaimsDb;
  session?: SessionArea;
  /** ms that opening or a single read may take before memory serves instead. */
  patience?: number;
}

const PATIENCE_MS = 3_000;

/**
 * Opens the store, seeds or upgrades it from the bundled pack, and answers with it. Never rejects for IndexedDB's
 * sake; rejects only with the signal's reason when that is aborted first.
 */
export async function openClaimsStore(options: OpenOptions = {}): Promise<ClaimsStore> {
  const { signal, patience = PATIENCE_MS } = options;
  signal?.throwIfAborted();
  // The database opens while the pack is being read.
  const reading = options.bundled === undefined ? bundledPack() : Promise.resolve(options.bundled);
  const opening = openDbStore(options.db ?? (() => new ClaimsDb()), reading);
  opening.catch(() => undefined); // `resilient` meets it, unless there is no pack
  const memory = new MemoryStore(await reading, options.session);
  const store = await resilient({ main: opening, spare: memory, patience });
  if (signal?.aborted) {
    store.close();
    throw signal.reason;
  }
  signal?.addEventListener('abort', () => store.close(), { once: true });
  await memory.handOver(store);
  return store;
}

async function openDbStore(create: () => ClaimsDb, reading: Promise<Pack>): Promise<DbStore> {
  const db = create();
  try {
    const [bundled] = await Promise.all([reading, db.open()]);
    await seed(db, bundled);
    return new DbStore(db, bundled);
  } catch (error) {
    db.close();
    throw error;
  }
}
