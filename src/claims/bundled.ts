/** The pack that ships with the extension: assembled, checked and completed when it was built. */
import load from 'virtual:bundled-pack';
import { openSmall, type UsablePack } from './packed';

let pack: Promise<UsablePack> | null = null;

/**
 * Read when first asked for; afterwards always the same object. Rejects where
 * the extension's folder cannot be read or the file in it is damaged, and says which.
 */
export function bundledPack(): Promise<UsablePack> {
  if (pack === null) {
    pack = load().then(openSmall);
    pack.catch(() => {
      pack = null;
    });
  }
  return pack;
}
