/**
 * Where messages arrive in the background. Promise: only this extension's own, well-formed messages reach a handler,
 * each gets exactly one `Result`, and no error escapes. Messages that are not ours are left to others.
 *
 * `sendResponse` and `return true` instead of an answered promise: the one form that every browser knows.
 */
import type { Browser, Runtime } from 'webextension-polyfill';
import { fail, type Result } from '../lib/result';
import { PageRequest, UiRequest } from './protocol';

export type Sender = Runtime.MessageSender;

/** A content script in a tab's frame. */
export interface PageSender {
  tabId: number;
  frameId: number;
  documentId: string | undefined;
  /** The address of the page in the tab: what the reader takes for "this site". */
  pageUrl: string | undefined;
  /** The address of the frame. */
  frameUrl: string | undefined;
}

type Handler<M, S> = (message: M, sender: S) => Promise<Result<unknown>>;

export interface Handlers {
  page: { [K in PageRequest['type']]: Handler<Extract<PageRequest, { type: K }>, PageSender> };
  ui: { [K in UiRequest['type']]: Handler<Extract<UiRequest, { type: K }>, Sender> };
}

/** Registers the listener at once. Must be called while the background's script first runs. */
export function serve(browser: Pick<Browser, 'runtime'>, handlers: Handlers): void {
  const listener = (message: unknown, sender: Sender, sendResponse: (answer: unknown) => void): true | undefined => {
    if (sender.id !== browser.runtime.id || !isOurs(message)) return undefined;
    respond(browser, handlers, message, sender)
      .catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
      .then(sendResponse)
      // The page has gone meanwhile: nobody is left to answer.
      .catch(() => undefined);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback);
}

async function respond(browser: Pick<Browser, 'runtime'>, handlers: Handlers, message: object, sender: Sender) {
  const page = PageRequest.safeParse(message);
  if (page.success) {
    const from = pageSender(sender);
    if (from === null) return fail('only a page may ask this');
    const handle = handlers.page[page.data.type] as Handler<PageRequest, PageSender>;
    return handle(page.data, from);
  }
  const ui = UiRequest.safeParse(message);
  if (ui.success) {
    // A content script shares the extension's id, but not its origin.
    if (!sender.url?.startsWith(browser.runtime.getURL(''))) return fail('only a page of the extension may ask this');
    const handle = handlers.ui[ui.data.type] as Handler<UiRequest, Sender>;
    return handle(ui.data, sender);
  }
  const issues = [...page.error.issues, ...ui.error.issues].filter((issue) => issue.path[0] !== 'type');
  return fail(`not understood: ${issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ') || 'unknown type'}`);
}

function isOurs(message: unknown): message is { type: string } {
  const type = (message as { type?: unknown } | null)?.type;
  return typeof type === 'string' && /^(?:page|ui):/.test(type);
}

function pageSender(sender: Sender): PageSender | null {
  const { tab, frameId, documentId, url } = sender;
  if (tab?.id === undefined || frameId === undefined) return null;
  // Without the tab's address (no access to the top page) the frame's own is the best that is known.
  return { tabId: tab.id, frameId, documentId, pageUrl: tab.url ?? url, frameUrl: url };
}
