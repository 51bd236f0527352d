/** `npm start`: a browser with Claimtrail in it, on the demo newsstand. */
import { buildExtension } from '../browsers/build';
import { ensureBrowser } from '../browsers/install';
import { launch, type Running } from '../browsers/launch';
import { tourHeadless } from './headless';
import { type Options, readOptions, USAGE } from './options';
import { type Server, serve } from './server';
import { PAGES, SITE } from './site';

/** Shows the pages until the reader closes the browser or presses Ctrl-C. */
async function stayOpen(running: Running, url: string): Promise<void> {
  const [first] = await running.browser.pages();
  const page = first ?? (await running.browser.newPage());
  await page.goto(url);
  console.log(`Claimtrail runs at ${url}\nCtrl-C ends it.`);
  await new Promise<void>((over) => {
    process.once('SIGINT', over);
    process.once('SIGTERM', over);
    running.browser.once('disconnected', () => over());
  });
}

async function run(options: Options): Promise<boolean> {
  const executable = ensureBrowser(options.kind);
  console.log(`Building for ${options.kind} …`);
  const extension = buildExtension(options.kind);
  const server: Server = await serve(SITE, PAGES[0]);
  let running: Running | null = null;
  try {
    const { kind, headless, url } = options;
    const viewport = headless ? { width: 1280, height: 900 } : null;
    running = await launch(kind, { executable, extension, headless, viewport, closeOnSignal: headless });
    if (headless) return await tourHeadless(running, server.origin, url);
    await stayOpen(running, url ?? `${server.origin}/`);
    return true;
  } finally {
    await running?.close().catch(() => {}); // closed by hand already
    await server.close();
  }
}

if (process.argv.includes('--help')) {
  console.log(USAGE);
} else {
  try {
    process.exitCode = (await run(readOptions(process.argv.slice(2)))) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause instanceof Error) console.error(`  ${error.cause.message}`);
    process.exitCode = 1;
  }
}
