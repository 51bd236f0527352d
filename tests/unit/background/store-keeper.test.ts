import { expect, it } from 'vitest';
import { storeKeeper } from '../../../src/background/store-keeper';
import { openClaimsStore } from '../../../src/claims/store';
import { deadDisk, newDisk } from '../claims-store/database';
import { makePack } from '../claims-store/packs';

it('opens once, and anew only after a while when the store fell back to memory', async () => {
  const disks = [deadDisk(), deadDisk(), newDisk(), newDisk()];
  let opened = 0;
  let now = 0;
  const keeper = storeKeeper(
    () => openClaimsStore({ bundled: makePack(), db: disks[opened++]?.connect ?? newDisk().connect }),
    () => now,
  );
  const kind = async () => (await (await keeper.get()).state()).kind;
  expect(await Promise.all([kind(), kind()])).toEqual(['memory', 'memory']);
  expect(opened).toBe(1);
  now += 14_000;
  expect(await kind()).toBe('memory');
  expect(opened).toBe(1);
  now += 2_000;
  expect(await kind()).toBe('memory');
  now += 16_000;
  expect(await Promise.all([kind(), kind()])).toEqual(['indexeddb', 'indexeddb']);
  now += 60_000;
  expect(await kind()).toBe('indexeddb');
  expect(opened).toBe(3);
});

it('does not hand out an opening that failed outright', async () => {
  let tries = 0;
  const keeper = storeKeeper(async () => {
    tries += 1;
    if (tries === 1) throw new Error('no');
    return openClaimsStore({ bundled: makePack(), db: newDisk().connect });
  });
  await expect(keeper.get()).rejects.toThrow('no');
  expect((await (await keeper.get()).state()).kind).toBe('indexeddb');
});
