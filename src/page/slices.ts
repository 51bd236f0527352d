/** Long work in short slices, so that the page never waits for us. */

/** At most so many ms of work at a time. A frame is 16. */
export const SLICE = 10;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Runs the generator to its end, handing each non-null value to `take`. Returns the ms worked, pauses left out.
 * Stops without a word when the signal aborts.
 */
export async function inSlices<T>(
  work: Generator<T | null, void, void>,
  take: (value: T) => void,
  signal: AbortSignal,
): Promise<number> {
  let worked = 0;
  for (;;) {
    const from = performance.now();
    do {
      const { done, value } = work.next();
      if (done) return worked + performance.now() - from;
      if (value !== null && value !== undefined) take(value);
    } while (performance.now() - from < SLICE);
    worked += performance.now() - from;
    await pause();
    if (signal.aborted) return worked;
  }
}
