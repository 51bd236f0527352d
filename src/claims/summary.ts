/** Short accounts of packs, for popup and options. Pure. */
import type { Pack } from './schema';
import { countsOf } from './seed';
import type { PackSummary, StoreState } from './store-types';

export function bundledSummary(pack: Pack): PackSummary {
  const { id, version, title, description, asOf, topic } = pack;
  const label = topic.label;
  return {
    ...{ id, version, title, description, asOf, label },
    ...countsOf(pack),
    ...{ origin: 'bundled', enabled: true, storedAt: 0 },
  };
}

/** The protocol's store state; only packs in use are listed. */
export function stateOf(kind: StoreState['kind'], packs: PackSummary[], notice?: string): StoreState {
  return {
    kind,
    ...(notice === undefined ? {} : { notice }),
    packs: packs
      .filter((pack) => pack.enabled)
      .map(({ id, version, title, asOf, claims, label }) => ({ id, version, title, asOf, claims, label })),
  };
}
