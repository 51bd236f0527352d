/**
 * The browser's API as the background uses it, in memory. Events can be fired, calls are written down, tabs can be
 * given pages that listen.
 */
import type { Browser } from 'webextension-polyfill';
import { type FakeArea, fakeArea } from '../claims-store/area';

type Listener = (...args: never[]) => unknown;

export function fakeEvent() {
  const listeners = new Set<Listener>();
  return {
    listeners,
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    fire: (...args: unknown[]) => [...listeners].map((listener) => listener(...(args as never[]))),
  };
}

export interface FakeTab {
  id: number;
  url?: string;
  /** Messages its page got; undefined when nobody listens there. */
  got?: unknown[];
  /** What its page answers. */
  answer?: unknown;
  /** The browser keeps extensions out. */
  closed?: boolean;
}

export interface FakeBrowser {
  api: Browser;
  local: FakeArea;
  session: FakeArea;
  sync: FakeArea;
  /** Where the browser lets us read; `permissions.remove` takes out what is there. */
  origins: Set<string>;
  /** Content scripts as they are registered. */
  registered: Map<string, Record<string, unknown>>;
  tabs: FakeTab[];
  /** Calls of scripting and action, in order: `['setIcon', {…}]`. */
  calls: [name: string, details: Record<string, unknown>][];
  events: Record<
    'message' | 'installed' | 'startup' | 'changed' | 'removed' | 'command' | 'access' | 'menu',
    ReturnType<typeof fakeEvent>
  >;
  /** What is written on a tab's badge, and its icon. */
  badge(tabId: number): { text: string; icon: string };
  /** Sends as the sender would; undefined when the background does not answer. */
  send(message: unknown, sender: Record<string, unknown>): Promise<unknown>;
  /** Everything that was started has ended. */
  settled(): Promise<void>;
}

export const EXTENSION_ID = 'the-extension';
export const EXTENSION_ORIGIN = 'chrome-extension://the-extension/';

export function fakeBrowser(tabs: FakeTab[] = [], stored: Record<string, unknown> = {}): FakeBrowser {
  const events = {
    message: fakeEvent(),
    installed: fakeEvent(),
    startup: fakeEvent(),
    changed: fakeEvent(),
    removed: fakeEvent(),
    command: fakeEvent(),
    access: fakeEvent(),
    menu: fakeEvent(),
  };
  const local = fakeArea(stored, (changes) => events.changed.fire(changes, 'local'));
  const session = fakeArea({}, (changes) => events.changed.fire(changes, 'session'));
  const sync = fakeArea({}, (changes) => events.changed.fire(changes, 'sync'));
  const origins = new Set(['http://*/*', 'https://*/*']);
  const registered = new Map<string, Record<string, unknown>>();
  const calls: FakeBrowser['calls'] = [];
  const badges = new Map<number, { text: string; icon: string }>();
  const badgeOf = (id: number) => badges.get(id) ?? { text: '', icon: '' };
  let pending = 0;

  const note =
    (name: string) =>
    async (details: Record<string, unknown> = {}) => {
      const tabId = (details.target as { tabId?: number } | undefined)?.tabId ?? (details.tabId as number | undefined);
      const tab = tabs.find((t) => t.id === tabId);
      if (tabId !== undefined && (tab === undefined || tab.closed)) throw new Error(`Cannot access tab ${tabId}`);
      calls.push([name, details]);
      if (tab !== undefined && name === 'setBadgeText')
        badges.set(tab.id, { ...badgeOf(tab.id), text: String(details.text) });
      if (tab !== undefined && name === 'setIcon') {
        badges.set(tab.id, { ...badgeOf(tab.id), icon: (details.path as Record<number, string>)[16] ?? '' });
      }
      return [];
    };

  const api = {
    runtime: {
      id: EXTENSION_ID,
      getURL: (path: string) => EXTENSION_ORIGIN + path.replace(/^\//, ''),
      onMessage: events.message,
      onInstalled: events.installed,
      onStartup: events.startup,
    },
    storage: { local, session, sync, onChanged: events.changed },
    tabs: {
      query: async ({ url }: { url?: string[] }) =>
        tabs.filter((tab) => url === undefined || /^https?:/.test(tab.url ?? '')).map(({ id, url }) => ({ id, url })),
      sendMessage: async (tabId: number, message: unknown) => {
        const tab = tabs.find((t) => t.id === tabId);
        if (tab?.got === undefined) throw new Error('Could not establish connection. Receiving end does not exist.');
        tab.got.push(message);
        return tab.answer;
      },
      create: note('createTab'),
      onRemoved: events.removed,
    },
    scripting: {
      insertCSS: note('insertCSS'),
      removeCSS: note('removeCSS'),
      executeScript: note('executeScript'),
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
        ids.flatMap((id) => registered.get(id) ?? []).map((script) => structuredClone(script)),
      registerContentScripts: async (scripts: { id: string }[]) => {
        for (const script of scripts) {
          if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          registered.set(script.id, { ...script });
        }
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
      },
    },
    action: {
      setBadgeText: note('setBadgeText'),
      setIcon: note('setIcon'),
      setBadgeBackgroundColor: note('setBadgeBackgroundColor'),
      setBadgeTextColor: note('setBadgeTextColor'),
      openPopup: async () => note('openPopup')({}),
    },
    contextMenus: {
      removeAll: note('removeMenus'),
      create: (details: Record<string, unknown>) => void calls.push(['createMenu', details]),
      onClicked: events.menu,
    },
    i18n: { getMessage: (key: string) => `«${key}»` },
    commands: { onCommand: events.command },
    permissions: {
      onAdded: events.access,
      remove: async ({ origins: gone }: { origins: string[] }) => gone.map((o) => origins.delete(o)).includes(true),
    },
  };

  return {
    api: api as unknown as Browser,
    local,
    session,
    sync,
    origins,
    registered,
    tabs,
    calls,
    events,
    badge: badgeOf,
    send: (message, sender) =>
      new Promise((resolve) => {
        pending += 1;
        const done = (answer: unknown) => {
          pending -= 1;
          resolve(answer);
        };
        const kept = events.message.fire(message, sender, done);
        if (!kept.includes(true)) done(undefined);
      }),
    settled: async () => {
      // Fakes answer in microtasks and fake-indexeddb in immediates: a few turns of the loop with nothing new is rest.
      for (let quiet = 0, before = -1; quiet < 20 || pending > 0; ) {
        await new Promise((resolve) => setImmediate(resolve));
        quiet = calls.length === before ? quiet + 1 : 0;
        before = calls.length;
      }
    },
  };
}
