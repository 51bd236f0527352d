/**
 * Three scripts go into a page, one after the other, into one world of the extension's own: the detector, then the
 * annotator, then the card. What an earlier one holds, a later one takes from it instead of bringing it again. In the
 * sources all of them import as usual; this plugin puts the hand-over in their places when they are built.
 *
 * A later script without the earlier one fails as it starts, which the background meets as a script that could not be
 * put in. That cannot be: only the detector asks for the annotator, and only the annotator for the card.
 */
import { join } from 'node:path';
import { ROOT } from './packs';

/** In order: by entrypoint, which exports of which modules it leaves for those after it. */
export const LAYERS: readonly (readonly [entry: string, leaves: Readonly<Record<string, readonly string[]>>])[] = [
  [
    'detector',
    {
      'src/page/late-text': ['isReadable', 'isWebPage', 'lookUntil', 'pageText'],
      'src/topic/topical': ['compileTopics'],
      'src/topic/topics': ['loadTopics'],
    },
  ],
  [
    'annotator',
    {
      'src/notes/dates': ['longDate', 'onDate', 'shortDate'],
      'src/notes/dom': ['button', 'h'],
      'src/notes/glyphs': ['glyph', 'paths'],
      'src/notes/margins': ['linesOf'],
    },
  ],
  ['card', {}],
];

/** Where a script leaves what it shares; pages cannot see it. */
const nameOf = (entry: string) => `__claimtrail_${entry}_parts`;
const leftBy = (leaves: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(leaves).flatMap(([module, names]) => names.map((one) => [module, one] as const));
const TAKEN = '\0claimtrail-layer:';
const moduleOf = (id: string) => (id.startsWith(ROOT) ? id.slice(ROOT.length + 1).replace(/\.tsx?(\?.*)?$/, '') : '');

const DEFINITION = /import definition from (['"]).+?\1;?/;

interface Context {
  resolve(source: string, importer: string, options: { skipSelf: true }): Promise<{ id: string } | null>;
}

interface Plugin {
  name: string;
  enforce: 'pre';
  configResolved(config: { build: { lib: unknown; rollupOptions?: { input?: unknown } } }): void;
  resolveId(this: Context, source: string, importer: string | undefined): Promise<string | undefined>;
  load(id: string): string | undefined;
  transform(code: string, id: string): string | undefined;
}

export function layersPlugin(): Plugin {
  /** Number of the layer that is being built; 0 is the first, and what is no layer takes nothing. */
  let layer = 0;
  const earlier = (name: string) => LAYERS.slice(0, layer).find(([, leaves]) => name in leaves);
  return {
    name: 'claimtrail-layers',
    enforce: 'pre',
    configResolved({ build }) {
      const text = JSON.stringify([build.lib, build.rollupOptions?.input]);
      layer = Math.max(
        0,
        LAYERS.findIndex(([entry]) => text.includes(`/entrypoints/${entry}.ts`)),
      );
    },
    async resolveId(source, importer) {
      if (layer === 0 || importer === undefined || !source.startsWith('.')) return undefined;
      const id = (await this.resolve(source, importer, { skipSelf: true }))?.id ?? '';
      const name = moduleOf(id);
      return earlier(name) ? TAKEN + name : undefined;
    },
    load(id) {
      if (!id.startsWith(TAKEN)) return undefined;
      const name = id.slice(TAKEN.length);
      const [entry = '', leaves = {}] = earlier(name) ?? [];
      const all = leftBy(leaves).map(([module, one]) => `${module} ${one}`);
      const parts = (leaves[name] ?? []).map((one) => `${one} = parts[${all.indexOf(`${name} ${one}`)}]`);
      return `const parts = globalThis.${nameOf(entry)};\nexport const ${parts.join(', ')};`;
    },
    transform(code, id) {
      // WXT begins a script within a guard that logs nothing in what is shipped, and throws as the script does.
      const definition = /virtual:wxt-unlisted-script-entrypoint/.test(id) ? DEFINITION.exec(code)?.[0] : undefined;
      if (definition !== undefined) return `${definition}\nexport default definition.main();`;
      const [entry, leaves] = LAYERS.find(([name]) => moduleOf(id) === `entrypoints/${name}`) ?? [];
      if (entry === undefined || leaves === undefined || Object.keys(leaves).length === 0) return undefined;
      const all = leftBy(leaves);
      const imports = all.map(([module, one], i) => `import { ${one} as part${i} } from '${join(ROOT, module)}';`);
      return `${imports.join('\n')}\n${code}\nglobalThis.${nameOf(entry)} = [${all.map((_, i) => `part${i}`).join(', ')}];`;
    },
  };
}
