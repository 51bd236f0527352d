/**
 * What the reader has set. One record under one key of storage.local, with a version of its own, so that every
 * shape it ever had can be read: see migrations/.
 */
import { z } from 'zod';

export const SETTINGS_VERSION = 2;

/** How sure a match must be before it is shown: strict prefers silence, wide shows more and errs more. */
export const Sensitivity = z.enum(['strict', 'balanced', 'wide']);

/**
 * How much of what was found is shown. disputed: only what is disputed or has been overtaken. claims: a sign at each
 * claim's first sentence, a line under the others. all: a sign at every sentence.
 */
export const Level = z.enum(['disputed', 'claims', 'all']);

const Site = z.string().min(1).max(253);

export const Settings = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  /** Notes on any page at all. */
  on: z.boolean(),
  /** Sites on which no page is read, as `siteOf` writes them; sorted, each once. */
  disabledSites: z.array(Site).max(10_000),
  sensitivity: Sensitivity,
  /** For sites without a level of their own. */
  level: Level,
  siteLevels: z.record(Site, Level),
});

export type Settings = z.infer<typeof Settings>;
export type Level = z.infer<typeof Level>;
export type Sensitivity = z.infer<typeof Sensitivity>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  on: true,
  disabledSites: [],
  sensitivity: 'balanced',
  level: 'claims',
  siteLevels: {},
};
