import { beforeEach, describe, expect, it } from 'vitest';
import type { MatchAnswer } from '../../../src/background/match';
import { startBackground } from '../../../src/background/start';
import { storeKeeper } from '../../../src/background/store-keeper';
import { announceClaimsChange } from '../../../src/claims/changes';
import { Concept, Rule } from '../../../src/claims/schema';
import { openClaimsStore } from '../../../src/claims/store';
import { HIGHLIGHT_CSS } from '../../../src/notes/highlight-css';
import type { Settings } from '../../../src/settings/schema';
import { withLevel, withSite } from '../../../src/settings/sites';
import { updateSettings } from '../../../src/settings/store';
import { type Disk, deadDisk, newDisk } from '../claims-store/database';
import { makeClaim, makePack } from '../claims-store/packs';
import { EXTENSION_ID, EXTENSION_ORIGIN, type FakeBrowser, type FakeTab, fakeBrowser } from './fake-browser';

const BUNDLED = makePack({
  lexicon: {
    concepts: [
      concept('astoria', 'actor', ['Astoria']),
      concept('port-bell', 'actor', ['Port Bell']),
      concept('fund', 'act', ['fund/v', 'finance/v']),
    ],
    descriptions: [],
  },
  claims: [
    makeClaim('funding', {
      rules: [Rule.parse({ id: 'plain', act: 'fund', agent: 'astoria', patient: 'port-bell', score: 0.9 })],
    }),
  ],
});

function concept(id: string, kind: 'actor' | 'act', terms: string[]) {
  return Concept.parse({ id, kind, label: id, terms });
}

const STORY = 'https://www.news.example/story';
const tab = (id: number, url: string): FakeTab => ({ id, url, got: [] });
const from = (id: number, url: string, frameId = 0, documentId?: string) => ({
  ...{ id: EXTENSION_ID, tab: { id, url }, frameId, url },
  ...(documentId === undefined ? {} : { documentId }),
});
const popup = { id: EXTENSION_ID, url: `${EXTENSION_ORIGIN}popup.html` };
const MATCH = {
  type: 'page:match',
  title: 'A story',
  published: '2020-02-02T10:00:00Z',
  blocks: [
    { id: 7, text: 'The weather was fine.' },
    { id: 9, text: 'It rained later. Astoria funds Port Bell.' },
  ],
};

let browser: FakeBrowser;
let disk: Disk;

/** A worker that has just been started: nothing of an earlier one is left but storage and the database. */
function startWorker(target: Disk = disk): void {
  for (const event of Object.values(browser.events)) event.listeners.clear();
  startBackground(browser.api, {
    stores: storeKeeper(() =>
      openClaimsStore({ bundled: BUNDLED, db: target.connect, session: browser.session as never }),
    ),
  });
}

const change = (next: (s: Settings) => Settings) => updateSettings(browser.local as never, next);
const called = (name: string) => browser.calls.filter(([n]) => n === name).map(([, details]) => details);
const got = (id: number) => browser.tabs.find((t) => t.id === id)?.got;
const matchedClaims = async (sender: object) => {
  const answer = (await browser.send(MATCH, sender as never)) as { value: { matches: { claim: string }[] } };
  return answer.value.matches.map((m) => m.claim);
};

beforeEach(() => {
  disk = newDisk();
  browser = fakeBrowser([tab(1, STORY), tab(2, 'https://mail.example/inbox'), { id: 3, url: 'chrome://settings/' }]);
  startWorker();
});

it('registers every listener before anything else can happen', () => {
  for (const event of Object.values(browser.events)) expect(event.listeners.size).toBe(1);
});

describe('on installation', () => {
  beforeEach(async () => {
    browser.events.installed.fire({ reason: 'install' });
    await browser.settled();
  });

  it('seeds the store and tells the detector its topics', async () => {
    expect(browser.local.data.topics).toEqual([BUNDLED.topic]);
    expect(await disk.connect().claims.count()).toBe(1);
  });

  it('lets the detector look at open web pages, and at no others', () => {
    expect(called('executeScript')).toEqual([
      { target: { tabId: 1, allFrames: true }, files: ['/detector.js'] },
      { target: { tabId: 2, allFrames: true }, files: ['/detector.js'] },
    ]);
  });
});

