/** States of the options page: shown in the gallery, walked by the tests. */
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import type { OptionsActions, OptionsData } from '../../../src/ui/options/data';

const nothing = () => undefined;
export const NO_ACTIONS: OptionsActions = {
  switchAll: nothing,
  setSensitivity: nothing,
  setLooks: nothing,
  setComments: nothing,
  setSync: nothing,
  chooseOnly: nothing,
  addSite: nothing,
  removeSite: nothing,
  showAgain: nothing,
  setLevel: nothing,
  notWrong: nothing,
  saveWrong: nothing,
  usePack: nothing,
  exportPack: nothing,
  removePack: nothing,
  readFile: nothing,
  resetSettings: nothing,
  eraseAll: nothing,
  saveKept: nothing,
  forgetKept: nothing,
};

const bundled: OptionsData['packs'][number] = {
  id: 'two-harbours',
  version: '1.0.0',
  title: 'Astoria and Port Bell',
  description: 'What Astoria and Port Bell have done with and said of each other, 1979 to 2026.',
  asOf: '2026-06-30',
  label: 'Astoria and Port Bell',
  claims: 36,
  events: 382,
  sources: 535,
  origin: 'bundled',
  enabled: true,
  storedAt: 0,
};

const empty: OptionsData = {
  settings: DEFAULT_SETTINGS,
  kept: null,
  access: true,
  syncRefused: null,
  store: { kind: 'indexeddb' },
  packs: [bundled],
  hidden: [],
  wrong: [],
  report: null,
  keys: { toggle: 'Alt+Shift+C', next: 'Alt+Shift+N', previous: '' },
  version: '0.1.0',
  said: '',
};

export const OPTIONS_STATES: Record<string, OptionsData> = {
  empty,
  full: {
    ...empty,
    settings: {
      ...DEFAULT_SETTINGS,
      disabledSites: ['archive.example', 'mail.example'],
      siteLevels: { 'meridianpost.example': 'all' },
    },
    packs: [
      bundled,
      {
        ...bundled,
        id: 'aral-water',
        version: '0.3.0',
        title: 'Aral Sea water treaties',
        description: 'Who promised which water to whom.',
        asOf: '2026-03-11',
        claims: 9,
        events: 61,
        sources: 88,
        origin: 'imported',
        enabled: false,
        storedAt: Date.UTC(2026, 5, 2, 12),
      },
    ],
    wrong: [
      {
        match: {
          key: 'b: The strike was paid for by the harbour across the bay.',
          claim: 'b',
          reason: 'not-actors',
          stance: 'asserts',
          sentence: 'The strike was paid for by the harbour across the bay.',
          context: '',
          published: '2016-12-15',
          others: [],
          at: 0,
        },
        title: 'Support for the strike',
      },
    ],
    hidden: [
      { note: { key: 'claim:a', claim: 'a', page: null, at: 0 }, title: 'Contacts with the harbour' },
      {
        note: {
          key: 'page:b:x',
          claim: 'b',
          page: 'https://www.meridianpost.example/2016/12/a-long-address-of-a-story',
          at: 0,
        },
        title: 'Support for the strike',
      },
    ],
    report: {
      kind: 'faults',
      file: 'aral-water-0.4.json',
      wanted: 'import',
      issues: [
        { path: 'claims[4].events[2].sources', message: 'every event needs at least one source' },
        { path: '', message: 'Its rules cannot be used: unknown concept "lake".' },
      ],
      more: 1,
    },
  },
  chosen: {
    ...empty,
    settings: {
      ...DEFAULT_SETTINGS,
      chosenOnly: true,
      chosenSites: ['meridianpost.example', 'thelongreview.example'],
      siteLevels: { 'meridianpost.example': 'all' },
      looks: 'line',
      comments: true,
    },
  },
  'no-chosen': { ...empty, settings: { ...DEFAULT_SETTINGS, chosenOnly: true }, access: false },
  shared: {
    ...empty,
    settings: {
      ...DEFAULT_SETTINGS,
      sync: true,
      looks: 'sign',
      disabledSites: Array.from({ length: 400 }, (_, i) => `a-rather-long-name-of-a-site-${i}.example`).slice(0, 400),
    },
    syncRefused: 'QuotaExceededError: storage.sync API call exceeded its quota limitations.',
  },
  trouble: {
    ...empty,
    store: { kind: 'memory', notice: 'InvalidStateError: A mutation operation was attempted on a database.' },
    kept: { record: { version: 9 }, reason: 'version 9 is newer than this Claimtrail', at: 0 },
    said: 'This could not be changed: the disk is full',
  },
};
