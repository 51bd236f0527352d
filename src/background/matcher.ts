/**
 * The matcher of the packs in use, compiled when first needed and again when they change. Kept in memory only:
 * a worker that was stopped compiles it anew.
 */
import type { UsablePack } from '../claims/packed';
import type { Claim } from '../claims/schema';
import { compile, type Matcher } from '../matching';
import type { StoreKeeper } from './store-keeper';

export interface Loaded {
  matcher: Matcher;
  /** By claim id: the claim and the pack it stands in. */
  claims: Map<string, { claim: Claim; pack: UsablePack }>;
  packs: UsablePack[];
}

export interface MatcherCache {
  get(): Promise<Loaded>;
  /** The packs have changed. */
  drop(): void;
}

export function matcherCache(stores: StoreKeeper): MatcherCache {
  let current: { loaded: Promise<Loaded>; kind: string } | null = null;
  return {
    async get() {
      const store = await stores.get();
      const { kind } = await store.state();
      // What was compiled from memory is compiled again once the store is back: it may hold more packs.
      if (current === null || current.kind !== kind) {
        current = { kind, loaded: store.enabledPacks().then(load) };
        current.loaded.catch(() => {
          current = null;
        });
      }
      return current.loaded;
    },
    drop() {
      current = null;
    },
  };
}

function load(packs: UsablePack[]): Loaded {
  const { matcher, usable } = compileUsable(packs);
  const claims = new Map(usable.flatMap((pack) => pack.claims.map((claim) => [claim.id, { claim, pack }] as const)));
  return { matcher, claims, packs: usable };
}

/** An imported pack that the matcher cannot use must not take the others with it. */
function compileUsable(packs: UsablePack[]): { matcher: Matcher; usable: UsablePack[] } {
  try {
    return { matcher: compile(packs), usable: packs };
  } catch {
    const usable = packs.filter(compiles);
    return { matcher: compile(usable), usable };
  }
}

function compiles(pack: UsablePack): boolean {
  try {
    compile([pack]);
    return true;
  } catch {
    return false;
  }
}