it('is registered on installation, when the browser starts and whenever the settings change', async () => {
  browser.events.installed.fire({ reason: 'install' });
  await browser.settled();
  expect(browser.registered.get('detector')).toMatchObject({ matches: ['http://*/*', 'https://*/*'] });
  await change((s) => ({ ...s, on: false }));
  await browser.settled();
  expect(browser.registered.size).toBe(0);
  browser.registered.clear();
  await change((s) => ({ ...s, on: true }));
  await browser.settled();
  browser.registered.clear();
  startWorker();
  browser.events.startup.fire();
  await browser.settled();
  expect(browser.registered.has('detector')).toBe(true);
});

it('an update of the browser itself puts nothing into open pages a second time; access given later does', async () => {
  browser.events.installed.fire({ reason: 'browser_update' });
  await browser.settled();
  expect(called('executeScript')).toEqual([]);
  browser.events.access.fire({ origins: ['https://*/*'] });
  await browser.settled();
  expect(called('executeScript')).toHaveLength(2);
});

describe('a page on topic', () => {
  it('gets the sheet and the annotator, in the frame that asked', async () => {
    expect(await browser.send({ type: 'page:topical' }, from(1, STORY, 4))).toEqual({ ok: true, value: null });
    const target = { tabId: 1, frameIds: [4] };
    expect(called('insertCSS')).toEqual([{ target, css: HIGHLIGHT_CSS }]);
    expect(called('executeScript')).toEqual([{ target, files: ['/annotator.js'] }]);
  });

  it('is named by its document where the browser names documents', async () => {
    await browser.send({ type: 'page:topical' }, from(1, STORY, 0, 'doc-1'));
    expect(called('executeScript')).toMatchObject([{ target: { tabId: 1, documentIds: ['doc-1'] } }]);
  });

  it('gets nothing where its site is switched off, and the icon says so', async () => {
    await change((s) => ({ ...s, disabledSites: ['news.example'] }));
    await browser.settled();
    expect(await browser.send({ type: 'page:topical' }, from(1, STORY))).toMatchObject({ ok: false });
    expect(called('executeScript')).toEqual([]);
    expect(browser.badge(1)).toEqual({ text: '', icon: '/icon/off-16.png' });
  });

  it('that has gone meanwhile is a reason, not an error', async () => {
    expect(await browser.send({ type: 'page:topical' }, from(99, STORY))).toMatchObject({ ok: false });
  });
});

describe('matching', () => {
  it('answers with the blocks’ own numbers and each claim once', async () => {
    const answer = await browser.send(MATCH, from(1, STORY));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        matches: [{ block: 9, start: 17, end: 41, claim: 'funding', stance: 'asserts' }],
        claims: [{ id: 'funding', short: 'Short funding', pack: { id: 'harbours', asOf: '2026-01-01' } }],
      },
    });
    expect(JSON.stringify(answer)).not.toContain('"rules"');
  });

  it('words each note, and lays its trail for the card’s width; notes that say the same share it', async () => {
    const twice = { ...MATCH, width: 300, blocks: [MATCH.blocks[1], { id: 12, text: 'Astoria funds Port Bell.' }] };
    const { value } = (await browser.send(twice, from(1, STORY))) as { value: MatchAnswer };
    expect(value.matches.map(({ block, point }) => [block, point])).toEqual([
      [9, 0],
      [12, 0],
    ]);
    expect(value.matches[0]?.model.firstLine).toMatch(/^This sentence/);
    expect(value.points).toHaveLength(1);
    expect(value.points[0]).toMatchObject({ strip: { width: 300 }, cite: expect.stringContaining('harbours 1.0.0') });
  });

  it('finds nothing on a page that is switched off', async () => {
    await change((s) => ({ ...s, on: false }));
    expect(await matchedClaims(from(1, STORY))).toEqual([]);
  });

  it.each([
    ['on this page', 'claim-here', [], ['funding']],
    ['everywhere', 'claim', [], []],
  ])('leaves out what was hidden %s, after a stop of the worker too', async (_name, scope, here, elsewhere) => {
    await browser.send({ type: 'page:hide', scope, claim: 'funding' }, from(1, `${STORY}#middle`));
    startWorker();
    expect(await matchedClaims(from(1, STORY))).toEqual(here);
    expect(await matchedClaims(from(2, 'https://mail.example/inbox'))).toEqual(elsewhere);
  });

  it('goes on without a database, and says so', async () => {
    startWorker(deadDisk());
    expect(await matchedClaims(from(1, STORY))).toEqual(['funding']);
    expect(await browser.send({ type: 'ui:store-state' }, popup)).toMatchObject({
      value: { kind: 'memory', notice: expect.stringMatching(/InvalidStateError/) },
    });
  });

  it('uses packs that another page of the extension has added', async () => {
    expect(await matchedClaims(from(1, STORY))).toEqual(['funding']);
    const options = await openClaimsStore({ bundled: BUNDLED, db: disk.connect });
    await options.setEnabled('harbours', false);
    await announceClaimsChange(browser.local as never, 1);
    await browser.settled();
    expect(await matchedClaims(from(1, STORY))).toEqual([]);
    expect(browser.local.data.topics).toEqual([]);
    expect(got(1)).toEqual([{ type: 'to-page:stop' }, { type: 'to-page:start' }]);
  });
});

