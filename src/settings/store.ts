/**
 * Settings in storage.local. Promise: what the reader set is never lost in silence. A record that cannot be read is
 * kept as it was under another key, the defaults serve meanwhile, and the reader is told.
 */
import type { Storage } from 'webextension-polyfill';
import { z } from 'zod';
import { KEPT_KEY, SETTINGS_KEY, STAMPS_KEY } from './keys';
import { migrate } from './migrations';
import { DEFAULT_SETTINGS, Settings } from './schema';

export { KEPT_KEY, SETTINGS_KEY } from './keys';

/** The part of storage.local that is used here: a plain object can stand in for it. */
export type SettingsArea = Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>;

const Kept = z.object({ record: z.unknown(), reason: z.string(), at: z.number() });
export type KeptSettings = z.infer<typeof Kept>;

/** When each setting was last changed, ms since 1970; one that never was has none. */
const Stamps = z.record(z.string(), z.number());
export type Stamps = z.infer<typeof Stamps>;

export interface LoadedSettings {
  settings: Settings;
  /** Set when a record could not be read, until `forgetKept`. */
  kept: KeptSettings | null;
}

/** Never rejects: storage that cannot be read gives the defaults. */
export async function loadSettings(area: SettingsArea): Promise<LoadedSettings> {
  let stored: Record<string, unknown>;
  try {
    stored = await area.get([SETTINGS_KEY, KEPT_KEY]);
  } catch (error) {
    // Storage itself is broken; there is nothing to keep and nowhere to keep it.
    return { settings: DEFAULT_SETTINGS, kept: { record: null, reason: reasonOf(error), at: Date.now() } };
  }
  const kept = Kept.safeParse(stored[KEPT_KEY]);
  const before = kept.success ? kept.data : null;
  const record = stored[SETTINGS_KEY];
  if (record === undefined) return { settings: DEFAULT_SETTINGS, kept: before };
  const read = readSettings(record);
  if (read.ok) return { settings: read.settings, kept: before };
  return { settings: DEFAULT_SETTINGS, kept: await keep(area, record, read.reason, before) };
}

/**
 * Changes the settings and answers with what is stored now. Changes from several places (popup, background) are
 * made one after the other, so none is lost. Rejects when storage refuses.
 */
export async function updateSettings(
  area: SettingsArea,
  change: (settings: Settings) => Settings,
  now: () => number = Date.now,
): Promise<Settings> {
  return rewriteSettings(area, ({ settings, stamps }) => {
    const next = change(settings);
    return { settings: next, stamps: stampedAnew(settings, next, stamps, now()) };
  });
}

export interface Stamped {
  settings: Settings;
  stamps: Stamps;
}

/** Writes settings with their stamps, after whoever is writing now. Null leaves everything as it is. */
export async function rewriteSettings(
  area: SettingsArea,
  change: (now: Stamped) => Stamped | null | Promise<Stamped | null>,
): Promise<Settings> {
  return locked(async () => {
    const { settings } = await loadSettings(area);
    const next = await change({ settings, stamps: await loadStamps(area) });
    if (next === null) return settings;
    const checked = Settings.parse(next.settings);
    await area.set({ [SETTINGS_KEY]: checked, [STAMPS_KEY]: next.stamps });
    return checked;
  });
}

async function loadStamps(area: SettingsArea): Promise<Stamps> {
  const stored = Stamps.safeParse((await area.get(STAMPS_KEY))[STAMPS_KEY]);
  return stored.success ? stored.data : {};
}

/** Never earlier than what it replaces, whatever the clock says: a clock that was put back must not lose a change. */
function stampedAnew(before: Settings, after: Settings, stamps: Stamps, now: number): Stamps {
  const next = { ...stamps };
  for (const name of Object.keys(after) as (keyof Settings)[]) {
    if (isSame(before[name], after[name])) continue;
    next[name] = Math.max(now, (stamps[name] ?? 0) + 1);
  }
  return next;
}

/** The same as JSON, whatever the order of names. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}

/** The value of the settings key as `storage.onChanged` reports it; the defaults where it cannot be read. */
export function settingsFromChange(value: unknown): Settings {
  const read = value === undefined ? null : readSettings(value);
  return read?.ok ? read.settings : DEFAULT_SETTINGS;
}

/** The reader has seen the notice and wants the old record gone. */
export async function forgetKept(area: SettingsArea): Promise<void> {
  await area.remove(KEPT_KEY);
}

function readSettings(record: unknown): { ok: true; settings: Settings } | { ok: false; reason: string } {
  try {
    return { ok: true, settings: Settings.parse(migrate(record)) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** An older kept record is not overwritten by a younger one: the first is the one with the reader's work in it. */
async function keep(area: SettingsArea, record: unknown, reason: string, before: KeptSettings | null) {
  if (before !== null) return before;
  const kept: KeptSettings = { record, reason, at: Date.now() };
  try {
    await area.set({ [KEPT_KEY]: kept });
  } catch {
    // Full or broken storage: the record still stands under its own key, and the reader is told all the same.
  }
  return kept;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

let queue: Promise<unknown> = Promise.resolve();

/** Web Locks span the extension's pages and its worker; where there are none, one page's changes still queue. */
function locked<T>(work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks) return navigator.locks.request('claimtrail-settings', work) as Promise<T>;
  const next = queue.then(work, work);
  queue = next.catch(() => undefined);
  return next;
}
