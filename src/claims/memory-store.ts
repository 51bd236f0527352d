/**
 * The claims store when there is no database: the bundled pack in memory. Hidden notes and wrong matches go to
 * storage.session, which outlives a stopped worker but not the browser; when a database opens later, they move there.
 */
import type { Storage } from 'webextension-polyfill';
import { z } from 'zod';
import type { HiddenRow } from './db';
import type { UsablePack } from './packed';
import type { ClaimsStore, PackSummary, StoreState } from './store-types';
import { bundledSummary, stateOf } from './summary';
import { WrongMatch } from './wrong';

/** The part of storage.session that is used here. */
export type SessionArea = Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>;

const KEY = 'hidden-for-now';
const WRONG_KEY = 'wrong-for-now';
const Rows = z.array(z.object({ key: z.string(), claim: z.string(), page: z.string().nullable(), at: z.number() }));

export class MemoryStore implements ClaimsStore {
  readonly #bundled: UsablePack;
  readonly #session: SessionArea | undefined;
  #hidden: HiddenRow[] = [];
  #wrong: WrongMatch[] = [];

  constructor(bundled: UsablePack, session?: SessionArea) {
    this.#bundled = bundled;
    this.#session = session;
  }

  async state(): Promise<StoreState> {
    return stateOf('memory', await this.packs());
  }

  async packs(): Promise<PackSummary[]> {
    return [bundledSummary(this.#bundled)];
  }

  async pack(id: string): Promise<UsablePack | null> {
    return id === this.#bundled.id ? this.#bundled : null;
  }

  async enabledPacks(): Promise<UsablePack[]> {
    return [this.#bundled];
  }

  async addPack(): Promise<void> {
    throw new Error('packs cannot be kept without the claims store');
  }

  async removePack(): Promise<void> {
    throw new Error('packs cannot be changed without the claims store');
  }

  async setEnabled(): Promise<void> {
    throw new Error('packs cannot be changed without the claims store');
  }

  async hidden(): Promise<HiddenRow[]> {
    if (this.#session !== undefined) {
      const stored = Rows.safeParse((await this.#session.get(KEY).catch(() => ({}) as Record<string, unknown>))[KEY]);
      if (stored.success) this.#hidden = stored.data;
    }
    return this.#hidden;
  }

  async hide(note: HiddenRow): Promise<void> {
    const others = (await this.hidden()).filter((row) => row.key !== note.key);
    await this.#keep([...others, note]);
  }

  async unhide(key: string): Promise<void> {
    await this.#keep((await this.hidden()).filter((row) => row.key !== key));
  }

  async wrong(): Promise<WrongMatch[]> {
    if (this.#session !== undefined) {
      const area = await this.#session.get(WRONG_KEY).catch(() => ({}) as Record<string, unknown>);
      const stored = z.array(WrongMatch).safeParse(area[WRONG_KEY]);
      if (stored.success) this.#wrong = stored.data;
    }
    return this.#wrong;
  }

  async markWrong(match: WrongMatch): Promise<void> {
    const others = (await this.wrong()).filter((row) => row.key !== match.key);
    await this.#keepWrong([...others, match]);
  }

  async unmarkWrong(key: string): Promise<void> {
    await this.#keepWrong((await this.wrong()).filter((row) => row.key !== key));
  }

  async erase(): Promise<void> {
    await this.#keep([]);
    await this.#keepWrong([]);
  }

  close(): void {
    // Nothing is held open.
  }

  /** Moves what was hidden meanwhile to a store that keeps it. */
  async handOver(store: ClaimsStore): Promise<void> {
    const rows = await this.hidden();
    const wrong = await this.wrong();
    if (rows.length + wrong.length === 0 || (await store.state()).kind !== 'indexeddb') return;
    for (const row of rows) await store.hide(row);
    for (const match of wrong) await store.markWrong(match);
    // Only when all of them are kept: a store that broke meanwhile has put them back into this one.
    if ((await store.state()).kind === 'indexeddb') await this.erase();
  }

  async #keep(rows: HiddenRow[]): Promise<void> {
    this.#hidden = rows;
    await this.#remember(KEY, rows);
  }

  async #keepWrong(rows: WrongMatch[]): Promise<void> {
    this.#wrong = rows;
    await this.#remember(WRONG_KEY, rows);
  }

  async #remember(key: string, rows: unknown): Promise<void> {
    try {
      await this.#session?.set({ [key]: rows });
    } catch {
      // No session storage: they are forgotten with the worker, as the notice says they may be.
    }
  }
}