describe('the badge', () => {
  it('shows the sum of a tab’s frames, after a stop of the worker too', async () => {
    await browser.send({ type: 'page:count', claims: 2 }, from(1, STORY, 0));
    startWorker();
    await browser.send({ type: 'page:count', claims: 1 }, from(1, STORY, 5));
    expect(browser.badge(1)).toEqual({ text: '3', icon: '/icon/active-16.png' });
    await browser.send({ type: 'page:count', claims: 0 }, from(1, 'https://www.news.example/next', 0));
    expect(browser.badge(1)).toEqual({ text: '', icon: '/icon/on-16.png' });
  });

  it('forgets a closed tab', async () => {
    await browser.send({ type: 'page:count', claims: 2 }, from(1, STORY));
    browser.events.removed.fire(1);
    await browser.settled();
    expect(browser.session.data).toEqual({});
  });
});

describe('switching', () => {
  it('off stops every page at once and clears badge and icon; on starts them again', async () => {
    await browser.send({ type: 'page:count', claims: 2 }, from(1, STORY));
    browser.events.command.fire('toggle-notes');
    await browser.settled();
    expect(browser.local.data.settings).toMatchObject({ on: false });
    expect([got(1), got(2)]).toEqual([[{ type: 'to-page:stop' }], [{ type: 'to-page:stop' }]]);
    for (const id of [1, 2, 3]) expect(browser.badge(id)).toEqual({ text: '', icon: '/icon/off-16.png' });

    browser.events.command.fire('toggle-notes');
    await browser.settled();
    expect(got(1)?.at(-1)).toEqual({ type: 'to-page:start' });
    for (const id of [1, 2, 3]) expect(browser.badge(id).icon).toBe('/icon/on-16.png');
  });

  it('one site off leaves the others alone', async () => {
    await browser.send({ type: 'page:hide', scope: 'site', claim: 'funding' }, from(1, STORY));
    await browser.settled();
    expect([got(1), got(2)]).toEqual([[{ type: 'to-page:stop' }], []]);
    expect(browser.badge(1).icon).toBe('/icon/off-16.png');
    expect(browser.badge(2).icon).not.toBe('/icon/off-16.png');
    await change((s) => ({ ...s, disabledSites: [] }));
    await browser.settled();
    expect([got(1)?.at(-1), got(2)]).toEqual([{ type: 'to-page:start' }, []]);
  });

  it('to another level tells the pages that it concerns, and reads nothing again', async () => {
    await change((s) => withLevel(s, 'news.example', 'disputed'));
    await browser.settled();
    expect([got(1), got(2)]).toEqual([[{ type: 'to-page:level', level: 'disputed' }], []]);
  });

  it('to other looks tells every page, and reads nothing again', async () => {
    await change((s) => ({ ...s, looks: 'sign' }));
    await browser.settled();
    for (const id of [1, 2]) expect(got(id)).toEqual([{ type: 'to-page:looks', looks: 'sign' }]);
    expect(await browser.send(MATCH, from(1, STORY))).toMatchObject({ value: { looks: 'sign' } });
  });

  it('to comments reads pages again', async () => {
    await change((s) => ({ ...s, comments: true }));
    await browser.settled();
    expect(got(1)).toEqual([{ type: 'to-page:stop' }, { type: 'to-page:start' }]);
  });

  it('to chosen sites stops all others, gives access back, and reads a site once it is chosen', async () => {
    browser.tabs.push({ id: 6, url: 'https://late.example/' });
    await change((s) => ({ ...s, chosenOnly: true }));
    await browser.settled();
    for (const id of [1, 2]) expect(got(id)).toEqual([{ type: 'to-page:stop' }]);
    expect([browser.registered.size, browser.origins.size]).toEqual([0, 0]);
    expect(await matchedClaims(from(1, STORY))).toEqual([]);

    await change((s) => withSite(s, 'news.example', true));
    await browser.settled();
    expect(got(1)?.at(-1)).toEqual({ type: 'to-page:start' });
    expect(got(2)).toEqual([{ type: 'to-page:stop' }]);
    expect(called('executeScript')).toEqual([]);
    await change((s) => withSite(s, 'late.example', true));
    await browser.settled();
    // Nobody listens there yet.
    expect(called('executeScript')).toEqual([{ target: { tabId: 6, allFrames: true }, files: ['/detector.js'] }]);
    expect(await matchedClaims(from(1, STORY))).toEqual(['funding']);
  });

  it('keeps the access to a site that was taken off the list and chosen again at once', async () => {
    const put = (is: boolean) => (s: Settings) => withSite(s, 'news.example', is);
    await change((s) => withSite({ ...s, chosenOnly: true }, 'news.example', true));
    await browser.settled();
    browser.origins.add('https://news.example/*');
    await Promise.all([change(put(false)), change(put(true))]);
    await browser.settled();
    expect([...browser.origins]).toEqual(['https://news.example/*']);
    expect(got(1)?.at(-1)).toEqual({ type: 'to-page:start' });
    await change(put(false));
    await browser.settled();
    expect([...browser.origins]).toEqual([]);
  });

  it('to another sureness reads pages again', async () => {
    await change((s) => ({ ...s, sensitivity: 'strict' }));
    await browser.settled();
    expect(got(1)).toEqual([{ type: 'to-page:stop' }, { type: 'to-page:start' }]);
  });

  it('meets pages that nobody listens in, and tabs that are closed to it', async () => {
    browser.tabs.push({ id: 4, url: 'https://old.example/' }, { id: 5, url: 'https://addons.example/', closed: true });
    await change((s) => ({ ...s, on: false }));
    await browser.settled();
    expect(got(1)).toEqual([{ type: 'to-page:stop' }]);
  });
});

