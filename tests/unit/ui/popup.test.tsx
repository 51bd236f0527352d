// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import type { PopupActions } from '../../../src/ui/popup/actions';
import { mergeStatuses, popupModel } from '../../../src/ui/popup/model';
import { Popup } from '../../../src/ui/popup/Popup';
import { pageKind } from '../../../src/ui/popup/page-kind';
import { POPUP_STATES, type PopupState } from './states';

function actions() {
  return {
    switchAll: vi.fn(),
    switchSite: vi.fn(),
    setLevel: vi.fn(),
    goTo: vi.fn(),
    readPage: vi.fn(),
    allow: vi.fn(),
    openOptions: vi.fn(),
  } satisfies PopupActions;
}

function show(name: string, act: PopupActions = actions()) {
  const state = POPUP_STATES.find((s) => s.name === name) as PopupState;
  const { known, keptSettings = false, checked = null } = state;
  const { store } = known;
  render(
    <Popup model={popupModel(known)} store={store} keptSettings={keptSettings} checked={checked} act={act} />,
    document.body,
  );
  const root = document.body;
  return {
    root,
    text: (root.textContent ?? '').replace(/\s+/g, ' '),
    lead: root.querySelector('h2')?.textContent,
    button: (label: string) => [...root.querySelectorAll('button')].find((b) => b.textContent === label),
    switches: [...root.querySelectorAll<HTMLInputElement>('input[role=switch]')],
  };
}

afterEach(() => render(null, document.body));

describe('the popup says what is the case', () => {
  it.each([
    ['notes', 'Notes on four claims', 'Article of 15 December 2016. Two overtaken since.'],
    ['reading', 'Reading this page', 'Looking for sentences'],
    ['none', 'No claim noted here', 'The page speaks of Astoria and Port Bell, but no sentence carries a claim'],
    ['off-topic', 'Not about this pack’s topic', 'names from Astoria and Port Bell'],
    ['unreadable', 'Not a web page', 'cannot be read'],
    ['site-off', 'Off on meridianpost.example', 'Other sites are not affected'],
    ['browser', 'A page of the browser', 'closed to extensions'],
    ['file', 'A file on this computer', 'web pages only'],
    ['pdf', 'Perhaps a PDF', 'PDF viewer'],
    ['off', 'Claimtrail is off', 'hidden notes are kept'],
    ['unreachable', 'This page has not been read', 'before Claimtrail was ready'],
    ['no-access', 'No access to this page', 'Nothing was read'],
    ['not-chosen', 'Not on your list', 'Nothing was read on thelongreview.example.'],
    ['no-access-site', 'No access to meridianpost.example yet', 'The site is on your list'],
    ['checked-none', 'Nothing in the record matches this text', 'Nearest claim: Support for the strike.'],
    ['checked-found', 'The selected text carries two claims', 'Confirmed by the envoy, 8 Dec 2016'],
    ['gave-up', 'Reading stopped early', 'Notes found so far are kept'],
    ['memory', 'Notes on one claim', 'did not open the claims store'],
    ['kept-settings', 'Not about this pack’s topic', 'Your settings could not be read'],
    ['asking', 'Asking the page', 'Requests made: 0'],
    ['more', 'Notes on four claims', '1,200 more sentences further down carry a claim and are not marked.'],
    ['held', 'Nothing disputed or overtaken here', '2 more claims are noted at another level.'],
    ['no-packs', 'No pack in use', 'Switch one on'],
    ['no-answer', 'Not about this pack’s topic', 'background did not answer'],
  ])('%s', (name, lead, words) => {
    const popup = show(name);
    expect(popup.lead).toBe(lead);
    expect(popup.text).toContain(words);
    expect(popup.text).not.toMatch(/undefined|null|\$\d|NaN/);
  });

  it('covers every state of the gallery above', () => {
    expect(POPUP_STATES.map((s) => s.name)).toHaveLength(24);
  });

  it('never leaves out that no note does not mean checked, where there are or could be notes', () => {
    for (const name of ['notes', 'none', 'gave-up', 'memory', 'checked-none', 'checked-found']) {
      expect(show(name).text).toContain('No note does not mean checked.');
    }
    expect(show('notes').text).toContain('This pack holds 36 claims on one topic.');
    expect(show('notes').text).toContain('Pack as of 30 June 2026');
  });
});

