/**
 * Puts the bundled pack into the build as one document: files assembled, checked against the schema, made small. A
 * worker that wakes then needs no schema to read it, and a broken pack breaks the build, not a reader.
 *
 * It is a file of its own beside the scripts. Within the background's script every waking would begin with reading
 * millions of characters of code, before the first message could be answered.
 */
import { Pack } from '../../claims/schema';
import { smallPack } from './pack-small';
import { BUNDLED, readPackDocument } from './packs';

export const VIRTUAL_PACK = 'virtual:bundled-pack';
const RESOLVED = `\0${VIRTUAL_PACK}`;
/** In the extension's folder. */
export const PACK_FILE = 'bundled-pack.json';

interface Plugin {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

/**
 * The pack as the extension carries it, in JSON. In plain ASCII: of a text with a single dash in it browsers make a copy
 * of twice the size before they read it.
 */
export const packJson = (): string =>
  JSON.stringify(smallPack(Pack.parse(readPackDocument(BUNDLED)))).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const READ = {
  // Of the extension's own folder: nothing is asked of any network. Asked for as the script begins, for the browser can
  // fetch while a woken worker reads the rest of its script; read only when somebody wants it.
  file: () => `const ask = () => fetch('/${PACK_FILE}');
let asked = ask();
asked.catch(() => undefined);
export default async () => {
  const answer = asked ?? ask();
  asked = null;
  return (await answer).json();
};`,
  inline: () => `const pack = JSON.parse(${JSON.stringify(packJson())}); export default async () => pack;`,
};

/** The Vite plugin behind `import load from 'virtual:bundled-pack'`. `inline` is for Node, where there is no extension. */
export function bundledPackPlugin(from: keyof typeof READ): Plugin {
  return {
    name: 'claimtrail-bundled-pack',
    resolveId: (id) => (id === VIRTUAL_PACK ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? READ[from]() : undefined),
  };
}
