/**
 * The claims database: Dexie over IndexedDB in the extension's own origin. Opened explicitly, never on import.
 * Each version lists only the tables it changes; index only what is asked for.
 */
import Dexie, { type DexieOptions, type Table } from 'dexie';
import type { Packed } from './packed';
import type { Claim, Lexicon, Model, Pack } from './schema';
import type { WrongMatch } from './wrong';

export const DB_NAME = 'claimtrail';

/** A pack without its claims, lexicon and learned part, and what is known of it here. */
export interface PackRow {
  id: string;
  head: Omit<Pack, 'claims' | 'lexicon' | 'model'>;
  origin: 'bundled' | 'imported';
  /** Does the matcher use it? The reader's choice, kept over upgrades. */
  enabled: boolean;
  /** ms since 1970. */
  storedAt: number;
  counts: { claims: number; events: number; sources: number };
}

export interface ClaimRow {
  pack: string;
  id: string;
  /** Position in the pack. */
  place: number;
  claim: Claim;
}

export interface LexiconRow {
  pack: string;
  lexicon: Lexicon;
  /** The learned part, where the pack has one: as large as the lexicon, and wanted with it. */
  model?: Model;
  /** Both, in the form in which the bundled pack travels. */
  packed?: Packed;
}

/** A note that the reader put away. */
export interface HiddenRow {
  /** `claim:<id>` or `page:<id>:<address>`. */
  key: string;
  claim: string;
  /** Only on this page (address without its fragment); everywhere when null. */
  page: string | null;
  /** ms since 1970. */
  at: number;
}

export class ClaimsDb extends Dexie {
  packs!: Table<PackRow, string>;
  claims!: Table<ClaimRow, [string, string]>;
  lexica!: Table<LexiconRow, string>;
  hidden!: Table<HiddenRow, string>;
  wrong!: Table<WrongMatch, string>;

  constructor(name: string = DB_NAME, options: DexieOptions = {}) {
    super(name, options);
    this.version(1).stores({ packs: 'id', claims: '[pack+id], pack', lexica: 'pack' });
    // Hidden notes are the reader's own: no upgrade of a pack touches this table.
    this.version(2).stores({ hidden: 'key' });
    this.version(3).stores({ wrong: 'key' });
  }
}
