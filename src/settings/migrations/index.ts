/**
 * From every older shape of the settings to today's. One file a step, named `<from>-to-<to>.ts`, listed here in
 * order; the example of each version in tests/unit/settings/examples/ is frozen when the version ships.
 *
 * To change the settings' shape: raise SETTINGS_VERSION, add the step, freeze an example. A test walks all of them.
 */
import { SETTINGS_VERSION } from '../schema';
import { oneToTwo } from './1-to-2';
import { twoToThree } from './2-to-3';
import type { Migration } from './migration';

export type { Migration };

export const MIGRATIONS: readonly Migration[] = [oneToTwo, twoToThree];

/** The record in today's shape, still to be validated. Throws when its version is unknown or newer than this code. */
export function migrate(
  record: unknown,
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = SETTINGS_VERSION,
): Record<string, unknown> {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('not a record');
  let current = record as Record<string, unknown>;
  let version = current.version;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new Error('no version');
  if (version > target) throw new Error(`version ${version} is newer than this Claimtrail`);
  while (version < target) {
    const step = migrations.find((m) => m.from === version);
    if (step === undefined) throw new Error(`no way from version ${version}`);
    current = { ...step.migrate(current), version: version + 1 };
    version += 1;
  }
  return current;
}
