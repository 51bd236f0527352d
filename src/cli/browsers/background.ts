/** Stops the extension's background, as browsers do at any moment. */
import { inFirefox } from './firefox-scope';
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

async function stopEventPage(running: Running): Promise<void> {
  const state = await inFirefox(
    running,
    `async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
      return extension.backgroundState;
    }`,
  );
  if (state !== 'stopped') throw new Error(`the background is ${String(state)}`);
}
