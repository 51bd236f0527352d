/** What the detector looks for, written where it can read it: the topics of all packs in use, in storage.local. */
import type { Storage } from 'webextension-polyfill';
import { TOPICS_KEY } from '../topic/topics';
import type { StoreKeeper } from './store-keeper';

type Area = Pick<Storage.StorageArea, 'get' | 'set'>;

/** Writes only what has changed, so that no page is woken for nothing. */
export async function writeTopics(area: Area, stores: StoreKeeper): Promise<void> {
  const packs = await (await stores.get()).enabledPacks();
  const topics = packs.map((pack) => pack.topic);
  const stored = (await area.get(TOPICS_KEY))[TOPICS_KEY];
  if (JSON.stringify(stored) !== JSON.stringify(topics)) await area.set({ [TOPICS_KEY]: topics });
}
