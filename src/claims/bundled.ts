/** The pack that ships with the extension: assembled, checked and completed when it was built. */
import load from 'virtual:bundled-pack';
import type { Pack } from './schema';

let pack: Promise<Pack> | null = null;

/** Read when first asked for; afterwards always the same object. Rejects only where the extension's folder cannot be read. */
export function bundledPack(): Promise<Pack> {
  if (pack === null) {
    pack = load();
    pack.catch(() => {
      pack = null;
    });
  }
  return pack;
}
