/**
 * Settings on several devices, by the browser's own storage.sync and only if the reader wants it. Each setting is an
 * item of its own with the time it was changed, and the last change wins, setting by setting. We make no request: the
 * browser carries its area from device to device if the reader has an account there, and keeps it here if not.
 */
import type { Storage } from 'webextension-polyfill';
import { z } from 'zod';
import { SYNC_ERROR_KEY } from './keys';
import { SETTINGS_VERSION, Settings } from './schema';
import { canonical, isSame, rewriteSettings, type SettingsArea, type Stamped } from './store';

/** What is shared. Whether a device shares is its own affair. */
export const SYNCED = [
  'on',
  'sensitivity',
  'level',
  'looks',
  'comments',
  'chosenOnly',
  'disabledSites',
  'siteLevels',
  'chosenSites',
] as const satisfies readonly (keyof Settings)[];
export type Synced = (typeof SYNCED)[number];

const PREFIX = 'setting:';
export const syncKey = (name: Synced): string => PREFIX + name;

/** The browsers' own limit for one item, its key included, in bytes of JSON. */
export const MOST_BYTES = 8_192;

/** `version` is that of the settings' shape when it was written. */
const Item = z.object({ version: z.int().min(1), value: z.unknown(), at: z.number().min(0) });
type Item = z.infer<typeof Item>;

/** The names of settings that are too large to be shared: lists of very many sites. They stay on this device. */
export function tooLarge(settings: Settings): Synced[] {
  return SYNCED.filter((name) => !fits(name, itemOf(settings, name, Date.now())));
}

const itemOf = (settings: Settings, name: Synced, at: number): Item => ({
  version: SETTINGS_VERSION,
  value: settings[name],
  at,
});

const fits = (name: Synced, item: Item) =>
  new TextEncoder().encode(syncKey(name) + JSON.stringify(item)).length <= MOST_BYTES;

export interface Reconciled extends Stamped {
  /** Items to be written to the shared area. */
  push: Record<string, Item>;
}

/**
 * What both sides should hold. Pure, and settled after one pass: given its own result it changes nothing. Where two
 * changes bear the same time, both devices decide alike. Items of a younger Claimtrail are left alone.
 */
export function reconcile({ settings, stamps }: Stamped, shared: Record<string, unknown>): Reconciled {
  let next = settings;
  const times = { ...stamps };
  const push: Record<string, Item> = {};
  for (const name of SYNCED) {
    const mine = stamps[name] ?? 0;
    const read = Item.safeParse(shared[syncKey(name)]);
    const item = read.success ? read.data : null;
    if (item !== null && item.version > SETTINGS_VERSION) continue;
    const value = item === null ? undefined : Settings.shape[name].safeParse(item.value);
    if (item === null || value?.success !== true) {
      // What was never changed has nothing to say to other devices.
      const own = itemOf(settings, name, mine);
      if (mine > 0 && fits(name, own)) push[syncKey(name)] = own;
      continue;
    }
    if (isSame(value.data, settings[name])) {
      times[name] = Math.max(mine, item.at);
      continue;
    }
    const theirs = item.at > mine || (item.at === mine && canonical(value.data) > canonical(settings[name]));
    if (theirs) {
      next = { ...next, [name]: value.data };
      times[name] = item.at;
      continue;
    }
    const own = itemOf(settings, name, mine);
    if (fits(name, own)) push[syncKey(name)] = own;
  }
  return { settings: next, stamps: times, push };
}

/** Brings this device and the shared area together, if this device shares. Says in storage.local why it could not. */
export async function syncSettings(local: SettingsArea, shared: SettingsArea): Promise<void> {
  let failed: string | null = null;
  await rewriteSettings(local, async (now) => {
    if (!now.settings.sync) return null;
    try {
      const { push, ...merged } = reconcile(now, await shared.get(SYNCED.map(syncKey)));
      if (Object.keys(push).length > 0) await shared.set(push);
      return isSame(merged, now) ? null : merged;
    } catch (error) {
      failed = error instanceof Error ? error.message : String(error);
      return null;
    }
  });
  const stored = (await local.get(SYNC_ERROR_KEY))[SYNC_ERROR_KEY] ?? null;
  if (failed === null && stored !== null) await local.remove(SYNC_ERROR_KEY);
  else if (failed !== null && stored !== failed) await local.set({ [SYNC_ERROR_KEY]: failed });
}

/** Takes this extension's settings out of the shared area: other devices keep their own. */
export async function forgetShared(shared: Pick<Storage.StorageArea, 'remove'>): Promise<void> {
  await shared.remove(SYNCED.map(syncKey));
}
