/** Stops the extension's background, as browsers do at any moment. */
import type { Browser } from 'puppeteer-core';
import { geckoId } from './build';
import type { Running } from './launch';

/** Resolves when it has stopped. The next event wakes it again. */
export async function stopBackground(running: Running): Promise<void> {
  if (running.kind === 'chromium') await stopWorker(running);
  else await stopEventPage(running);
}

async function stopWorker({ browser, origin }: Running): Promise<void> {
  const target = await browser.waitForTarget((t) => t.type() === 'service_worker' && t.url().startsWith(origin), {
    timeout: 10_000,
  });
  const gone = new Promise<void>((done) => {
    browser.on('targetdestroyed', (destroyed) => destroyed === target && done());
  });
  const worker = await target.worker();
  await worker?.close();
  await gone;
}

interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/** From the browser's own window, which the driver may enter with `--remote-allow-system-access`. */
async function stopEventPage({ browser, extension }: Running): Promise<void> {
  const { connection } = browser as Browser & { connection: Bidi };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: `async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
      return extension.backgroundState;
    }`,
    arguments: [{ type: 'string', value: geckoId(extension) }],
    target: { context: window?.context },
    awaitPromise: true,
  });
  const answer = result as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'the background did not stop');
  if (answer.result?.value !== 'stopped') throw new Error(`the background is ${String(answer.result?.value)}`);
}
