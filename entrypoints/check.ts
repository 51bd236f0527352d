/**
 * Injected when the reader asks for a check of the selected text; answers in a card. It takes nothing from the other
 * scripts: on most pages none of them is there.
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fail, ok } from '../src/lib/result';
import { send } from '../src/messages/client';
import type { ToPage } from '../src/messages/protocol';
import { buildCard } from '../src/notes/card';
import { checkText } from '../src/notes/check';
import { copyText } from '../src/notes/copy';
import { placeCard } from '../src/notes/place';
import { CHECK } from '../src/page/presence';

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[CHECK]) return; // asked before
  world[CHECK] = true;
  const script = { build: buildCard, place: placeCard, copy: copyText };
  const words = (key: string, ...given: string[]) => browser.i18n.getMessage(key as never, given);
  browser.runtime.onMessage.addListener((message: Partial<ToPage & { text: string }>, _sender, reply) => {
    if (message?.type !== 'to-page:check') return;
    checkText(message.text ?? '', { doc: document, script, words, send }).then(
      (shown) => reply(shown ? ok(null) : fail('nothing to draw on')),
      (error: unknown) => reply(fail(String(error))),
    );
    return true;
  });
});
