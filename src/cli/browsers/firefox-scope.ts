/** Runs code in Firefox's own window, which the driver may enter with `--remote-allow-system-access`. */
import type { Browser } from 'puppeteer-core';
import { geckoId } from './build';
import type { Running } from './launch';

interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/**
 * `declaration` is the source of a function; it is given the extension's id and then `args`.
 * @returns what it returns, if that is a string, a number or a boolean.
 */
export async function inFirefox(
  { browser, extension }: Running,
  declaration: string,
  ...args: (string | number)[]
): Promise<unknown> {
  const { connection } = browser as Browser & { connection: Bidi };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: declaration,
    arguments: [geckoId(extension), ...args].map((value) => ({ type: typeof value, value })),
    target: { context: window?.context },
    awaitPromise: true,
  });
  const answer = result as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'Firefox did not do it');
  return answer.result?.value;
}
