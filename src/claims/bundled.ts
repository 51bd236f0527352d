/** The pack that ships with the extension: assembled, checked and completed when it was built. */
import pack from 'virtual:bundled-pack';
import type { Pack } from './schema';

export function bundledPack(): Pack {
  return pack;
}
