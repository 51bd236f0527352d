/**
 * The options page's life. It reads the claims store itself (the same database as the background's) and tells the
 * background of changes by a number in storage, which also wakes a stopped worker.
 */
import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { WEB_PAGES } from '../../background/inject';
import { announceClaimsChange } from '../../claims/changes';
import { openClaimsStore } from '../../claims/store';
import type { ClaimsStore } from '../../claims/store-types';
import { SYNC_ERROR_KEY } from '../../settings/keys';
import { DEFAULT_SETTINGS } from '../../settings/schema';
import { loadSettings } from '../../settings/store';
import { t } from '../i18n';
import { type Changes, optionsActions } from './actions';
import type { OptionsData } from './data';
import { Options } from './Options';

/** Starts the page in `#root`; ends with the signal. */
export async function startOptions(browser: Browser, document: Document, signal?: AbortSignal): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the options page has no #root');
  document.title = t('optionsTitle');
  const store = await openClaimsStore({ session: browser.storage.session, ...(signal ? { signal } : {}) });
  let transient: Pick<OptionsData, 'report' | 'said'> = { report: null, said: '' };

  let settings = DEFAULT_SETTINGS;

  const changes: Changes = {
    async refresh(shown = {}) {
      transient = { report: transient.report, said: '', ...shown };
      if (signal?.aborted) return;
      const data = { ...(await collect(browser, store)), ...transient };
      settings = data.settings;
      render(<Options data={data} act={act} />, root);
    },
    settings: () => settings,
    announce: () => announceClaimsChange(browser.storage.local, Date.now()),
    save: (name, text) => saveFile(document, name, text),
  };
  const act = optionsActions(browser, store, changes);
  // Popup, cards and other options pages change the same things.
  const onChanged = () => void changes.refresh(transient);
  browser.storage.onChanged.addListener(onChanged);
  browser.permissions.onAdded.addListener(onChanged);
  browser.permissions.onRemoved.addListener(onChanged);
  signal?.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(onChanged);
    browser.permissions.onAdded.removeListener(onChanged);
    browser.permissions.onRemoved.removeListener(onChanged);
    render(null, root);
  });
  await changes.refresh();
}

/** Everything that is shown but for what has just been done. */
async function collect(browser: Browser, store: ClaimsStore): Promise<Omit<OptionsData, 'report' | 'said'>> {
  const [{ settings, kept }, packs, hidden, wrong, state, commands, access, sync] = await Promise.all([
    loadSettings(browser.storage.local),
    store.packs(),
    store.hidden(),
    store.wrong(),
    store.state(),
    browser.commands?.getAll?.() ?? [],
    browser.permissions.contains({ origins: WEB_PAGES }).catch(() => true),
    browser.storage.local.get(SYNC_ERROR_KEY),
  ]);
  const whole = await Promise.all(packs.map((pack) => store.pack(pack.id).catch(() => null)));
  const titles = new Map(whole.flatMap((pack) => pack?.claims.map((claim) => [claim.id, claim.short] as const) ?? []));
  const keysOf = (name: string) => commands.find((command) => command.name === name)?.shortcut ?? '';
  return {
    settings,
    kept,
    access,
    syncRefused: typeof sync[SYNC_ERROR_KEY] === 'string' ? sync[SYNC_ERROR_KEY] : null,
    store: { kind: state.kind, notice: state.notice },
    packs,
    hidden: hidden.map((note) => ({ note, title: titles.get(note.claim) ?? note.claim })),
    wrong: wrong.map((match) => ({ match, title: titles.get(match.claim) ?? match.claim })),
    keys: { toggle: keysOf('toggle-notes'), next: keysOf('next-note'), previous: keysOf('previous-note') },
    version: browser.runtime.getManifest().version,
  };
}

/** The browser's own way to save a file; no permission is needed for it. */
function saveFile(document: Document, name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data by now.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
