/**
 * How pages of the extension tell the background that packs or hidden notes have changed: by a number in
 * storage.local. A stopped worker is woken by the change; a message might find nobody.
 */
import type { Storage } from 'webextension-polyfill';

export const CLAIMS_CHANGED_KEY = 'claims-changed';

export async function announceClaimsChange(area: Pick<Storage.StorageArea, 'set'>, now: number): Promise<void> {
  await area.set({ [CLAIMS_CHANGED_KEY]: now });
}
