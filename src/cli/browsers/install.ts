/** Sees to it that a browser is there: finds it, or installs Debian's package when it may. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserKind, findBrowserOrNull } from './find';

const PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' } as const;
const NAME = { chromium: 'Chromium, Chrome or Edge', firefox: 'Firefox' } as const;

/** True where `apt-get install` can work without asking anyone. */
function mayInstall(): boolean {
  return process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

function apt(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (run.status === 0) return true;
  console.error(`apt-get ${args.join(' ')} failed:\n${run.error?.message ?? run.stderr}`);
  return false;
}

/**
 * Path of the browser's executable.
 * @throws Error with one line saying what to install, where it is missing and cannot be installed from here.
 */
export function ensureBrowser(kind: BrowserKind): string {
  const found = findBrowserOrNull(kind);
  if (found !== null) return found;
  if (mayInstall()) {
    console.log(`Installing ${PACKAGE[kind]} with apt-get …`);
    // A fresh image has no package lists; a stale one still may have the package, so the second step decides.
    apt(['update']);
    if (apt(['install', '-y', '--no-install-recommends', PACKAGE[kind]])) {
      const installed = findBrowserOrNull(kind);
      if (installed !== null) return installed;
    }
  }
  throw new Error(
    `${NAME[kind]} is not on this machine. Install it (Debian: sudo apt-get install ${PACKAGE[kind]}), or set ` +
      `CLAIMTRAIL_${kind.toUpperCase()} to its executable.`,
  );
}
