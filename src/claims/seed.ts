/**
 * Puts packs into the database. Promise: in one transaction or not at all, never an older bundled version over a
 * newer one, and nothing of the reader's is touched (hidden notes, imported packs, whether a pack is in use).
 */
import type { ClaimsDb, PackRow } from './db';
import type { UsablePack } from './packed';

export type Seeded = 'seeded' | 'upgraded' | 'repaired' | 'kept';

/** Seeds an empty database, upgrades an older bundled pack, mends one with missing parts. Rejects when it cannot. */
export function seed(db: ClaimsDb, bundled: UsablePack): Promise<Seeded> {
  return db.transaction('rw', db.packs, db.claims, db.lexica, async (): Promise<Seeded> => {
    const stored = await db.packs.get(bundled.id);
    if (stored === undefined) {
      await putPack(db, bundled, 'bundled', true);
      return 'seeded';
    }
    const order = compareVersions(bundled.version, stored.head.version);
    if (order > 0) {
      await putPack(db, bundled, 'bundled', stored.enabled);
      return 'upgraded';
    }
    if (order === 0 && !(await isWhole(db, stored))) {
      await putPack(db, bundled, 'bundled', stored.enabled);
      return 'repaired';
    }
    return 'kept';
  });
}

/** Writes a pack in place of whatever had its id. Call within a transaction over packs, claims and lexica. */
export async function putPack(
  db: ClaimsDb,
  pack: UsablePack,
  origin: PackRow['origin'],
  enabled: boolean,
): Promise<void> {
  await deletePack(db, pack.id);
  const { claims, lexicon, model, packed, ...head } = pack;
  await db.packs.put({ id: pack.id, head, origin, enabled, storedAt: Date.now(), counts: countsOf(pack) });
  await db.lexica.put({
    ...{ pack: pack.id, lexicon },
    ...(model === undefined ? {} : { model }),
    ...(packed === undefined ? {} : { packed }),
  });
  await db.claims.bulkPut(claims.map((claim, place) => ({ pack: pack.id, id: claim.id, place, claim })));
}

/** Removes every part of a pack. Call within a transaction over packs, claims and lexica. */
export async function deletePack(db: ClaimsDb, id: string): Promise<void> {
  await db.packs.delete(id);
  await db.lexica.delete(id);
  await db.claims.where('pack').equals(id).delete();
}

/** Are all parts of this pack there? Browsers have lost single records before. */
export async function isWhole(db: ClaimsDb, row: PackRow): Promise<boolean> {
  const claims = await db.claims.where('pack').equals(row.id).count();
  // Counted, not read: the learned part is large.
  return claims === row.counts.claims && (await db.lexica.where('pack').equals(row.id).count()) === 1;
}

export function countsOf(pack: UsablePack): PackRow['counts'] {
  const events = pack.claims.flatMap((claim) => claim.events);
  return {
    claims: pack.claims.length,
    events: events.length,
    sources: events.reduce((sum, event) => sum + event.sources.length, 0),
  };
}

/** Below zero when `a` is older than `b`, by number, not by text: 1.10.0 is newer than 1.9.0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
