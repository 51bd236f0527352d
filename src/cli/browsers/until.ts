/** Waiting by looking: a condition is asked again until it holds or its time is over. Nothing sleeps a fixed time. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds after which it is an error. */
  within?: number;
  signal?: AbortSignal;
}

/**
 * The first value of `look` that is not null, undefined or false.
 * @param what completes the sentence "Waited in vain for …"; a function is asked at the end, and may say what was seen.
 * @throws Error when `within` ms (default 20,000) have passed; the last error of `look` is its cause.
 */
export async function until<T>(
  what: string | (() => string),
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { within = 20_000, signal }: Patience = {},
): Promise<T> {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    signal?.throwIfAborted();
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
      last = undefined;
    } catch (error) {
      last = error; // a page that is just being replaced throws: only the deadline makes it a failure
    }
    if (Date.now() >= end) {
      throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()} (${within} ms).`, {
        cause: last,
      });
    }
    await pause(50);
  }
}
