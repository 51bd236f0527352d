/**
 * Puts the bundled pack into the build as one parsed document: files assembled, checked against the schema, defaults
 * filled in. A worker that wakes then needs no schema to read it, and a broken pack breaks the build, not a reader.
 */
import { Pack } from '../../claims/schema';
import { BUNDLED, readPackDocument } from './packs';

export const VIRTUAL_PACK = 'virtual:bundled-pack';
const RESOLVED = `\0${VIRTUAL_PACK}`;

interface Plugin {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

/** The Vite plugin behind `import pack from 'virtual:bundled-pack'`. */
export function bundledPackPlugin(): Plugin {
  return {
    name: 'claimtrail-bundled-pack',
    resolveId: (id) => (id === VIRTUAL_PACK ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const pack = JSON.stringify(Pack.parse(readPackDocument(BUNDLED)));
      // JSON.parse of a string starts faster than the same object written as code.
      return `export default JSON.parse(${JSON.stringify(pack)});`;
    },
  };
}
