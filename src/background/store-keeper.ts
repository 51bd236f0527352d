/**
 * The one open claims store of the background. Opened when first asked for; a store that fell back to memory is
 * opened anew after a while, so that a passing fault does not last as long as the worker.
 */

import { openClaimsStore } from '../claims/store';
import type { ClaimsStore } from '../claims/store-types';

export interface StoreKeeper {
  get(): Promise<ClaimsStore>;
}

const RETRY_AFTER_MS = 15_000;

export function storeKeeper(
  open: () => Promise<ClaimsStore> = openClaimsStore,
  now: () => number = Date.now,
): StoreKeeper {
  let current: Promise<ClaimsStore> | null = null;
  let openedAt = 0;

  const reopen = () => {
    openedAt = now();
    current = open();
    // An opening that rejects must not be handed out again.
    current.catch(() => {
      current = null;
    });
    return current;
  };

  return {
    async get() {
      if (current === null) return reopen();
      const asked = current;
      const store = await asked;
      if (now() - openedAt < RETRY_AFTER_MS || (await store.state()).kind === 'indexeddb') return store;
      // Somebody else who waited here may have opened it anew already.
      if (current !== asked) return current ?? reopen();
      store.close();
      return reopen();
    },
  };
}
