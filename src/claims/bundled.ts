/** The pack that ships with the extension, put together at build time. */
import { assemblePack } from './assemble';
import { Pack } from './schema';

const FOLDER = '/assets/packs/russia-taliban';
const modules = import.meta.glob<unknown>('/assets/packs/russia-taliban/**/*.json', { eager: true, import: 'default' });

function under(folder: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(modules).filter(([path]) => path.startsWith(`${FOLDER}/${folder}/`)));
}

/**
 * Parsed, because the files leave out what has a default. That takes some tens of milliseconds, so only seeding,
 * upgrading and the fallback in memory ask for it; a woken worker reads what the store already parsed.
 */
export function bundledPack(): Pack {
  return Pack.parse(
    assemblePack({ head: modules[`${FOLDER}/pack.json`], lexicon: under('lexicon'), claims: under('claims') }),
  );
}
