/** The claims store over an open database. Every method rejects when IndexedDB fails; `resilient` sees to that. */
import type { ClaimsDb, HiddenRow, PackRow } from './db';
import type { UsablePack } from './packed';
import type { Pack } from './schema';
import { deletePack, isWhole, putPack } from './seed';
import type { ClaimsStore, PackSummary, StoreState } from './store-types';
import { stateOf } from './summary';
import type { WrongMatch } from './wrong';

export class DbStore implements ClaimsStore {
  readonly #db: ClaimsDb;
  readonly #bundled: UsablePack | undefined;

  /** `bundled` is the pack that the database was seeded from: where it holds that version, it need not be read again. */
  constructor(db: ClaimsDb, bundled?: UsablePack) {
    this.#db = db;
    this.#bundled = bundled;
  }

  async state(): Promise<StoreState> {
    return stateOf('indexeddb', await this.packs());
  }

  async packs(): Promise<PackSummary[]> {
    const rows = await this.#db.packs.toArray();
    // It was there when the store was opened: somebody has emptied the database since.
    if (!rows.some((row) => row.origin === 'bundled')) throw new Error('the claims store is empty');
    // The bundled pack first, then in the order they came.
    rows.sort((a, b) => Number(a.origin === 'imported') - Number(b.origin === 'imported') || a.storedAt - b.storedAt);
    return rows.map(summaryOf);
  }

  pack(id: string): Promise<UsablePack | null> {
    const { packs, claims, lexica } = this.#db;
    return this.#db.transaction('r', packs, claims, lexica, async () => {
      const row = await packs.get(id);
      if (row === undefined) return null;
      const { origin, head } = row;
      if (origin === 'bundled' && head.version === this.#bundled?.version && (await isWhole(this.#db, row))) {
        return this.#bundled;
      }
      const lexicon = await lexica.get(id);
      const rows = await claims.where('pack').equals(id).sortBy('place');
      if (lexicon === undefined || rows.length !== row.counts.claims) throw new Error(`pack ${id} has lost parts`);
      const { model, packed } = lexicon;
      return {
        ...row.head,
        lexicon: lexicon.lexicon,
        claims: rows.map((r) => r.claim),
        ...(model === undefined ? {} : { model }),
        ...(packed === undefined ? {} : { packed }),
      };
    });
  }

  async enabledPacks(): Promise<UsablePack[]> {
    const used = (await this.packs()).filter((p) => p.enabled);
    // A damaged import is left out; a damaged bundled pack rejects, so that memory serves and the next opening mends it.
    const packs = await Promise.all(
      used.map((p) => (p.origin === 'bundled' ? this.pack(p.id) : this.pack(p.id).catch(() => null))),
    );
    return packs.filter((pack) => pack !== null);
  }

  async addPack(pack: Pack): Promise<void> {
    await this.#write(async () => {
      const before = await this.#db.packs.get(pack.id);
      if (before?.origin === 'bundled') throw new Error('the bundled pack cannot be replaced');
      await putPack(this.#db, pack, 'imported', before?.enabled ?? true);
    });
  }

  async removePack(id: string): Promise<void> {
    await this.#write(async () => {
      if ((await this.#db.packs.get(id))?.origin === 'imported') await deletePack(this.#db, id);
    });
  }

  async setEnabled(id: string, enabled: boolean): Promise<void> {
    await this.#db.packs.update(id, { enabled });
  }

  hidden(): Promise<HiddenRow[]> {
    return this.#db.hidden.toArray();
  }

  async hide(note: HiddenRow): Promise<void> {
    await this.#db.hidden.put(note);
  }

  async unhide(key: string): Promise<void> {
    await this.#db.hidden.delete(key);
  }

  wrong(): Promise<WrongMatch[]> {
    return this.#db.wrong.toArray();
  }

  async markWrong(match: WrongMatch): Promise<void> {
    await this.#db.wrong.put(match);
  }

  async unmarkWrong(key: string): Promise<void> {
    await this.#db.wrong.delete(key);
  }

  async erase(): Promise<void> {
    const { packs, claims, lexica, hidden, wrong } = this.#db;
    await this.#db.transaction('rw', packs, claims, lexica, hidden, wrong, async () => {
      const imported = (await packs.toArray()).filter((row) => row.origin === 'imported');
      for (const row of imported) await deletePack(this.#db, row.id);
      await packs.toCollection().modify({ enabled: true });
      await hidden.clear();
      await wrong.clear();
    });
  }

  close(): void {
    this.#db.close();
  }

  #write(work: () => Promise<void>): Promise<void> {
    return this.#db.transaction('rw', this.#db.packs, this.#db.claims, this.#db.lexica, work);
  }
}

function summaryOf(row: PackRow): PackSummary {
  const { id, version, title, description, asOf, topic } = row.head;
  const { origin, enabled, storedAt } = row;
  return { id, version, title, description, asOf, label: topic.label, ...row.counts, origin, enabled, storedAt };
}
