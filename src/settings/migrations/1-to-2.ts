/** Version 2 knows how much to show: one level for all sites, and levels of single sites. */
import type { Migration } from './migration';

export const oneToTwo: Migration = {
  from: 1,
  migrate: (record) => ({ ...record, level: 'claims', siteLevels: {} }),
};
