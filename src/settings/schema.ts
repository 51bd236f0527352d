/**
 * What the reader has set. One record under one key of storage.local, with a version of its own, so that every
 * shape it ever had can be read: see migrations/.
 */
import { z } from 'zod';

export const SETTINGS_VERSION = 3;

/** How sure a match must be before it is shown: strict prefers silence, wide shows more and errs more. */
export const Sensitivity = z.enum(['strict', 'balanced', 'wide']);

/**
 * How much of what was found is shown. disputed: only what is disputed or has been overtaken. claims: a sign at each
 * claim's first sentence, a line under the others. all: a sign at every sentence.
 */
export const Level = z.enum(['disputed', 'claims', 'all']);

/** How a note shows on the page: a line under the sentence and a sign in the margin, or one of the two. */
export const Looks = z.enum(['both', 'line', 'sign']);

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
  looks: Looks,
  /** Read comments sections, too. */
  comments: z.boolean(),
  /** Only sites in `chosenSites` are read, and access is asked for one host at a time. */
  chosenOnly: z.boolean(),
  /** Sites the reader chose, as `siteOf` writes them; sorted, each once. Kept while `chosenOnly` is off. */
  chosenSites: z.array(Site).max(10_000),
  /** This device shares its settings through the browser's own sync. Never shared itself. */
  sync: z.boolean(),
});

export type Settings = z.infer<typeof Settings>;
export type Looks = z.infer<typeof Looks>;
export type Level = z.infer<typeof Level>;
export type Sensitivity = z.infer<typeof Sensitivity>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  on: true,
  disabledSites: [],
  sensitivity: 'balanced',
  level: 'claims',
  siteLevels: {},
  looks: 'both',
  comments: false,
  chosenOnly: false,
  chosenSites: [],
  sync: false,
};
