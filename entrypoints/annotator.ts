/** Injected into a topical page: starts page views, ends them, and answers the popup. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fail, ok } from '../src/lib/result';
import { GONE, send } from '../src/messages/client';
import type { ToPage } from '../src/messages/protocol';
import { startPage } from '../src/notes/page-view';
import { ANNOTATOR } from '../src/page/presence';
import { SETTINGS_KEY } from '../src/settings/keys';
import type { Level, Looks } from '../src/settings/schema';
import { loadTopics } from '../src/topic/topics';

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[ANNOTATOR]) return; // injected twice
  world[ANNOTATOR] = true;
  const page = startPage(document, {
    topics: () => loadTopics((key) => browser.storage.local.get(key)),
    comments: async () => {
      const stored = await browser.storage.local.get(SETTINGS_KEY).catch(() => ({}) as Record<string, unknown>);
      return (stored[SETTINGS_KEY] as { comments?: unknown } | undefined)?.comments === true;
    },
    send: async (request) => {
      const answer = await send(request);
      if (!answer.ok && answer.reason === GONE) page.stop();
      return answer;
    },
  });
  browser.runtime.onMessage.addListener(
    (message: Partial<ToPage & { claim: string; level: Level; looks: Looks; by: 1 | -1 }>, _sender, reply) => {
      switch (message?.type) {
        case 'to-page:status':
          return void reply(ok(page.status()));
        case 'to-page:stop':
          page.stop();
          return void reply(ok(null));
        case 'to-page:start':
          page.start();
          return void reply(ok(null));
        case 'to-page:level':
          page.show(message.level ?? 'claims');
          return void reply(ok(null));
        case 'to-page:looks':
          page.look(message.looks ?? 'both');
          return void reply(ok(null));
        case 'to-page:step':
          return void reply(page.step(message.by ?? 1) ? ok(null) : fail('no note here'));
        case 'to-page:goto':
          return void reply(page.goto(message.claim ?? '') ? ok(null) : fail('not on this page'));
      }
    },
  );
  page.start();
});
