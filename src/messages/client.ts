/**
 * Requests to the background. Never throws: an extension that was reloaded, updated or removed while the page
 * stayed open answers `gone`, calmly, and the caller ends.
 */
import { browser } from 'wxt/browser';
import type { ClaimView } from '../claims/view';
import { fail, type Result } from '../lib/result';
import type { NotedMatch, Point } from '../notes/point';
import type { Level, Looks } from '../settings/schema';
import type { NearMiss, PageRequest, StoreState, UiRequest } from './protocol';

/** The reason given when this page has outlived the extension that put us here. */
export const GONE = 'gone';

export interface MatchAnswer {
  matches: NotedMatch[];
  points: Point[];
  claims: ClaimView[];
  level: Level;
  looks: Looks;
}

/** What is on record for a text the reader chose. */
export interface CheckAnswer {
  matches: NotedMatch[];
  points: Point[];
  claims: ClaimView[];
  /** Only where nothing matched and something came near. */
  near: NearMiss | null;
  /** The card's style sheet. */
  css: string;
}

type Request = PageRequest | UiRequest;
interface Answers {
  'page:match': MatchAnswer;
  /** The card's style sheet. */
  'page:card': string;
  'page:check': CheckAnswer;
  'ui:store-state': StoreState;
}
export type Answer<R extends Request> = R['type'] extends keyof Answers ? Answers[R['type']] : unknown;

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';

export async function send<R extends Request>(request: R): Promise<Result<Answer<R>>> {
  try {
    // Without an id the context is invalidated: the polyfill-free API then throws or is missing altogether.
    if (!browser?.runtime?.id) return fail(GONE);
    const answer: unknown = await browser.runtime.sendMessage(request);
    return isResult(answer) ? (answer as Result<Answer<R>>) : fail('no answer');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail(/context invalidated|extension context/i.test(message) ? GONE : message);
  }
}
