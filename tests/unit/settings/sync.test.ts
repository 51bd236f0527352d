/** Two devices and the browser's area between them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SETTINGS_KEY, STAMPS_KEY, SYNC_ERROR_KEY } from '../../../src/settings/keys';
import { DEFAULT_SETTINGS, Settings } from '../../../src/settings/schema';
import { withLevel, withSite } from '../../../src/settings/sites';
import { loadSettings, updateSettings } from '../../../src/settings/store';
import {
  forgetShared,
  MOST_BYTES,
  reconcile,
  SYNCED,
  syncKey,
  syncSettings,
  tooLarge,
} from '../../../src/settings/sync';
import { type FakeArea, fakeArea } from '../claims-store/area';

const SHARING = { ...DEFAULT_SETTINGS, sync: true };
const device = () => fakeArea({ [SETTINGS_KEY]: SHARING });
const settingsOf = async (area: FakeArea) => (await loadSettings(area as never)).settings;
const change = (area: FakeArea, at: number, next: (s: Settings) => Settings) =>
  updateSettings(area as never, next, () => at);
const sync = (area: FakeArea, shared: FakeArea) => syncSettings(area as never, shared as never);

describe('settings on two devices', () => {
  it('come together, and the last change of each wins', async () => {
    const [one, two, shared] = [device(), device(), fakeArea()];
    await change(one, 10, (s) => ({ ...s, looks: 'line', sensitivity: 'strict' }));
    await change(two, 20, (s) => ({ ...s, looks: 'sign' }));
    await change(two, 5, (s) => withLevel(s, 'a.example', 'all'));
    for (const area of [one, two, one]) await sync(area, shared);
    const both = await settingsOf(one);
    expect(both).toEqual(await settingsOf(two));
    expect(both).toMatchObject({ looks: 'sign', sensitivity: 'strict', siteLevels: { 'a.example': 'all' } });
  });

  it('a device that shares nothing neither gives nor takes', async () => {
    const [quiet, shared] = [fakeArea(), fakeArea({ [syncKey('on')]: { version: 3, value: false, at: 99 } })];
    await change(quiet, 10, (s) => ({ ...s, looks: 'line' }));
    await sync(quiet, shared);
    expect(await settingsOf(quiet)).toMatchObject({ on: true, looks: 'line' });
    expect(Object.keys(shared.data)).toEqual([syncKey('on')]);
  });

  it('a device whose clock is behind can still change what came from another', async () => {
    const [ahead, behind, shared] = [device(), device(), fakeArea()];
    await change(ahead, 9_000_000, (s) => ({ ...s, on: false }));
    for (const area of [ahead, behind]) await sync(area, shared);
    await change(behind, 10, (s) => ({ ...s, on: true }));
    for (const area of [behind, ahead]) await sync(area, shared);
    expect((await settingsOf(ahead)).on).toBe(true);
  });

  it('writes nothing for nothing', async () => {
    const [one, shared] = [device(), fakeArea()];
    await change(one, 10, (s) => ({ ...s, looks: 'line' }));
    await sync(one, shared);
    shared.set = async () => {
      throw new Error('written again');
    };
    one.set = shared.set;
    await sync(one, shared);
    expect(one.data[SYNC_ERROR_KEY]).toBeUndefined();
  });

  it('never shares whether a device shares, nor what was never set', async () => {
    const [one, shared] = [device(), fakeArea()];
    await change(one, 10, (s) => ({ ...s, on: false }));
    await sync(one, shared);
    expect(Object.keys(shared.data)).toEqual([syncKey('on')]);
    expect(JSON.stringify(shared.data)).not.toContain('"sync"');
    expect(SYNCED).not.toContain('sync');
    // Everything else is shared: a new setting must be thought of.
    expect([...SYNCED, 'version', 'sync'].sort()).toEqual(Object.keys(Settings.shape).sort());
  });

  it('leaves items alone that a younger Claimtrail wrote, and mends those it cannot read', async () => {
    const young = { version: 99, value: 'glowing', at: 1 };
    const [one, shared] = [
      device(),
      fakeArea({ [syncKey('looks')]: young, [syncKey('level')]: { version: 3, value: 'none', at: 99 } }),
    ];
    await change(one, 50, (s) => ({ ...s, looks: 'line', level: 'all' }));
    await sync(one, shared);
    expect(shared.data).toEqual({
      [syncKey('looks')]: young,
      [syncKey('level')]: { version: 3, value: 'all', at: 50 },
    });
    expect((await settingsOf(one)).looks).toBe('line');
  });

  it('keeps a list that is too long on this device, and says which', async () => {
    const [one, shared] = [device(), fakeArea()];
    const many = Array.from({ length: 500 }, (_, i) => `site-${String(i).padStart(4, '0')}.example`);
    const full = await change(one, 10, (s) => ({ ...s, on: false, disabledSites: many }));
    expect(tooLarge(full)).toEqual(['disabledSites']);
    expect(tooLarge({ ...full, disabledSites: many.slice(0, 300) })).toEqual([]);
    await sync(one, shared);
    expect(Object.keys(shared.data)).toEqual([syncKey('on')]);
    for (const [key, item] of Object.entries(shared.data)) {
      expect(key.length + JSON.stringify(item).length).toBeLessThanOrEqual(MOST_BYTES);
    }
    expect((await settingsOf(one)).disabledSites).toHaveLength(500);
  });

  it('says why the browser refused, until it does no more, and changes nothing meanwhile', async () => {
    const [one, shared] = [device(), fakeArea()];
    await change(one, 10, (s) => ({ ...s, on: false }));
    const { set } = shared;
    shared.set = async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    await sync(one, shared);
    expect(one.data[SYNC_ERROR_KEY]).toBe('QUOTA_BYTES quota exceeded');
    expect((await settingsOf(one)).on).toBe(false);
    shared.set = set;
    await sync(one, shared);
    expect(one.data[SYNC_ERROR_KEY]).toBeUndefined();
  });

  it('takes its own items out and no others', async () => {
    const shared = fakeArea({ other: 1, [syncKey('on')]: 2, [syncKey('chosenSites')]: 3 });
    await forgetShared(shared as never);
    expect(shared.data).toEqual({ other: 1 });
  });
});

it('two devices agree whatever was changed when, and are then at rest', () => {
  const looks = fc.constantFrom('both' as const, 'line' as const, 'sign' as const);
  const sites = fc.array(fc.constantFrom('a.example', 'b.example', 'c.example'));
  const side = fc.record({
    settings: fc.record({ looks, on: fc.boolean(), sites }).map(({ sites: off, ...rest }) => ({
      ...off.reduce((s, site) => withSite(s, site, false), SHARING),
      ...rest,
    })),
    stamps: fc.record({ looks: fc.nat(3), on: fc.nat(3), disabledSites: fc.nat(3) }),
  });
  fc.assert(
    fc.property(side, side, (a, b) => {
      let shared: Record<string, unknown> = {};
      const meet = (mine: typeof a) => {
        const { push, ...merged } = reconcile(mine, shared);
        shared = { ...shared, ...push };
        return merged as typeof a;
      };
      let [one, two] = [meet(a), b];
      two = meet(two);
      one = meet(one);
      for (const name of ['looks', 'on', 'disabledSites'] as const) {
        // What neither ever changed is nobody's to win.
        if (a.stamps[name] + b.stamps[name] > 0) expect(one.settings[name]).toEqual(two.settings[name]);
      }
      for (const rest of [one, two]) expect(reconcile(rest, shared)).toEqual({ ...rest, push: {} });
    }),
  );
  expect(STAMPS_KEY).not.toBe(SETTINGS_KEY);
});
