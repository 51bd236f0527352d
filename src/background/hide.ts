/** Answers `page:hide`: puts a note, a claim or a site away, on this computer only. */
import type { Browser } from 'webextension-polyfill';
import { hiddenNote } from '../claims/hidden';
import { fail, ok, type Result } from '../lib/result';
import type { PageRequest } from '../messages/protocol';
import type { PageSender } from '../messages/server';
import { siteOf, withSite } from '../settings/sites';
import { updateSettings } from '../settings/store';
import type { StoreKeeper } from './store-keeper';

export type HideRequest = Extract<PageRequest, { type: 'page:hide' }>;

export async function answerHide(
  browser: Pick<Browser, 'storage'>,
  stores: StoreKeeper,
  { scope, claim }: HideRequest,
  { pageUrl }: PageSender,
): Promise<Result<null>> {
  if (scope === 'site') {
    const site = siteOf(pageUrl);
    if (site === null) return fail('this page has no site to switch off');
    // The change of the settings does the rest: every open page of the site is told to stop.
    await updateSettings(browser.storage.local, (settings) => withSite(settings, site, false));
    return ok(null);
  }
  if (scope === 'claim-here' && pageUrl === undefined) return fail('the address of this page is not known');
  const store = await stores.get();
  await store.hide(hiddenNote(claim, scope === 'claim' ? null : (pageUrl ?? null), Date.now()));
  return ok(null);
}
