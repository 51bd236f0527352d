/** On every page: is it about a pack's topic? Says so once to the background, and that is all. No library is used. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isReadable, isWebPage, lookUntil, pageText } from '../src/page/late-text';
import { ANNOTATOR } from '../src/page/presence';
import { compileTopics } from '../src/topic/topical';
import { loadTopics } from '../src/topic/topics';

export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  runAt: 'document_idle',
  allFrames: true,
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const annotated = () => ANNOTATOR in globalThis;
    /** Until the first look is over, and while the annotator is on its way, nobody may say "off topic". */
    let undecided = true;
    let restart = new AbortController();
    const start = async () => {
      restart.abort();
      restart = new AbortController();
      const signal = AbortSignal.any([ctx.signal, restart.signal]);
      undecided = isReadable(document);
      if (!undecided) return;
      const topical = compileTopics(await loadTopics((key) => browser.storage.local.get(key)));
      lookUntil(
        () => {
          undecided = !ctx.isInvalid && topical(pageText(document));
          if (!undecided) return false;
          browser.runtime.sendMessage({ type: 'page:topical' }).then(
            (answer) => (undecided = answer?.ok === true),
            () => (undecided = false),
          );
          return true;
        },
        document,
        signal,
      );
    };
    const listen = (message: { type?: string }, _sender: unknown, reply: (answer: unknown) => void) => {
      if (annotated()) return; // it answers for itself
      if (message?.type === 'to-page:start') {
        start();
        reply({ ok: true, value: null });
      } else if (message?.type === 'to-page:status' && self === top) {
        const rest = isWebPage(document) ? 'off-topic' : 'unreadable';
        reply({ ok: true, value: { state: undecided ? 'reading' : rest, notes: [], published: null } });
      }
    };
    browser.runtime.onMessage.addListener(listen);
    ctx.onInvalidated(() => browser.runtime?.id && browser.runtime.onMessage.removeListener(listen));
    await start();
  },
});
