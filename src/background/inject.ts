/**
 * Puts our code into pages: the annotator into a frame that turned out to be on topic, the detector into pages that
 * were open before the extension was there. Nothing has to be web-accessible for it.
 */
import type { Browser, Scripting } from 'webextension-polyfill';
import cardCss from '../../assets/styles/card.css?inline';
import tokensCss from '../../assets/styles/tokens.css?inline';
import { fail, ok, type Result } from '../lib/result';
import type { PageSender } from '../messages/server';
import { HIGHLIGHT_CSS } from '../notes/highlight-css';
import type { Settings } from '../settings/schema';
import { allows } from '../settings/sites';

type Api = Pick<Browser, 'scripting' | 'tabs'>;

export const ANNOTATOR_FILE = '/annotator.js';
export const CARD_FILE = '/card.js';
export const DETECTOR_FILE = '/detector.js';
/** Tokens and rules. */
export const CARD_CSS = `${tokensCss}\n${cardCss}`;
export const WEB_PAGES = ['http://*/*', 'https://*/*'];

/**
 * Draws on in the frame that asked. A page that went away meanwhile is a reason, not an error. `meanwhile` is begun as
 * soon as the script, which takes longest, is on its way.
 */
export async function injectAnnotator(
  browser: Api,
  sender: PageSender,
  meanwhile: () => void = () => undefined,
): Promise<Result<null>> {
  const target = targetOf(sender);
  try {
    const script = browser.scripting.executeScript({ target, files: [ANNOTATOR_FILE] });
    script.catch(() => undefined); // met below, unless the sheet fails first
    meanwhile();
    // Sheets add up: taking out one that is not there does nothing.
    await browser.scripting.removeCSS({ target, css: HIGHLIGHT_CSS }).catch(() => undefined);
    await browser.scripting.insertCSS({ target, css: HIGHLIGHT_CSS });
    await script;
    return ok(null);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** The part of the notes that only an open card needs; answers with its style sheet, for the shadow tree it stands in. */
export async function injectCard(browser: Api, sender: PageSender): Promise<Result<string>> {
  try {
    await browser.scripting.executeScript({ target: targetOf(sender), files: [CARD_FILE] });
    return ok(CARD_CSS);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** A document's id where the browser gives one: a frame may have gone on to another page by now. */
function targetOf({ tabId, frameId, documentId }: PageSender): Scripting.InjectionTarget {
  return documentId === undefined ? { tabId, frameIds: [frameId] } : { tabId, documentIds: [documentId] };
}

/** Lets the detector look at one tab. False where the browser keeps extensions out. */
export async function injectDetector(browser: Api, tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [DETECTOR_FILE] });
    return true;
  } catch {
    return false;
  }
}

/** On installation, and when access was given: what is registered does not run in tabs that are already open. */
export async function injectIntoOpenTabs(browser: Api, settings: Settings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES, discarded: false });
  await Promise.all(
    tabs.map(({ id, url }) => (id !== undefined && allows(settings, url) ? injectDetector(browser, id) : false)),
  );
}
