/** Reading and pressing the popup, as it is drawn. */
import type { Page } from 'puppeteer-core';
import { inPage } from '../../src/cli/browsers/in-page';
import { until } from '../../src/cli/browsers/until';
import type { Harness } from './harness';

export interface PopupText {
  /** The popup's own name of its state. */
  state: string;
  lead: string;
  text: string;
  /** Short titles of the claims listed. */
  claims: string[];
}

export function readPopup(popup: Page): Promise<PopupText> {
  return inPage(popup, () => {
    const tidy = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const root = document.querySelector<HTMLElement>('.popup');
    return {
      state: root?.dataset.state ?? '',
      lead: tidy(document.querySelector('.say h2')),
      text: tidy(root),
      claims: [...document.querySelectorAll('.row .t')].map(tidy),
    };
  });
}

/** Opens the popup over a tab and waits for it to say what is the case; closes it again. */
export async function popupSays(harness: Harness, tab: number, state: string, within = 10_000): Promise<PopupText> {
  const popup = await harness.popup(tab);
  try {
    return await popupWhen(popup, state, within);
  } finally {
    await popup.close();
  }
}

export async function popupWhen(popup: Page, state: string, within = 10_000): Promise<PopupText> {
  let seen: PopupText | null = null;
  return until(
    () => `the popup to say "${state}"; it says ${JSON.stringify(seen)}`,
    async () => {
      seen = await readPopup(popup);
      return seen.state === state ? seen : null;
    },
    { within },
  );
}

/** Presses one of the popup's switches. */
export async function press(popup: Page, which: 'everywhere' | 'site'): Promise<void> {
  await popup.bringToFront();
  const selector = which === 'everywhere' ? 'header input[role=switch]' : '.site input[role=switch]';
  await until(`the switch ${selector}`, async () => (await popup.$(selector)) !== null);
  await popup.click(selector);
}
