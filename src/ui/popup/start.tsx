/**
 * The popup's life: learns what is the case, draws it, and keeps it current while it is open. Everything it changes
 * goes through the settings, so that the background and every other page hear of it in the same way.
 */
import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { framesWithNotes } from '../../background/badge';
import { injectDetector, WEB_PAGES } from '../../background/inject';
import { CHECK_KEY, CheckReport } from '../../messages/protocol';
import { askStatus, sendToPage } from '../../messages/to-page';
import { allows, patternsOf, siteOf, withLevel, withSite } from '../../settings/sites';
import { KEPT_KEY, loadSettings, SETTINGS_KEY, updateSettings } from '../../settings/store';
import { storeState } from '../shared/store-state';
import type { PopupActions } from './actions';
import { type Known, mergeStatuses, popupModel } from './model';
import { Popup } from './Popup';

/** While a page is being read its answer changes; asking costs one message. */
const ASK_EVERY_MS = 400;
/** A page that is read or off topic may still go on to another article. */
const ASK_AGAIN_MS = 2_000;
/** A page that does not answer at first may only just be loading. */
const SILENT_ASKS = 3;

/** Starts the popup in `#root`; ends with the signal, or with the popup's document. */
export async function startPopup(browser: Browser, document: Document, signal?: AbortSignal): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the popup has no #root');
  const local = browser.storage.local;
  const [tab, loaded] = await Promise.all([tabToSpeakOf(browser, document), loadSettings(local)]);
  const [access, checked] = await Promise.all([accessTo(browser, tab?.url), takeCheck(browser, tab?.id)]);
  const known: Known = {
    settings: loaded.settings,
    tab: tab === null ? null : { url: tab.url },
    access,
    status: undefined,
    store: undefined,
    refused: false,
  };
  let keptSettings = loaded.kept !== null;
  let silent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = () => {
    if (signal?.aborted) return;
    const { store } = known;
    render(
      <Popup model={popupModel(known)} store={store} keptSettings={keptSettings} checked={checked} act={act} />,
      root,
    );
  };

  const ask = async () => {
    clearTimeout(timer);
    const tabId = tab?.id;
    if (tabId === undefined || signal?.aborted) return;
    const frames = await framesWithNotes(browser.storage, tabId);
    const statuses = await Promise.all(frames.map((frame) => askStatus(browser, tabId, frame)));
    const status = mergeStatuses(statuses);
    silent = status === null ? silent + 1 : 0;
    if (status !== null || silent >= SILENT_ASKS) known.status = status;
    draw();
    const changing = status === null ? silent < SILENT_ASKS : status.state === 'reading' || status.state === 'stopped';
    clearTimeout(timer);
    if (!signal?.aborted) timer = setTimeout(ask, changing ? ASK_EVERY_MS : ASK_AGAIN_MS);
  };

  const askAnew = () => {
    silent = 0;
    known.status = undefined;
    return ask();
  };

  /** `chosen` goes off the list again if the reader says no. */
  const askFor = async (origins: string[], chosen: string | null) => {
    known.access = await browser.permissions.request({ origins }).catch(() => false);
    if (!known.access && chosen !== null) await updateSettings(local, (s) => withSite(s, chosen, false));
    await askAnew();
  };

  const act: PopupActions = {
    switchAll: (on) => void updateSettings(local, (s) => ({ ...s, on })),
    switchSite: (on) => {
      const { site } = popupModel(known);
      if (site === null) return;
      // Asked at once, while the press still counts as the reader's. A browser whose question closes the popup has
      // the site on the list all the same, and access or none: both are told when the popup opens again.
      if (on && known.settings.chosenOnly) void askFor(patternsOf(site.name), site.name);
      void updateSettings(local, (s) => withSite(s, site.name, on));
    },
    setLevel: (level) => {
      const { site } = popupModel(known);
      if (site !== null) void updateSettings(local, (s) => withLevel(s, site.name, level));
    },
    goTo: async (claim) => {
      if (tab?.id !== undefined) await sendToPage(browser, tab.id, { type: 'to-page:goto', claim });
      document.defaultView?.close();
    },
    readPage: async () => {
      known.refused = tab?.id === undefined || !(await injectDetector(browser, tab.id));
      await askAnew();
    },
    allow: async () => {
      const { view } = popupModel(known);
      const site = view.kind === 'no-access' ? view.site : null;
      await askFor(site === null ? WEB_PAGES : patternsOf(site), null);
      // The tab's address was hidden until now.
      if (site === null) document.defaultView?.location.reload();
    },
    openOptions: async () => {
      await browser.runtime.openOptionsPage();
      document.defaultView?.close();
    },
  };

  const onChanged: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    if (area !== 'local' || !(SETTINGS_KEY in changes || KEPT_KEY in changes)) return;
    loadSettings(local).then(({ settings, kept }) => {
      // Another level keeps what is known: the page answers with the rest in a moment.
      const url = tab?.url;
      const same = allows(settings, url) === allows(known.settings, url) && settings.on === known.settings.on;
      known.settings = settings;
      keptSettings = kept !== null;
      draw();
      return same ? ask() : askAnew();
    });
  };
  browser.storage.onChanged.addListener(onChanged);
  signal?.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(onChanged);
    clearTimeout(timer);
    render(null, root);
  });

  draw();
  const store = storeState().then((state) => {
    known.store = state;
    draw();
  });
  await Promise.all([ask(), store]);
}

/** Whether the browser lets us read a page at this address; where it hides the address, any page at all. */
function accessTo(browser: Browser, url: string | undefined): Promise<boolean> {
  const site = siteOf(url);
  const { protocol, hostname } = new URL(site === null ? 'https://unknown' : (url ?? ''));
  const origins = site === null ? WEB_PAGES : [`${protocol}//${hostname}/*`];
  return browser.permissions.contains({ origins }).catch(() => true);
}

/** The report of a check in this tab, once: the next time the popup speaks of the page again. */
async function takeCheck(browser: Browser, tabId: number | undefined): Promise<CheckReport | null> {
  const { session } = browser.storage;
  const stored = await session.get(CHECK_KEY).catch(() => ({}) as Record<string, unknown>);
  const report = CheckReport.safeParse(stored[CHECK_KEY]);
  if (!report.success || (report.data.tabId !== null && report.data.tabId !== tabId)) return null;
  await session.remove(CHECK_KEY);
  return report.data;
}

/** The tab in front; or the one that the address names (`popup.html?tab=3`), when the popup is opened as a page. */
async function tabToSpeakOf(browser: Browser, document: Document) {
  const named = new URLSearchParams(document.location.search).get('tab');
  if (named !== null) {
    try {
      return await browser.tabs.get(Number(named));
    } catch {
      // It has been closed, or it never was a tab.
      return null;
    }
  }
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  return front ?? null;
}
