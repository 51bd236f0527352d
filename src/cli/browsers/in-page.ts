/** Runs a function in a page. */
import type { Page } from 'puppeteer-core';

/** tsx and vitest keep the names of inner functions with a helper that the page does not know. */
export const NAME_HELPER = 'const __name = (f) => f;';

/**
 * Runs `task`, which closes over nothing, in the page's own world and brings back its JSON value.
 * @throws Error with the page's words, when the task throws or the page is replaced meanwhile.
 */
export async function inPage<R, A = null>(page: Page, task: (argument: A) => R, argument?: A): Promise<Awaited<R>> {
  const json = JSON.stringify(argument ?? null);
  return (await page.evaluate(`(() => { ${NAME_HELPER} return (${task.toString()})(${json}); })()`)) as Awaited<R>;
}
