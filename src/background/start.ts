/**
 * The background: every listener is registered at once, while the script first runs, or a woken worker would miss
 * the event that woke it. Nothing that matters lives only in memory; a stop at any moment loses nothing.
 */
import type { Browser, Storage } from 'webextension-polyfill';
import { CLAIMS_CHANGED_KEY } from '../claims/changes';
import { openClaimsStore } from '../claims/store';
import { wrongMatch } from '../claims/wrong';
import { fail, ok } from '../lib/result';
import { serve } from '../messages/server';
import { STAMPS_KEY } from '../settings/keys';
import { allows } from '../settings/sites';
import { loadSettings, SETTINGS_KEY, settingsFromChange, updateSettings } from '../settings/store';
import { forgetShared, syncSettings } from '../settings/sync';
import { forgetTab, reportCount, showOff, showSettings } from './badge';
import { answerCheck, CHECK_MENU, checkSelection, offerCheck, whyNotOf } from './check';
import { answerHide } from './hide';
import { injectAnnotator, injectCard, injectIntoOpenTabs } from './inject';
import { answerMatch } from './match';
import { matcherCache } from './matcher';
import { giveBack, registerDetector } from './registration';
import { STEPS, stepToNote } from './step';
import { type StoreKeeper, storeKeeper } from './store-keeper';
import { applySettings, readAllAgain } from './switches';
import { writeTopics } from './topics';

export interface BackgroundOptions {
  /** Seam for tests. */
  stores?: StoreKeeper;
}

export function startBackground(browser: Browser, options: BackgroundOptions = {}): void {
  const { local, sync } = browser.storage;
  const stores = options.stores ?? storeKeeper(() => openClaimsStore({ session: browser.storage.session }));
  const matchers = matcherCache(stores);
  const settings = async () => (await loadSettings(local)).settings;

  serve(browser, {
    page: {
      'page:topical': async (_message, sender) => {
        if (allows(await settings(), sender.pageUrl)) {
          // The page will ask for matches next, and a worker that has just woken has neither store nor matcher.
          return injectAnnotator(browser, sender, () => quietly(matchers.get()));
        }
        await showOff(browser, sender.tabId);
        return fail('switched off here');
      },
      'page:card': (_message, sender) => injectCard(browser, sender),
      'page:match': (message, sender) => answerMatch({ stores, matchers, settings }, message, sender),
      'page:count': async ({ claims }, sender) => {
        await reportCount(browser, sender, claims);
        return ok(null);
      },
      'page:check': (message) => answerCheck({ stores, matchers, settings }, message),
      'page:hide': (message, sender) => answerHide(browser, stores, message, sender),
      'page:wrong': async ({ report }) => {
        await (await stores.get()).markWrong(wrongMatch(report, Date.now()));
        return ok(null);
      },
    },
    ui: {
      'ui:store-state': async () => ok(await (await stores.get()).state()),
      'ui:reset': async () => {
        await (await stores.get()).erase();
        // First this device lets go, or the empty record would be shared.
        await local.remove([SETTINGS_KEY, STAMPS_KEY]);
        await forgetShared(sync).catch(() => undefined);
        await claimsChanged();
        return ok(null);
      },
      'ui:why-not': async ({ text, context }) => ok(whyNotOf(await matchers.get(), text, context)),
    },
  });

  async function claimsChanged(): Promise<void> {
    matchers.drop();
    await writeTopics(local, stores);
    await readAllAgain(browser, await settings());
  }

  let applied: Promise<void> = Promise.resolve();
  browser.storage.onChanged.addListener((changes: Record<string, Storage.StorageChange>, area: string) => {
    if (area === 'sync') quietly(syncSettings(local, sync));
    if (area !== 'local') return;
    const change = changes[SETTINGS_KEY];
    if (change !== undefined) {
      const [before, after] = [settingsFromChange(change.oldValue), settingsFromChange(change.newValue)];
      // One after the other: a page must not be told to stop after it was told to start again.
      applied = applied.then(() => applySettings(browser, before, after, settings)).catch(() => undefined);
      quietly(syncSettings(local, sync));
    }
    if (CLAIMS_CHANGED_KEY in changes) quietly(claimsChanged());
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    quietly(prepare(reason === 'install' || reason === 'update'));
  });
  browser.runtime.onStartup.addListener(() => quietly(prepare(false)));
  browser.tabs.onRemoved.addListener((tabId) => quietly(forgetTab(browser, tabId)));
  // Access given later, in the popup or the browser: pages that are open have nothing of ours in them yet.
  browser.permissions?.onAdded.addListener(() =>
    quietly(settings().then((current) => injectIntoOpenTabs(browser, current))),
  );
  browser.contextMenus?.onClicked.addListener((info, tab) => {
    if (info.menuItemId === CHECK_MENU) quietly(checkSelection(browser, { stores, matchers, settings }, info, tab));
  });
  browser.commands?.onCommand.addListener((command, tab) => {
    const by = STEPS[command];
    if (by !== undefined) quietly(stepToNote(browser, by, tab));
    if (command === 'toggle-notes') quietly(updateSettings(local, (s) => ({ ...s, on: !s.on })));
  });

  /** Seeds or upgrades the store, tells the browser where the detector runs and what it looks for. */
  async function prepare(openTabs: boolean): Promise<void> {
    quietly(offerCheck(browser));
    const current = await settings();
    // First, so that a page that is opened now is looked at.
    await registerDetector(browser, current);
    await showSettings(browser, current);
    await writeTopics(local, stores);
    if (openTabs) await injectIntoOpenTabs(browser, current);
    await giveBack(browser, current);
    await syncSettings(local, sync);
  }
}

/**
 * Work that nobody waits for. What can fail in it (a closed tab, storage that is full) has been met where it can
 * happen; a rest must not become an unhandled rejection in the reader's console.
 */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
