/** The options page in real browsers: a pack comes in and is used at once; what was hidden comes back; sites; reset. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Concept, Rule, Topic } from '../../src/claims/schema';
import { inPage } from '../../src/cli/browsers/in-page';
import { traces } from '../../src/cli/browsers/observe';
import { until } from '../../src/cli/browsers/until';
import { makeClaim, makePack } from '../unit/claims-store/packs';
import { BROWSERS, type Harness, type Opened, startHarness } from './harness';
import { popupSays } from './popup-page';

const SENTENCE = 'Astoria funds Port Bell.';
const STORY = `<!doctype html><html lang="en"><title>Two harbours</title><article><h1>Two harbours</h1>
<p>It rained on Monday, and the ferries stayed in. ${SENTENCE} The mayor did not say with how much.</p></article>`;

const concept = (id: string, kind: 'actor' | 'act', terms: string[]) => Concept.parse({ id, kind, label: id, terms });
const PACK = makePack({
  topic: Topic.parse({ label: 'Astoria and Port Bell', sides: [{ label: 'Astoria', terms: ['Astoria'] }] }),
  lexicon: {
    concepts: [
      concept('astoria', 'actor', ['Astoria']),
      concept('port-bell', 'actor', ['Port Bell']),
      concept('fund', 'act', ['fund/v']),
    ],
    descriptions: [],
  },
  claims: [
    makeClaim('funding', {
      rules: [Rule.parse({ id: 'plain', act: 'fund', agent: 'astoria', patient: 'port-bell', score: 0.95 })],
    }),
  ],
});

const text = (page: Page) => inPage(page, () => (document.body.textContent ?? '').replace(/\s+/g, ' '));
const says = (page: Page, words: string) =>
  until(`the options page to say “${words}”`, async () => (await text(page)).includes(words));
const labelled = (label: string) => `[aria-label="${label}"]`;

describe.each(BROWSERS)('the options page in %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-'));
  let harness: Harness;
  let options: Page;
  let story: Opened;

  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const importFile = async (path: string) => {
    await until('the field for a file', async () => (await options.$('input[aria-label="Import a file"]')) !== null);
    const input = (await options.$('input[aria-label="Import a file"]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
  };
  const press = async (selector: string) => {
    await options.bringToFront();
    await until(selector, async () => (await options.$(selector)) !== null);
    await options.click(selector);
  };
  const noted = async (is: boolean) =>
    until(`the sentence to be ${is ? 'noted' : 'left alone'}`, async () => {
      const { sentences } = await traces(story.page);
      return sentences.includes(SENTENCE) === is;
    });

  beforeAll(async () => {
    harness = await startHarness(kind, { pages: { '/harbours.html': () => ({ type: 'text/html', body: STORY }) } });
  });
  afterAll(async () => {
    await harness?.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    options = await harness.running.openExtensionPage('/options.html');
    await says(options, '36 claims');
    story = await harness.open('/harbours.html');
  });
  afterEach(async () => {
    expect(story.complaints).toEqual([]);
    await options.close();
    await story.page.close();
  });

  test('a broken pack is refused with the place to mend, and nothing is stored', async () => {
    const [claim] = PACK.claims;
    const broken = { ...PACK, claims: [{ ...claim, events: [{ ...claim?.events[0], sources: [] }] }] };
    await importFile(file('broken.json', broken));
    await says(options, 'broken.json was not imported: 1 place to mend');
    await says(options, 'claims[0].events[0].sources');
    expect(await text(options)).not.toContain('harbours 1.0.0');
  });

  test('a pack comes in: open pages on its topic are read at once, and no more when it goes', async () => {
    await popupSays(harness, story.tab, 'off-topic');
    await importFile(file('harbours.json', PACK));
    await says(options, '“Two harbours” 1.0.0 is imported.');
    await noted(true);
    const popup = await popupSays(harness, story.tab, 'notes');
    expect(popup.claims).toEqual(['Short funding']);
    expect(popup.text).toContain('2 packs hold 37 claims.');

    await press(labelled('Remove the pack “Two harbours”'));
    await says(options, 'Sure?');
    await press(`.sure ${labelled('Remove the pack “Two harbours”')}`);
    await until('the pack to go', async () => !(await text(options)).includes('harbours 1.0.0'));
    await noted(false);
  });

  test('hidden notes come back, a site is switched off and on, and erasing leaves the bundled pack', async () => {
    await importFile(file('harbours.json', PACK));
    await noted(true);
    await inPage(options, () => {
      const open = indexedDB.open('claimtrail');
      return new Promise<void>((done, fail) => {
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction('hidden', 'readwrite');
          change.objectStore('hidden').put({ key: 'claim:funding', claim: 'funding', page: null, at: 1 });
          change.oncomplete = () => {
            open.result.close();
            done();
          };
        };
      });
    });
    await story.page.reload();
    // Firefox's driver cannot reload a page of the extension: it is opened anew.
    await options.close();
    options = await harness.running.openExtensionPage('/options.html');
    await says(options, 'Short funding');
    await noted(false);
    await press(labelled('Show again: Short funding'));
    await noted(true);

    await options.bringToFront();
    await options.type('.field', harness.server.origin);
    await options.keyboard.press('Enter');
    await noted(false);
    await popupSays(harness, story.tab, 'site-off');
    await press(labelled('Remove 127.0.0.1'));
    await noted(true);

    await press(labelled('Erase everything'));
    await says(options, 'Sure?');
    await press(`.sure ${labelled('Erase everything')}`);
    await says(options, 'Everything is erased.');
    await noted(false);
    expect(await text(options)).not.toContain('harbours 1.0.0');
  });
});
