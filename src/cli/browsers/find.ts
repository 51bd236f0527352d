/** Finds the browsers that are on this machine. It starts nothing and changes nothing. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';
export const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

/** An own choice of executable, before everything else. */
const CHOICE = { chromium: 'CLAIMTRAIL_CHROMIUM', firefox: 'CLAIMTRAIL_FIREFOX' } as const;

/** In order of preference: the distribution's own build first, it is what the tests ran on. */
const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable', 'google-chrome', 'chrome'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
} as const;

const MAC = {
  chromium: ['Chromium', 'Microsoft Edge', 'Google Chrome'],
  firefox: ['Firefox', 'Firefox Developer Edition'],
} as const;

const WINDOWS = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
} as const;

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
}

function candidates(kind: BrowserKind, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    return MAC[kind].map((app) => {
      const binary = app.startsWith('Firefox') ? 'firefox' : app;
      return `/Applications/${app}.app/Contents/MacOS/${binary}`;
    });
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((r) => r !== undefined);
    return roots.flatMap((root) => WINDOWS[kind].map((tail) => join(root, tail)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((f) => f !== '');
  return NAMES[kind].flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Path of an executable of this kind, or null. `CLAIMTRAIL_CHROMIUM` and `CLAIMTRAIL_FIREFOX` name one outright. */
export function findBrowserOrNull(
  kind: BrowserKind,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const chosen = env[CHOICE[kind]];
  if (chosen !== undefined && chosen !== '') return runs(chosen) ? chosen : null;
  return candidates(kind, env, platform).find(runs) ?? null;
}
