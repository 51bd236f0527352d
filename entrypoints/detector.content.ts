/** On every page: is it about a pack's topic? Says so once to the background, and that is all. No library is used. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isReadable, lookUntil, pageText } from '../src/page/late-text';
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
    let restart = new AbortController();
    const start = async () => {
      restart.abort();
      restart = new AbortController();
      const signal = AbortSignal.any([ctx.signal, restart.signal]);
      if (!isReadable(document)) return;
      const topical = compileTopics(await loadTopics((key) => browser.storage.local.get(key)));
      lookUntil(
        () => {
          if (ctx.isInvalid || !topical(pageText(document))) return false;
          browser.runtime.sendMessage({ type: 'page:topical' }).catch(() => {});
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
        reply({ ok: true, value: { state: 'off-topic', notes: [], published: null } });
      }
    };
    browser.runtime.onMessage.addListener(listen);
    ctx.onInvalidated(() => browser.runtime?.id && browser.runtime.onMessage.removeListener(listen));
    await start();
  },
});
