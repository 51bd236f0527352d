/** What the buttons of the options page do. */
import type { Browser } from 'webextension-polyfill';
import { WEB_PAGES } from '../../background/inject';
import { checkPackText, type Verify } from '../../claims/pack-import';
import { countsOf } from '../../claims/seed';
import type { ClaimsStore } from '../../claims/store-types';
import { testCases } from '../../claims/wrong';
import { compile } from '../../matching';
import { send } from '../../messages/client';
import { DEFAULT_SETTINGS, type Settings } from '../../settings/schema';
import { patternsOf, withLevel, withSite } from '../../settings/sites';
import { forgetKept, KEPT_KEY, loadSettings, updateSettings } from '../../settings/store';
import { t } from '../i18n';
import type { OptionsActions, OptionsData, Report } from './data';
import { countsText } from './Packs';

export interface Changes {
  /** Reads everything again and draws it, with what came of the last press. */
  refresh(shown?: Partial<Pick<OptionsData, 'report' | 'said'>>): Promise<void>;
  /** As they were last drawn. */
  settings(): Settings;
  /** Tells the background that packs or hidden notes have changed. */
  announce(): Promise<void>;
  save(name: string, text: string): void;
}

/** The matcher itself says whether it can use a pack's rules. */
const verify: Verify = (pack) => void compile([pack]);

export function optionsActions(browser: Browser, store: ClaimsStore, changes: Changes): OptionsActions {
  const local = browser.storage.local;

  /** A press whose work may fail: the page says why, and shows what is the case now. */
  const press = (work: () => Promise<Partial<Pick<OptionsData, 'report' | 'said'>> | undefined>) => {
    work()
      .catch((error: unknown) => ({ said: t('changeFailed', reasonOf(error)) }))
      .then((shown) => changes.refresh(shown));
  };
  const setting = (change: Parameters<typeof updateSettings>[1], said?: string) =>
    press(async () => {
      await updateSettings(local, change);
      return said === undefined ? undefined : { said };
    });
  const claims = (work: () => Promise<void>) =>
    press(async () => {
      await work();
      await changes.announce();
      return { report: null };
    });

  /** Where the browser has given access already, it answers without a word. */
  const ask = (origins: string[]) => browser.permissions.request({ origins }).catch(() => false);

  return {
    switchAll: (on) => setting((s) => ({ ...s, on })),
    setSensitivity: (sensitivity) => setting((s) => ({ ...s, sensitivity })),
    setLooks: (looks) => setting((s) => ({ ...s, looks })),
    setComments: (comments) => setting((s) => ({ ...s, comments })),
    setSync: (sync) => setting((s) => ({ ...s, sync })),
    chooseOnly: (chosenOnly) => {
      // Asked at once, while the press still counts as the reader's. Without access there is nothing to widen to.
      const access = chosenOnly ? null : ask(WEB_PAGES);
      press(async () => {
        if (access !== null && !(await access)) return { said: t('allRefused') };
        await updateSettings(local, (s) => ({ ...s, chosenOnly }));
        return undefined;
      });
    },
    addSite: (site) => {
      if (!changes.settings().chosenOnly) {
        setting((s) => withSite(s, site, false));
        return;
      }
      const access = ask(patternsOf(site));
      press(async () => {
        if (!(await access)) return { said: t('chooseRefused', site) };
        await updateSettings(local, (s) => withSite(s, site, true));
        return undefined;
      });
    },
    removeSite: (site) => setting((s) => withLevel(withSite(s, site, !s.chosenOnly), site, null)),
    setLevel: (level) => setting((s) => ({ ...s, level })),
    showAgain: (key) => claims(() => store.unhide(key)),
    notWrong: (key) => claims(() => store.unmarkWrong(key)),
    saveWrong: () =>
      press(async () => {
        changes.save('claimtrail-test-cases.jsonl', testCases(await store.wrong()));
        return undefined;
      }),
    usePack: (id, on) => claims(() => store.setEnabled(id, on)),
    removePack: (id) => claims(() => store.removePack(id)),
    exportPack: (id) =>
      press(async () => {
        const pack = await store.pack(id);
        if (pack !== null) changes.save(`${pack.id}-${pack.version}.json`, `${JSON.stringify(pack, null, 2)}\n`);
        return undefined;
      }),
    readFile: (file, wanted) =>
      press(async () => {
        const report = await readPackFile(file, wanted, store);
        if (report.kind === 'imported') await changes.announce();
        return { report };
      }),
    resetSettings: () => setting(() => DEFAULT_SETTINGS, t('resetDone')),
    eraseAll: () =>
      press(async () => {
        const done = await send({ type: 'ui:reset' });
        if (!done.ok) throw new Error(done.reason);
        await forgetKept(local);
        return { said: t('eraseDone'), report: null };
      }),
    saveKept: () =>
      press(async () => {
        const { kept } = await loadSettings(local);
        if (kept !== null) changes.save(`${KEPT_KEY}.json`, JSON.stringify(kept, null, 2));
        return undefined;
      }),
    forgetKept: () =>
      press(async () => {
        await forgetKept(local);
        return undefined;
      }),
  };
}

/** Reads, checks and, if so wanted, stores one file. */
export async function readPackFile(file: File, wanted: 'import' | 'check', store: ClaimsStore): Promise<Report> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { kind: 'unread', file: file.name };
  }
  const checked = await checkPackText(text, store, verify);
  if (!checked.ok) return { kind: 'faults', file: file.name, wanted, issues: checked.issues, more: checked.more };
  const { pack } = checked;
  if (wanted === 'check') return { kind: 'fine', file: file.name, counts: countsText(countsOf(pack)) };
  try {
    await store.addPack(pack);
    return { kind: 'imported', title: pack.title, version: pack.version };
  } catch (error) {
    return { kind: 'not-stored', file: file.name, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
