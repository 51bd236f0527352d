/**
 * On every page: is it about a pack's topic? Says so once to the background, and that is all. No library is used, and
 * none of WXT's content script context, which pages could notice and end by an event of their own.
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isReadable, isWebPage, lookUntil, pageText } from '../src/page/late-text';
import { ANNOTATOR, DETECTOR } from '../src/page/presence';
import { SETTINGS_KEY } from '../src/settings/keys';
import { mayLook, topAddress } from '../src/settings/may-look';
import { compileTopics } from '../src/topic/topical';
import { TOPICS_KEY, topicsFrom } from '../src/topic/topics';

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, AbortController | undefined>;
  // Put in again by the popup or an update: the younger one takes over.
  world[DETECTOR]?.abort();
  const own = new AbortController();
  world[DETECTOR] = own;
  const annotated = () => ANNOTATOR in globalThis;
  /** Until the first look is over, and while the annotator is on its way, nobody may say "off topic". */
  let undecided = true;
  /** Told to stop, or not allowed to look: what the page is about is not known. */
  let stopped = false;
  let restart = new AbortController();

  const start = async () => {
    restart.abort();
    restart = new AbortController();
    const signal = AbortSignal.any([own.signal, restart.signal]);
    undecided = isReadable(document);
    if (!undecided) return;
    const stored = await browser.storage.local.get([TOPICS_KEY, SETTINGS_KEY]).catch(() => ({}) as never);
    if (signal.aborted) return;
    undecided = mayLook(stored[SETTINGS_KEY], topAddress(self));
    stopped = !undecided;
    if (stopped) return;
    const topical = compileTopics(topicsFrom(stored[TOPICS_KEY]));
    lookUntil(
      () => {
        // Without an id the extension was reloaded or removed, and this script outlived it.
        if (!browser.runtime?.id) {
          own.abort();
          return true;
        }
        undecided = topical(pageText(document));
        if (!undecided) return false;
        const answered = (yes: boolean) => {
          // An answer to an older look says nothing of this one.
          if (!signal.aborted) undecided = yes;
        };
        browser.runtime.sendMessage({ type: 'page:topical' }).then(
          (answer) => answered(answer?.ok === true),
          () => answered(false),
        );
        return true;
      },
      document,
      signal,
    );
  };
  const listen = (message: { type?: string }, _sender: unknown, reply: (answer: unknown) => void) => {
    if (annotated() || own.signal.aborted) return; // another answers
    if (message?.type === 'to-page:start') {
      void start();
      reply({ ok: true, value: null });
    } else if (message?.type === 'to-page:stop') {
      restart.abort();
      undecided = false;
      stopped = true;
      reply({ ok: true, value: null });
    } else if (message?.type === 'to-page:status' && self === top) {
      const rest = !isWebPage(document) ? 'unreadable' : stopped ? 'stopped' : 'off-topic';
      reply({ ok: true, value: { state: undecided ? 'reading' : rest, notes: [], published: null } });
    }
  };
  browser.runtime.onMessage.addListener(listen);
  own.signal.addEventListener('abort', () => browser.runtime?.id && browser.runtime.onMessage.removeListener(listen));
  void start();
});