describe('a check of selected text', () => {
  const MENU = { menuItemId: 'check-selection', selectionText: 'Astoria funds Port Bell.', frameId: 0 };
  const CHECK = { type: 'page:check', blocks: [{ id: 0, text: 'It rained. Astoria funds Port Bell.' }] };
  const press = async (info: object, id?: number) => {
    browser.events.menu.fire(info, id === undefined ? undefined : { id });
    await browser.settled();
  };

  it('is offered for selected text, once', async () => {
    browser.events.installed.fire({ reason: 'install' });
    await browser.settled();
    expect(called('createMenu')).toEqual([{ id: 'check-selection', contexts: ['selection'], title: '«menuCheck»' }]);
  });

  it('is answered where notes are off, where they are hidden and where they were marked as wrong', async () => {
    await change((s) => ({ ...s, on: false, chosenOnly: true }));
    await browser.send({ type: 'page:hide', scope: 'claim', claim: 'funding' }, from(1, STORY));
    expect(await browser.send(CHECK, from(1, STORY))).toMatchObject({
      value: { matches: [{ block: 0, start: 11, claim: 'funding' }], claims: [{ id: 'funding' }], near: null },
    });
  });

  it.each([
    [
      'Astoria funds the ferry.',
      { claim: 'funding', short: 'Short funding', failed: expect.stringMatching(/port-bell/) },
    ],
    ['The weather was fine.', null],
  ])('names what came nearest to “%s”, if anything did', async (text, near) => {
    const answer = await browser.send({ ...CHECK, blocks: [{ id: 0, text }] }, from(1, STORY));
    expect(answer).toMatchObject({ ok: true, value: { matches: [], near } });
    expect(await browser.send({ type: 'ui:why-not', text }, popup)).toMatchObject({ ok: true, value: near });
  });

  it('is told in the page’s own frame', async () => {
    const page = browser.tabs[0] as FakeTab;
    page.answer = { ok: true, value: null };
    await press({ ...MENU, frameId: 4 }, 1);
    const target = { tabId: 1, frameIds: [4] };
    expect(called('executeScript')).toEqual([{ target, files: ['/check.js'] }]);
    expect(page.got).toEqual([{ type: 'to-page:check', text: MENU.selectionText }]);
    expect([called('openPopup'), browser.session.data]).toEqual([[], {}]);
  });

  it.each([
    ['closed to extensions', 3, () => undefined],
    ['nothing to draw on', 1, () => Object.assign(browser.tabs[0] as FakeTab, { answer: { ok: false } })],
  ])('is told in the popup where the page is %s', async (_name, id, prepare) => {
    prepare();
    await press(MENU, id);
    expect(called('openPopup')).toHaveLength(1);
    expect(browser.session.data.checked).toMatchObject({
      ...{ tabId: id, text: MENU.selectionText, near: null },
      found: [{ claim: 'funding', short: 'Short funding' }],
    });
  });

  it('opens the popup as a page where the browser opens none by itself', async () => {
    browser.api.action.openPopup = () => Promise.reject(new Error('openPopup requires a user gesture'));
    await press(MENU, 3);
    expect(called('createTab')).toEqual([{ url: `${EXTENSION_ORIGIN}popup.html?tab=3` }]);
  });

  it('of nothing does nothing', async () => {
    await press({ ...MENU, selectionText: ' ' }, 1);
    await press({ ...MENU, menuItemId: 'another' }, 1);
    expect([browser.calls, got(1)]).toEqual([[], []]);
  });
});

