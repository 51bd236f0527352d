/** A database of its own for each test, in memory. */
import type { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { ClaimsDb } from '../../../src/claims/db';

export interface Disk {
  /** A new connection to the same data. */
  connect(): ClaimsDb;
  options: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
}

export function newDisk(): Disk {
  const options = { indexedDB: new IDBFactory(), IDBKeyRange };
  return { options, connect: () => new ClaimsDb('claimtrail', options) };
}

/** An IndexedDB that refuses to open, as Firefox does in some private windows. */
export function deadDisk(): Disk {
  const options = { indexedDB: new IDBFactory(), IDBKeyRange };
  options.indexedDB.open = () => {
    throw new DOMException(
      'A mutation operation was attempted on a database that did not allow it.',
      'InvalidStateError',
    );
  };
  return { options, connect: () => new ClaimsDb('claimtrail', options) };
}

/** An IndexedDB whose opening never ends. */
export function hangingDisk(): Disk {
  const options = { indexedDB: new IDBFactory(), IDBKeyRange };
  options.indexedDB.open = () => new EventTarget() as unknown as ReturnType<IDBFactory['open']>;
  return { options, connect: () => new ClaimsDb('claimtrail', options) };
}

export async function rowsOf(db: Dexie, table: string): Promise<unknown[]> {
  return db.table(table).toArray();
}
