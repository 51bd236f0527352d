/** Injected into a topical page: starts page views, ends them, and answers the popup. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fail, ok } from '../src/lib/result';
import { GONE, send } from '../src/messages/client';
import { startPage } from '../src/notes/page-view';
import { ANNOTATOR } from '../src/page/presence';
import { loadTopics } from '../src/topic/topics';

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[ANNOTATOR]) return; // injected twice
  world[ANNOTATOR] = true;
  const page = startPage(document, {
    topics: () => loadTopics((key) => browser.storage.local.get(key)),
    send: async (request) => {
      const answer = await send(request);
      if (!answer.ok && answer.reason === GONE) page.stop();
      return answer;
    },
  });
  browser.runtime.onMessage.addListener((message: { type?: string; claim?: string }, _sender, reply) => {
    switch (message?.type) {
      case 'to-page:status':
        return void reply(ok(page.status()));
      case 'to-page:stop':
        page.stop();
        return void reply(ok(null));
      case 'to-page:start':
        page.start();
        return void reply(ok(null));
      case 'to-page:goto':
        return void reply(page.goto(message.claim ?? '') ? ok(null) : fail('not on this page'));
    }
  });
  page.start();
});
