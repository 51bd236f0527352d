/** Builds the extension for both browsers, unless `npm test` has just done so. */
import { buildExtension } from '../../src/cli/browsers/build';
import { KINDS } from '../../src/cli/browsers/find';

export default function setup(): void {
  if (process.env.CLAIMTRAIL_BUILT === '1') return;
  for (const kind of KINDS) buildExtension(kind);
}
