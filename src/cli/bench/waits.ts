/** Watches, in a page, how long its thread was ever busy at one go: by messages to itself, which both browsers have. */
import type { Page } from 'puppeteer-core';
import { inPage } from '../browsers/in-page';

export interface Waits {
  /** ms, the longest. */
  longest: number;
  /** How many were over 50 ms. */
  long: number;
}

/**
 * Runs `act` in the page, which closes over nothing, and watches the thread for `forMs` from then on. What `act` itself
 * costs, layout included, is not counted: from there on all that is left to do is drawing, and what others do. A trace
 * that runs meanwhile cannot hold so many messages: `watch` false only waits.
 */
export function waitsAfter(page: Page, act: () => void, forMs: number, watch = true): Promise<Waits> {
  return inPage(
    page,
    ([source, length, watched]: [string, number, boolean]) =>
      new Promise<Waits>((done) => {
        new Function(`return (${source})()`)();
        document.body.getBoundingClientRect();
        let [longest, long] = [0, 0];
        let last = performance.now();
        const end = last + length;
        if (!watched) return void setTimeout(done, length, { longest, long });
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          if (now - last > 50) long++;
          last = now;
          if (now < end) port2.postMessage(null);
          else done({ longest, long });
        };
        port2.postMessage(null);
      }),
    [act.toString(), forMs, watch] as [string, number, boolean],
  );
}
