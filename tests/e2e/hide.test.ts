/** What is hidden from a card, by keyboard alone, and how each comes back: this note, this claim, this site. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { statusOf, traces } from '../../src/cli/browsers/observe';
import { openCard } from '../../src/cli/browsers/reading';
import { inHost } from '../../src/cli/browsers/shadow';
import { until } from '../../src/cli/browsers/until';
import { CONTACTS, NOT_RECOGNISED, note, page as pageOf, prose } from '../fixtures/web/pages';
import { openedCard } from './card-view';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';

const BODY = `<main><h1>Notes from Moscow</h1>${note(NOT_RECOGNISED)}<p>${prose(5)}</p>${note(CONTACTS)}</main>`;
const BOTH = [CONTACTS.claim, NOT_RECOGNISED.claim].sort().join();

describe.each(BROWSERS)('hiding in %s', (kind) => {
  let harness: Harness;
  let here: Opened;
  let there: Opened;
  beforeAll(async () => {
    const body = () => ({ type: 'text/html; charset=utf-8', body: pageOf(BODY) });
    harness = await startHarness(kind, { pages: { '/here.html': body, '/there.html': body } });
    here = await harness.openRead('/here.html');
    there = await harness.openRead('/there.html');
  });
  afterAll(() => harness?.close());

  const claimsAre = (open: Opened, wanted: string) =>
    until(`the claims ${wanted}`, async () => {
      const marks = (await statusOf(harness.control, open.tab))?.marks ?? [];
      return [...new Set(marks.map((mark) => mark.claim))].sort().join() === wanted;
    });
  const focused = () =>
    inHost(kind, here.page, (root) => root?.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '', null);
  /** Opens the first claim's card and walks to the choice with Tab, Enter and arrow keys. */
  const hide = async (choice: string) => {
    await here.page.bringToFront();
    await openCard(harness.control, here.tab, CONTACTS.claim);
    await openedCard(kind, here.page);
    for (let i = 0; i < 40 && (await focused()) !== 'Hide'; i++) await here.page.keyboard.press('Tab');
    expect(await focused()).toBe('Hide');
    await here.page.keyboard.press('Enter');
    for (let i = 0; i < 3 && (await focused()) !== choice; i++) await here.page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(choice);
    await here.page.keyboard.press('Enter');
  };
  const inOptions = async (label: string) => {
    const options: Page = await harness.running.openExtensionPage('/options.html');
    const button = `button[aria-label^="${label}"]`;
    await until(`the options to offer “${label}”`, async () => (await options.$(button)) !== null);
    await inPage(options, (selector: string) => document.querySelector<HTMLElement>(selector)?.focus(), button);
    await options.keyboard.press('Enter');
    await until('the offer to go', async () => (await options.$(button)) === null);
    await options.close();
    await here.page.bringToFront();
  };

  test('this note: it goes here, stays elsewhere, and comes back', async () => {
    await hide('This note on this page');
    await claimsAre(here, NOT_RECOGNISED.claim);
    await claimsAre(there, BOTH);
    await inOptions('Show again');
    await claimsAre(here, BOTH);
  });

  test('this claim: it goes everywhere, and comes back', async () => {
    await hide('This claim on every page');
    await claimsAre(here, NOT_RECOGNISED.claim);
    await there.page.reload();
    await claimsAre(there, NOT_RECOGNISED.claim);
    await inOptions('Show again');
    await claimsAre(here, BOTH);
    await claimsAre(there, BOTH);
  });

  test('this site: every page of it is left alone, and read again', async () => {
    await hide('All notes on this site');
    for (const { page } of [here, there]) {
      await until('every trace to go', async () => (await traces(page)).hosts === 0);
    }
    await inOptions('Remove 127.0.0.1');
    await claimsAre(here, BOTH);
    await claimsAre(there, BOTH);
    expect([...here.complaints, ...there.complaints]).toEqual([]);
  });
});
