/** The pack that ships with the extension, put together at build time. */
import { assemblePack } from './assemble';
import type { Pack } from './schema';

const FOLDER = '/assets/packs/russia-taliban';
const modules = import.meta.glob<unknown>('/assets/packs/russia-taliban/**/*.json', { eager: true, import: 'default' });

function under(folder: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(modules).filter(([path]) => path.startsWith(`${FOLDER}/${folder}/`)));
}

/** Checked by the project's tests before it ships, so it is not parsed again here: a cold worker starts sooner. */
export function bundledPack(): Pack {
  return assemblePack({
    head: modules[`${FOLDER}/pack.json`],
    lexicon: under('lexicon'),
    claims: under('claims'),
  }) as Pack;
}
