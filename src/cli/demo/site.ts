/** The demo newsstand: which pages there are, and what each is expected to carry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Stance } from '../../claims/schema';
import { ROOT } from '../browsers/build';

export const SITE = join(ROOT, 'tests/fixtures/demo-site');

/** Neither of Russia nor of the Taliban is there a word on it. */
export const OFF_TOPIC = '/calder-standard/science/tide-mill.html';

/** In the order of the newsstand. The first is its front page. */
export const PAGES = [
  '/courier/2018/11/10/index.html',
  '/calder-standard/world/a-third-voice.html',
  '/longitude/the-waiting-room.html',
  '/halyard/live/kabul-moscow.html',
  '/granary/wheat-goes-south.html',
  OFF_TOPIC,
] as const;

export const Baseline = z.strictObject({
  page: z.string(),
  /** `YYYY-MM-DD` */
  published: z.string(),
  /** Where the page says so. */
  dateFrom: z.string(),
  /** Every sentence that carries a claim, in reading order; all others carry none. */
  notes: z.array(z.strictObject({ sentence: z.string(), claim: z.string(), stance: Stance })),
});
export type Baseline = z.infer<typeof Baseline>;

/** The baseline that lies beside a page. */
export function baselineOf(page: string): Baseline {
  return Baseline.parse(JSON.parse(readFileSync(join(SITE, page.replace(/\.html$/, '.expected.json')), 'utf8')));
}
