/**
 * "Check the selected text": what is on record for a text the reader chose, on any page and whatever is switched off,
 * for this one press. Told in a card on the page; where no extension may draw, in the popup.
 */
import type { Browser, Menus, Tabs } from 'webextension-polyfill';
import { ok, type Result } from '../lib/result';
import type { CheckAnswer } from '../messages/client';
import {
  CHECK_KEY,
  type CheckReport,
  MAX_BLOCK_LENGTH,
  MAX_BLOCKS_PER_REQUEST,
  type NearMiss,
  type PageRequest,
  type ToPage,
} from '../messages/protocol';
import { compileTopics } from '../topic/topical';
import { CARD_CSS } from './inject';
import { findMatches, type MatchParts, noteAll } from './match';
import type { Loaded } from './matcher';

export const CHECK_MENU = 'check-selection';
const CHECK_FILE = '/check.js';
/** Characters in which a near miss is looked for: it tries every rule. */
const MOST_NEAR = 4_000;

export type CheckRequest = Extract<PageRequest, { type: 'page:check' }>;
type Parts = MatchParts;

/** Nothing is left out here: what was hidden or marked as wrong is hidden from reading, not from a question. */
export async function answerCheck(
  { matchers, settings }: Parts,
  request: Omit<CheckRequest, 'type'>,
): Promise<Result<CheckAnswer>> {
  const loaded = await matchers.get();
  const matches = findMatches(loaded, request, (await settings()).sensitivity);
  const text = request.blocks.map((block) => block.text).join('\n');
  return ok({
    ...noteAll(loaded, matches, request),
    near: matches.length > 0 ? null : whyNotOf(loaded, text, request.lead),
    css: CARD_CSS,
  });
}

/**
 * The claim that came nearest and the test that it failed; null where the text names nobody and nothing that the packs
 * are about, for then whatever came nearest is chance.
 */
export function whyNotOf({ matcher, claims, packs }: Loaded, text: string, context?: string): NearMiss | null {
  const sides = packs.flatMap((pack) => pack.topic.sides.map(({ terms }) => ({ sides: [{ terms }] })));
  if (!compileTopics(sides)(text)) return null;
  const near = matcher.whyNot(text.slice(0, MOST_NEAR), context);
  const short = near === null ? undefined : claims.get(near.claim)?.claim.short;
  return near === null || short === undefined ? null : { claim: near.claim, short, failed: near.failed };
}

/** Puts the offer into the browser's menu for selected text. Browsers without such a menu (Android) go without. */
export async function offerCheck(browser: Browser): Promise<void> {
  if (browser.contextMenus === undefined) return;
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    ...{ id: CHECK_MENU, contexts: ['selection'] },
    title: browser.i18n.getMessage('menuCheck'),
  });
}

type Api = Pick<Browser, 'scripting' | 'tabs' | 'storage' | 'action' | 'runtime'>;

/** Answers the press of the menu's entry. */
export async function checkSelection(
  browser: Api,
  parts: Parts,
  info: Pick<Menus.OnClickData, 'selectionText' | 'frameId'>,
  tab: Pick<Tabs.Tab, 'id'> | undefined,
): Promise<void> {
  const text = info.selectionText?.trim() ?? '';
  if (text === '') return;
  const tabId = tab?.id ?? null;
  if (tabId !== null && tabId >= 0 && (await toldOnPage(browser, tabId, info.frameId ?? 0, text))) return;
  const report = await reportOf(parts, text, tabId);
  await browser.storage.session.set({ [CHECK_KEY]: report });
  await browser.action.openPopup().catch(async () => {
    // An older browser opens the popup only by itself.
    await browser.tabs.create({ url: browser.runtime.getURL(`/popup.html?tab=${tabId ?? -1}`) });
  });
}

/** False where extensions are kept out, or where there is nothing to draw on (a PDF). */
async function toldOnPage({ scripting, tabs }: Api, tabId: number, frameId: number, text: string): Promise<boolean> {
  const message: ToPage = { type: 'to-page:check', text };
  try {
    await scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [CHECK_FILE] });
    const answer: unknown = await tabs.sendMessage(tabId, message, { frameId });
    return (answer as { ok?: unknown } | undefined)?.ok === true;
  } catch {
    return false;
  }
}

async function reportOf(parts: Parts, text: string, tabId: number | null): Promise<CheckReport> {
  const blocks = blocksOf(text);
  const answer = await answerCheck(parts, { blocks });
  if (!answer.ok) return { tabId, text, found: [], near: null };
  const { matches, claims, near } = answer.value;
  const found = claims.flatMap(({ id, short }) => {
    const model = matches.find((match) => match.claim === id)?.model;
    return model === undefined
      ? []
      : [{ claim: id, short, glyph: model.glyph, line: model.line.replace(/\u00a0/g, ' ') }];
  });
  return { tabId, text: text.slice(0, MOST_NEAR), found, near };
}

/** A selected text as blocks, one a paragraph, within the protocol's bounds. */
export function blocksOf(text: string): { id: number; text: string }[] {
  const lines = text.split(/\s*\n\s*/).filter((line) => line !== '');
  return lines.slice(0, MAX_BLOCKS_PER_REQUEST).map((line, id) => ({ id, text: line.slice(0, MAX_BLOCK_LENGTH) }));
}
