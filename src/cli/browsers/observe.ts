/**
 * What a page with notes looks like from outside: highlights, host element, and the status that the popup asks for.
 * It only looks; what readers do (pressing, toggling) is in act.ts.
 */
import type { Page } from 'puppeteer-core';
import { PageStatus } from '../../messages/protocol';
import { inPage } from './in-page';
import type { Running } from './launch';
import { HOST_PREFIX } from './shadow';

/** What we use of the extension's own API, inside its pages. Both browsers offer it under this name. */
export interface ExtensionApi {
  tabs: {
    query(filter: object): Promise<{ id?: number; url?: string }[]>;
    sendMessage(tab: number, message: object, options: { frameId: number }): Promise<unknown>;
  };
}

export interface Traces {
  /** Names of our highlights that hold at least one range. */
  highlights: string[];
  /** The marked text, range by range, white space collapsed. */
  sentences: string[];
  /** Host elements of ours anywhere in the document. */
  hosts: number;
}

/** Everything of ours that the page itself can see. */
export function traces(page: Page): Promise<Traces> {
  return inPage(
    page,
    (prefix: string) => {
      const highlights: string[] = [];
      const sentences: string[] = [];
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('claimtrail') || highlight.size === 0) continue;
        highlights.push(name);
        for (const range of highlight) sentences.push(String(range).replace(/\s+/g, ' ').trim());
      }
      const hosts = [...document.querySelectorAll('*')].filter((e) => String(e.localName).startsWith(prefix)).length;
      return { highlights, sentences, hosts };
    },
    HOST_PREFIX,
  );
}

/** The document as a parser would read it again, without our host element. */
export function serialised(page: Page): Promise<string> {
  return inPage(
    page,
    (prefix: string) => {
      const copy = document.documentElement.cloneNode(true) as Element;
      for (const element of [...copy.querySelectorAll('*')])
        if (String(element.localName).startsWith(prefix)) element.remove();
      return copy.outerHTML;
    },
    HOST_PREFIX,
  );
}

/** The browser's number for the tab that shows `url`, asked from a page of the extension; null when there is none. */
export function findTab(control: Page, url: string): Promise<number | null> {
  return inPage(
    control,
    async (wanted: string) => {
      const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
      const bare = (u: string | undefined) => u?.replace(/#.*$/, '');
      const found = (await tabs.query({})).find((tab) => bare(tab.url) === bare(wanted));
      return found?.id ?? null;
    },
    url,
  );
}

/** Asks the page for its status the way the popup does; null when nobody of ours answers there. */
export async function statusOf(control: Page, tab: number): Promise<PageStatus | null> {
  const answer: unknown = await inPage(
    control,
    async (id: number) => {
      const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
      try {
        return (await tabs.sendMessage(id, { type: 'to-page:status' }, { frameId: 0 })) ?? null;
      } catch {
        return null; // no receiver: a page that extensions may not read
      }
    },
    tab,
  );
  const result = answer as { ok?: unknown; value?: unknown } | null;
  const status = result?.ok === true ? result.value : result;
  return status === null ? null : PageStatus.parse(status);
}

/** A page of the extension to ask from. It stays in the background. */
export async function openControl(running: Running): Promise<Page> {
  return running.openExtensionPage('/popup.html?tab=0');
}
