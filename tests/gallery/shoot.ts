/**
 * `npm run gallery [-- WORDS]`: pictures of each page kind, the card, the popup and the options, in every look and in both
 * browsers, into .output/gallery/, with an index.html. WORDS picks the subjects whose names hold them.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'vite';
import { buildExtension, ROOT } from '../../src/cli/browsers/build';
import { type BrowserKind, KINDS } from '../../src/cli/browsers/find';
import { ensureBrowser } from '../../src/cli/browsers/install';
import { launch } from '../../src/cli/browsers/launch';
import { openControl } from '../../src/cli/browsers/observe';
import { type Server, serve } from '../../src/cli/demo/server';
import { OFF_TOPIC, PAGES, SITE } from '../../src/cli/demo/site';
import { bundledPackPlugin } from '../../src/cli/lib/pack-plugin';
import { PLACES, placePages } from '../fixtures/web/places';
import { indexPage, type Picture } from './index-page';
import { LOOKS, type Save, slug } from './looks';
import { type Subject, shootPage } from './pages';
import { shootUi } from './ui';

const OUT = join(ROOT, '.output/gallery');
const wanted = process.argv.slice(2).join(' ').toLowerCase();

const ARTICLE = '/calder-standard/world/a-third-voice.html';
const SUBJECTS: Subject[] = [
  ...PAGES.filter((path) => path !== OFF_TOPIC).map((path) => ({ name: `Newsstand: ${path.split('/')[1]}`, path })),
  { name: 'Card: a denial', path: ARTICLE, card: 'supports-insurgency' },
  { name: 'Card: overtaken since', path: ARTICLE, card: 'recognition' },
  { name: 'Card: on a dark page', path: '/longitude/the-waiting-room.html', card: 'recognition' },
  { name: 'Card: vertical writing', path: '/places/vertical.html', card: 'contacts' },
  ...Object.entries(PLACES).map(([path, { name }]) => ({ name, path })),
].filter(({ name }) => name.toLowerCase().includes(wanted));

async function shoot(kind: BrowserKind, site: Server, ui: string, pictures: Picture[]): Promise<void> {
  const running = await launch(kind, {
    executable: ensureBrowser(kind),
    extension: buildExtension(kind),
    headless: true,
  });
  const save: Save = async (what, look, picture) => {
    const file = `${slug(what)}-${look.name}-${kind}.png`;
    pictures.push({ what, kind, look: look.name, file });
    await writeFile(join(OUT, file), picture);
  };
  try {
    const control = await openControl(running);
    for (const subject of SUBJECTS) await shootPage(running, control, site.origin, subject, LOOKS, save);
    if ('popup options'.includes(wanted)) await shootUi(kind, running.browser, ui, LOOKS, save);
  } finally {
    await running.close();
  }
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const site = await serve(SITE, PAGES[0], placePages());
const vite = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  plugins: [bundledPackPlugin('inline')],
  server: { port: 0 },
});
await vite.listen();
const pictures: Picture[] = [];
try {
  await Promise.all(KINDS.map((kind) => shoot(kind, site, vite.resolvedUrls?.local[0] ?? '', pictures)));
} finally {
  await vite.close();
  await site.close();
}
const order = (what: string) =>
  SUBJECTS.findIndex(({ name }) => name === what) + (SUBJECTS.some((s) => s.name === what) ? 0 : 999);
pictures.sort((a, b) => order(a.what) - order(b.what));
await writeFile(join(OUT, 'index.html'), indexPage(pictures, LOOKS, KINDS));
process.stdout.write(`${pictures.length} pictures: ${join(OUT, 'index.html')}\n`);