describe('settings on other devices', () => {
  it('come and go by the browser’s own sync, if the reader wants it', async () => {
    await change((s) => ({ ...s, looks: 'line' }));
    await browser.settled();
    expect(browser.sync.data).toEqual({});
    await change((s) => ({ ...s, sync: true }));
    await browser.settled();
    expect(browser.sync.data).toMatchObject({ 'setting:looks': { version: 3, value: 'line' } });
    await browser.sync.set({ 'setting:on': { version: 3, value: false, at: Date.now() + 1 } });
    await browser.settled();
    expect(browser.local.data.settings).toMatchObject({ on: false, looks: 'line' });
    expect(got(1)?.at(-1)).toEqual({ type: 'to-page:stop' });
  });

  it('are taken out of it when everything is erased', async () => {
    await change((s) => ({ ...s, sync: true, on: false }));
    await browser.settled();
    expect(browser.sync.data).toHaveProperty('setting:on');
    await browser.send({ type: 'ui:reset' }, popup);
    await browser.settled();
    expect(browser.sync.data).toEqual({});
    expect(browser.local.data['settings-changed']).toBeUndefined();
  });
});

it('a match marked as wrong is silent from then on, after a stop of the worker too, until it is taken back', async () => {
  expect(await matchedClaims(from(1, STORY))).toEqual(['funding']);
  const report = {
    ...{ claim: 'funding', reason: 'not-actors', stance: 'asserts', published: null, others: [] },
    ...{ context: 'It rained later.', sentence: 'Astoria  funds Port Bell.' },
  };
  expect(await browser.send({ type: 'page:wrong', report }, from(1, STORY))).toEqual({ ok: true, value: null });
  expect(await matchedClaims(from(1, STORY))).toEqual([]);
  startWorker();
  expect(await matchedClaims(from(2, 'https://other.example/'))).toEqual([]);
});

it('a reset takes settings, hidden notes and imports, and shows the notes again', async () => {
  await change((s) => ({ ...s, on: false }));
  await browser.send({ type: 'page:hide', scope: 'claim', claim: 'funding' }, from(1, STORY));
  expect(await browser.send({ type: 'ui:reset' }, popup)).toEqual({ ok: true, value: null });
  await browser.settled();
  expect(browser.local.data.settings).toBeUndefined();
  expect(await matchedClaims(from(1, STORY))).toEqual(['funding']);
  expect(got(1)).toContainEqual({ type: 'to-page:start' });
});
