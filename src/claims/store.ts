/**
 * The claims store: one interface, two keepers. Promise: every read answers. If IndexedDB cannot be opened or breaks
 * midway, answers come from the bundled pack in memory, and `state()` says so and why.
 */
import { bundledPack } from './bundled';
import { ClaimsDb } from './db';
import { DbStore } from './db-store';
import { MemoryStore, type SessionArea } from './memory-store';
import type { UsablePack } from './packed';
import { resilient } from './resilient-store';
import { seed } from './seed';
import type { ClaimsStore } from './store-types';

export interface OpenOptions {
  signal?: AbortSignal;
  /** Seams for tests. */
  bundled?: UsablePack;
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

async function openDbStore(create: () => ClaimsDb, reading: Promise<UsablePack>): Promise<DbStore> {
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
