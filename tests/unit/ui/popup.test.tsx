// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { mergeStatuses, popupModel } from '../../../src/ui/popup/model';
import { Popup, type PopupActions } from '../../../src/ui/popup/Popup';
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
  const { known, keptSettings = false } = state;
  render(<Popup model={popupModel(known)} store={known.store} keptSettings={keptSettings} act={act} />, document.body);
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
    ['gave-up', 'Reading stopped early', 'Notes found so far are kept'],
    ['memory', 'Notes on one claim', 'did not open the claims store'],
    ['kept-settings', 'Not about this pack’s topic', 'Your settings could not be read'],
    ['asking', 'Asking the page', 'Requests made: 0'],
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
    expect(POPUP_STATES.map((s) => s.name)).toHaveLength(19);
  });

  it('never leaves out that no note does not mean checked, where there are or could be notes', () => {
    for (const name of ['notes', 'none', 'gave-up', 'memory']) {
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

  it('the offers are taken', () => {
    const act = actions();
    show('unreachable', act).button('Read this page')?.click();
    show('no-access', act).button('Allow reading')?.click();
    show('notes', act).button('Options')?.click();
    expect([act.readPage, act.allow, act.openOptions].map((f) => f.mock.calls.length)).toEqual([1, 1, 1]);
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
    expect(popupModel({ ...known, access: false }).view).toEqual({ kind: 'no-access' });
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
