/** Injected after the card's script when the reader asks for a check of the selected text; answers in a card. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fail, ok } from '../src/lib/result';
import { send } from '../src/messages/client';
import type { ToPage } from '../src/messages/protocol';
import { cardScript } from '../src/notes/card-script';
import { checkText } from '../src/notes/check';
import { CHECK } from '../src/page/presence';

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[CHECK]) return; // asked before
  world[CHECK] = true;
  const words = (key: string, ...given: string[]) => browser.i18n.getMessage(key as never, given);
  browser.runtime.onMessage.addListener((message: Partial<ToPage & { text: string }>, _sender, reply) => {
    if (message?.type !== 'to-page:check') return;
    const script = cardScript();
    if (script === null) return void reply(fail('no card'));
    checkText(message.text ?? '', { doc: document, script, words, send }).then(
      (shown) => reply(shown ? ok(null) : fail('nothing to draw on')),
      (error: unknown) => reply(fail(String(error))),
    );
    return true;
  });
});
