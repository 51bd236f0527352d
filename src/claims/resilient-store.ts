/**
 * A store that answers whatever happens: from the main one while it works, from the spare one after its first
 * failure. What failed and why is kept for `state()`. Whoever holds it opens a new one when the time has come.
 */
import type { MemoryStore } from './memory-store';
import type { ClaimsStore } from './store-types';

interface Parts {
  /** The main store, still opening. */
  main: Promise<ClaimsStore>;
  spare: MemoryStore;
  /** ms. */
  patience: number;
}

/** Methods that change packs: they fail openly, a spare store could only pretend. */
const PACK_CHANGES = ['addPack', 'removePack', 'setEnabled'] as const;

/** Never rejects. */
export async function resilient({ main, spare, patience }: Parts): Promise<ClaimsStore> {
  let current: ClaimsStore | null = null;
  let notice = '';
  const lost = (error: unknown) => {
    current?.close();
    current = null;
    notice = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  };
  try {
    current = await within(patience, main);
  } catch (error) {
    lost(error);
    // It may open after all, too late: nobody would ever close it.
    main.then((late) => late.close()).catch(() => undefined);
  }

  /** Reads, and what the spare store can do as well. */
  async function attempt<T>(work: (store: ClaimsStore) => Promise<T>): Promise<T> {
    if (current !== null) {
      try {
        return await within(patience, work(current));
      } catch (error) {
        lost(error);
      }
    }
    return work(spare);
  }

  const changes = Object.fromEntries(
    PACK_CHANGES.map((name) => [
      name,
      // A full disk or a refused pack does not make the store unreadable: it stays in use.
      (...args: never[]) => ((current ?? spare)[name] as (...a: never[]) => Promise<void>)(...args),
    ]),
  ) as Pick<ClaimsStore, (typeof PACK_CHANGES)[number]>;

  return {
    ...changes,
    state: async () => {
      const state = await attempt((store) => store.state());
      return state.kind === 'memory' ? { ...state, notice } : state;
    },
    packs: () => attempt((store) => store.packs()),
    pack: (id) => attempt((store) => store.pack(id)),
    enabledPacks: () => attempt((store) => store.enabledPacks()),
    hidden: () => attempt((store) => store.hidden()),
    hide: (note) => attempt((store) => store.hide(note)),
    unhide: (key) => attempt((store) => store.unhide(key)),
    wrong: () => attempt((store) => store.wrong()),
    markWrong: (match) => attempt((store) => store.markWrong(match)),
    unmarkWrong: (key) => attempt((store) => store.unmarkWrong(key)),
    erase: () => attempt((store) => store.erase()),
    close: () => current?.close(),
  };
}

/** IndexedDB can hang without an error (a blocked upgrade, a profile on a dead disk). */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the browser did not answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
