/** What `npm start -- …` understands. */
import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/find';

export const USAGE = `npm start -- [--browser chromium|firefox] [--headless] [URL]

Builds Claimtrail and opens a browser with it on the demo newsstand, or on URL, until Ctrl-C.
--headless (always, where there is no display): prints the notes found and writes screenshots under .output/demo/.`;

export interface Options {
  kind: BrowserKind;
  headless: boolean;
  /** Null: the demo newsstand. */
  url: string | null;
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** @throws Error that says what was not understood. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv = process.env): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { browser: { type: 'string', default: 'chromium' }, headless: { type: 'boolean', default: false } },
  });
  const named = { chrome: 'chromium', edge: 'chromium', chromium: 'chromium', firefox: 'firefox' } as const;
  const kind = (named as Record<string, BrowserKind>)[values.browser];
  if (kind === undefined) throw new Error(`No browser is called "${values.browser}": chromium or firefox.`);
  const [url, ...more] = positionals;
  if (more.length > 0) throw new Error('One address at a time.');
  if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new Error(`"${url}" is no http(s) address.`);
  }
  return { kind, headless: values.headless || !hasDisplay(env), url: url ?? null };
}
