/** Steps to the next note of the tab in front, or the one before: in the first of its frames that has notes. */
import type { Browser, Tabs } from 'webextension-polyfill';
import type { ToPage } from '../messages/protocol';
import { framesWithNotes } from './badge';

export const STEPS: Readonly<Record<string, 1 | -1>> = { 'next-note': 1, 'previous-note': -1 };

/** `tab` is the one the command came with; without it, the one in front. False when it has no note. */
export async function stepToNote(
  browser: Pick<Browser, 'tabs' | 'storage'>,
  by: 1 | -1,
  tab?: Tabs.Tab,
): Promise<boolean> {
  const [front] = tab ? [tab] : await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (front?.id === undefined) return false;
  const message: ToPage = { type: 'to-page:step', by };
  for (const frameId of await framesWithNotes(browser.storage, front.id)) {
    const answer = await browser.tabs.sendMessage(front.id, message, { frameId }).catch(() => null);
    if ((answer as { ok?: unknown } | null | undefined)?.ok === true) return true;
  }
  return false;
}