describe('pressing', () => {
  it('a row goes to its claim', () => {
    const act = actions();
    const { root } = show('notes', act);
    const rows = root.querySelectorAll<HTMLButtonElement>('.row');
    expect([...rows].map((row) => row.querySelector('.t')?.textContent)).toHaveLength(4);
    rows[1]?.click();
    expect(act.goTo).toHaveBeenCalledExactlyOnceWith('b');
  });

  it('the switches switch everything, and this site', () => {
    const act = actions();
    expect(show('off').root.querySelector('header')?.textContent).toMatch(/^ClaimtrailOffNotes/);
    const { switches, root } = show('notes', act);
    expect(root.querySelector('header')?.textContent).toMatch(/^ClaimtrailOnNotes/);
    expect(switches.map((s) => s.checked)).toEqual([true, true]);
    expect(switches.map((s) => s.closest('label')?.querySelector('.vh')?.textContent)).toEqual([
      'Notes on all sites',
      'Notes on meridianpost.example',
    ]);
    for (const input of switches) input.click();
    expect(act.switchAll).toHaveBeenCalledWith(false);
    expect(act.switchSite).toHaveBeenCalledWith(false);
  });

  it('a site that is off can be switched on; where there is no site, or all is off, there is no such switch', () => {
    const act = actions();
    const { switches } = show('site-off', act);
    expect(switches.map((s) => s.checked)).toEqual([true, false]);
    switches[1]?.click();
    expect(act.switchSite).toHaveBeenCalledWith(true);
    for (const name of ['off', 'browser', 'file', 'pdf']) expect(show(name).switches).toHaveLength(1);
  });

  it('a site that is not chosen is chosen by its switch or by the offer', () => {
    const act = actions();
    const { switches, button } = show('not-chosen', act);
    expect(switches.map((s) => s.checked)).toEqual([true, false]);
    button('Read on this site')?.click();
    expect(act.switchSite).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('the offers are taken', () => {
    const act = actions();
    show('no-access-site', act).button('Allow reading')?.click();
    show('unreachable', act).button('Read this page')?.click();
    show('no-access', act).button('Allow reading')?.click();
    show('notes', act).button('Options')?.click();
    expect([act.readPage, act.allow, act.openOptions].map((f) => f.mock.calls.length)).toEqual([1, 2, 1]);
  });
});

describe('the model', () => {
  it('takes a refused page for one of the browser', () => {
    const known = POPUP_STATES.find((s) => s.name === 'unreachable')?.known;
    expect(known && popupModel({ ...known, refused: true }).view).toEqual({ kind: 'closed', why: 'browser' });
  });

  it('knows a page of the browser even when the browser hides its address', () => {
    const known = { settings: DEFAULT_SETTINGS, tab: { url: undefined }, status: null, store: null, refused: false };
    expect(popupModel({ ...known, access: true }).view).toEqual({ kind: 'closed', why: 'browser' });
    expect(popupModel({ ...known, access: false }).view).toEqual({ kind: 'no-access', site: null });
  });

  it('says of a browser’s own page what it is, where only chosen sites are read, too', () => {
    const settings = { ...DEFAULT_SETTINGS, chosenOnly: true, chosenSites: ['a.example'] };
    const known = { settings, status: null, store: null, refused: false, access: false };
    expect(popupModel({ ...known, tab: { url: undefined } }).view).toEqual({ kind: 'closed', why: 'browser' });
    expect(popupModel({ ...known, tab: { url: 'file:///a' } }).view).toEqual({ kind: 'closed', why: 'file' });
    const off = { ...settings, disabledSites: ['a.example'] };
    const { view } = popupModel({ ...known, settings: off, tab: { url: 'https://a.example/' } });
    expect(view).toEqual({ kind: 'not-chosen', site: 'a.example' });
  });

  it('adds the notes of frames to those of the page, each claim once', () => {
    const note = (claim: string) => ({
      claim,
      short: claim,
      sentences: 1,
      glyph: 'denied',
      line: '',
      overtaken: false,
    });
    const top = { state: 'off-topic' as const, notes: [], published: null };
    const frame = { state: 'done' as const, notes: [note('a'), note('b')], published: '2016-01-02' };
    expect(mergeStatuses([top, null, frame, { ...frame, notes: [note('b'), note('c')] }])).toMatchObject({
      state: 'done',
      published: '2016-01-02',
      notes: [{ claim: 'a' }, { claim: 'b' }, { claim: 'c' }],
    });
    expect(mergeStatuses([null, null])).toBeNull();
  });
});

it.each([
  ['https://news.example/', 'web'],
  ['http://localhost:3000/a.html', 'web'],
  ['https://news.example/report.PDF?x=1', 'pdf'],
  ['file:///home/a.html', 'file'],
  ['about:blank', 'browser'],
  ['chrome://newtab/', 'browser'],
  ['moz-extension://abc/popup.html', 'browser'],
  ['view-source:https://news.example/', 'browser'],
  ['https://chromewebstore.google.com/detail/x', 'browser'],
  ['https://chrome.google.com/webstore/detail/x', 'browser'],
  ['https://chrome.google.com/other', 'web'],
  ['https://addons.mozilla.org/en-US/firefox/', 'browser'],
  ['https://microsoftedge.microsoft.com/addons/detail/x', 'browser'],
  [undefined, 'browser'],
])('%s is a page of kind %s', (url, kind) => {
  expect(pageKind(url)).toBe(kind);
});
