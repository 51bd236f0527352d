/** Messages to pages, from background and popup. A page that cannot be reached is a value, not an error. */
import type { Browser } from 'webextension-polyfill';
import { PageStatus, type ToPage } from './protocol';

type Tabs = Pick<Browser, 'tabs'>;

/** Sends to one frame, or to all frames of the tab. False when nobody there listens. */
export async function sendToPage(browser: Tabs, tabId: number, message: ToPage, frameId?: number): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, message, frameId === undefined ? undefined : { frameId });
    return true;
  } catch {
    // "Receiving end does not exist": a page of the browser, or one loaded before the extension.
    return false;
  }
}

/** Asks one frame how its reading stands; null when it does not answer or answers something else. */
export async function askStatus(browser: Tabs, tabId: number, frameId: number): Promise<PageStatus | null> {
  const message: ToPage = { type: 'to-page:status' };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, message, { frameId });
    const status = PageStatus.safeParse(unwrap(answer));
    return status.success ? status.data : null;
  } catch {
    return null;
  }
}

/** The status may come as it is or as a `Result`. */
function unwrap(answer: unknown): unknown {
  const result = answer as { ok?: unknown; value?: unknown } | null | undefined;
  return result?.ok === true ? result.value : answer;
}
