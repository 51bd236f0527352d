/** Version 3 knows looks, comments, a list of chosen sites and the browser's sync. Nobody is moved to any of them. */
import type { Migration } from './migration';

export const twoToThree: Migration = {
  from: 2,
  migrate: (record) => ({
    ...record,
    ...{ looks: 'both', comments: false, chosenOnly: false, chosenSites: [], sync: false },
  }),
};
