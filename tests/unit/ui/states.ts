/** Every state of the popup, with what leads to it: shown in the gallery, walked by the tests. */
import type { CheckReport, PageStatus, StoreState } from '../../../src/messages/protocol';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import type { Known } from '../../../src/ui/popup/model';

export const STORE: StoreState = {
  kind: 'indexeddb',
  packs: [
    {
      id: 'harbours',
      version: '1.0.0',
      title: 'Two harbours',
      asOf: '2026-06-30',
      claims: 36,
      label: 'Astoria and Port Bell',
    },
  ],
};

const NOTES: PageStatus['notes'] = [
  {
    claim: 'a',
    short: 'Contacts with the harbour',
    sentences: 2,
    glyph: 'confirmed',
    line: 'Confirmed by the envoy, 8 Dec 2016',
    overtaken: false,
  },
  {
    claim: 'b',
    short: 'Support for the strike',
    sentences: 2,
    glyph: 'denied',
    line: 'Denied by Astoria, 7 Dec 2016. Disputed since',
    overtaken: false,
  },
  {
    claim: 'c',
    short: 'The ban on the ferry lifted',
    sentences: 1,
    glyph: 'overtaken',
    line: 'Overtaken: ban suspended, 17 Apr 2025',
    overtaken: true,
  },
  {
    claim: 'd',
    short: 'Recognition of the Port Bell government',
    sentences: 1,
    glyph: 'overtaken',
    line: 'Overtaken: recognised by Astoria, 3 Jul 2025',
    overtaken: true,
  },
];

const status = (change: Partial<PageStatus> = {}): PageStatus => ({
  state: 'done',
  notes: [],
  published: '15 December 2016',
  ...change,
});

const known = (change: Partial<Known> = {}): Known => ({
  settings: DEFAULT_SETTINGS,
  tab: { url: 'https://www.meridianpost.example/a-story' },
  access: true,
  status: status(),
  store: STORE,
  refused: false,
  ...change,
});

const CHOSEN = { ...DEFAULT_SETTINGS, chosenOnly: true, chosenSites: ['meridianpost.example'] };

export interface PopupState {
  name: string;
  known: Known;
  checked?: CheckReport;
  keptSettings?: boolean;
}

export const POPUP_STATES: PopupState[] = [
  { name: 'notes', known: known({ status: status({ notes: NOTES }) }) },
  { name: 'reading', known: known({ status: status({ state: 'reading' }) }) },
  { name: 'none', known: known() },
  { name: 'off-topic', known: known({ status: status({ state: 'off-topic' }) }) },
  { name: 'unreadable', known: known({ status: status({ state: 'unreadable' }) }) },
  {
    name: 'site-off',
    known: known({ settings: { ...DEFAULT_SETTINGS, disabledSites: ['meridianpost.example'] } }),
  },
  { name: 'browser', known: known({ tab: { url: 'chrome://settings/' }, status: null }) },
  { name: 'file', known: known({ tab: { url: 'file:///home/reader/a.html' }, status: null }) },
  { name: 'pdf', known: known({ tab: { url: 'https://meridianpost.example/a.pdf' }, status: null }) },
  { name: 'off', known: known({ settings: { ...DEFAULT_SETTINGS, on: false } }) },
  { name: 'unreachable', known: known({ status: null }) },
  { name: 'no-access', known: known({ access: false, status: null }) },
  { name: 'not-chosen', known: known({ settings: CHOSEN, tab: { url: 'https://thelongreview.example/' } }) },
  { name: 'no-access-site', known: known({ settings: CHOSEN, access: false, status: null }) },
  {
    name: 'checked-none',
    known: known({ tab: { url: 'https://meridianpost.example/a.pdf' }, status: null }),
    checked: {
      tabId: 1,
      text: 'Astoria has paid the ferrymen of Port Bell since the spring.',
      found: [],
      near: { claim: 'b', short: 'Support for the strike', failed: 'no word for the act “strike”' },
    },
  },
  {
    name: 'checked-found',
    known: known({ tab: { url: 'https://meridianpost.example/a.pdf' }, status: null }),
    checked: {
      tabId: 1,
      text: 'The envoy of Astoria confirmed that he had met the harbour master.',
      found: NOTES.slice(0, 2).map(({ claim, short, glyph, line }) => ({ claim, short, glyph, line })),
      near: null,
    },
  },
  { name: 'gave-up', known: known({ status: status({ state: 'gave-up', notes: NOTES.slice(0, 1) }) }) },
  {
    name: 'memory',
    known: known({
      status: status({ notes: NOTES.slice(1, 2), published: null }),
      store: { ...STORE, kind: 'memory', notice: 'x' },
    }),
  },
  { name: 'kept-settings', known: known({ status: status({ state: 'off-topic' }) }), keptSettings: true },
  { name: 'asking', known: known({ status: undefined, store: undefined }) },
  { name: 'held', known: known({ status: status({ held: 2 }) }) },
  { name: 'more', known: known({ status: status({ notes: NOTES, more: 1_200 }) }) },
  { name: 'no-packs', known: known({ store: { ...STORE, packs: [] } }) },
  { name: 'no-answer', known: known({ store: null, status: status({ state: 'off-topic' }) }) },
];
