import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STAMPS_KEY } from '../../../src/settings/keys';
import { mayLook, topAddress } from '../../../src/settings/may-look';
import { MIGRATIONS, migrate } from '../../../src/settings/migrations';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, Settings } from '../../../src/settings/schema';
import { allows, levelOn, patternsOf, siteOf, withLevel, withSite } from '../../../src/settings/sites';
import {
  forgetKept,
  KEPT_KEY,
  loadSettings,
  SETTINGS_KEY,
  settingsFromChange,
  updateSettings,
} from '../../../src/settings/store';
import { fakeArea } from '../claims-store/area';

const EXAMPLES = new URL('./examples/', import.meta.url);
const example = (version: number): unknown => JSON.parse(readFileSync(new URL(`${version}.json`, EXAMPLES), 'utf8'));

describe('every shape the settings ever had', () => {
  it('has a frozen example and, but for the last, a step to the next', () => {
    const versions = Array.from({ length: SETTINGS_VERSION }, (_, i) => i + 1);
    expect(readdirSync(EXAMPLES).sort()).toEqual(versions.map((v) => `${v}.json`));
    expect(MIGRATIONS.map((m) => m.from)).toEqual(versions.slice(0, -1));
  });

  it.each(Array.from({ length: SETTINGS_VERSION }, (_, i) => i + 1))('version %i can be read', (version) => {
    const settings = Settings.parse(migrate(example(version)));
    expect(settings).toMatchObject({ version: SETTINGS_VERSION, on: false, sensitivity: 'wide' });
    expect(settings.disabledSites).toEqual(['archive.example', 'mail.example']);
  });

  it('moves nobody to what is new', () => {
    for (const version of [1, 2]) {
      const { looks, comments, chosenOnly, chosenSites, sync } = Settings.parse(migrate(example(version)));
      const news = { looks, comments, chosenOnly, chosenSites, sync };
      expect(news).toEqual({ looks: 'both', comments: false, chosenOnly: false, chosenSites: [], sync: false });
    }
    expect(Settings.parse(migrate(example(2))).siteLevels).toEqual({ 'meridianpost.example': 'all' });
  });

  it('goes step by step', () => {
    const steps = [
      { from: 2, migrate: (r: Record<string, unknown>) => ({ ...r, trail: `${r.trail}3` }) },
      { from: 1, migrate: (r: Record<string, unknown>) => ({ ...r, trail: `${r.trail}2` }) },
    ];
    expect(migrate({ version: 1, trail: '1' }, steps, 3)).toEqual({ version: 3, trail: '123' });
    expect(() => migrate({ version: 1 }, steps.slice(0, 1), 3)).toThrow('no way from version 1');
  });

  it.each([null, [], 'on', 7, {}, { version: '1' }, { version: 0 }, { version: SETTINGS_VERSION + 1 }])(
    'refuses %j',
    (record) => {
      expect(() => migrate(record)).toThrow();
    },
  );
});

describe('loading', () => {
  it('gives the defaults where nothing was set', async () => {
    expect(await loadSettings(fakeArea())).toEqual({ settings: DEFAULT_SETTINGS, kept: null });
  });

  it('keeps a record it cannot read, untouched, and says why', async () => {
    const record = { version: 1, on: 'perhaps', disabledSites: ['mine.example'], sensitivity: 'balanced' };
    const area = fakeArea({ [SETTINGS_KEY]: record });
    const loaded = await loadSettings(area);
    expect(loaded.settings).toEqual(DEFAULT_SETTINGS);
    expect(loaded.kept).toMatchObject({ record, reason: expect.stringMatching(/^on: /) });
    expect(area.data[SETTINGS_KEY]).toEqual(record);

    await updateSettings(area, (s) => ({ ...s, on: false }));
    expect(area.data[KEPT_KEY]).toMatchObject({ record });
    expect(await loadSettings(area)).toMatchObject({ settings: { on: false }, kept: { record } });
    await forgetKept(area);
    expect((await loadSettings(area)).kept).toBeNull();
  });

  it('does not let a second accident overwrite what the first one saved', async () => {
    const area = fakeArea({ [SETTINGS_KEY]: { version: 99, mine: 1 } });
    await loadSettings(area);
    await area.set({ [SETTINGS_KEY]: 'rubbish' });
    expect((await loadSettings(area)).kept).toMatchObject({ record: { version: 99, mine: 1 } });
  });

  it('gives the defaults and a reason when storage itself is broken', async () => {
    const area = fakeArea();
    area.get = async () => {
      throw new Error('the profile is gone');
    };
    expect(await loadSettings(area)).toMatchObject({
      settings: DEFAULT_SETTINGS,
      kept: { reason: 'the profile is gone' },
    });
  });

  it('tells of an unreadable record even when it cannot be copied', async () => {
    const area = fakeArea({ [SETTINGS_KEY]: 5 });
    area.set = async () => {
      throw new Error('quota');
    };
    expect((await loadSettings(area)).kept).toMatchObject({ record: 5 });
  });
});

describe('changing', () => {
  it('from two places at once loses neither change', async () => {
    const area = fakeArea();
    await Promise.all([
      updateSettings(area, (s) => withSite(s, 'a.example', false)),
      updateSettings(area, (s) => withSite(s, 'b.example', false)),
      updateSettings(area, (s) => ({ ...s, sensitivity: 'strict' })),
    ]);
    expect(area.data[SETTINGS_KEY]).toMatchObject({
      disabledSites: ['a.example', 'b.example'],
      sensitivity: 'strict',
    });
  });

  it('notes when each setting was changed, and never an earlier time than before', async () => {
    const area = fakeArea();
    await updateSettings(
      area,
      (s) => ({ ...s, on: false }),
      () => 1_000,
    );
    await updateSettings(
      area,
      (s) => ({ ...s, looks: 'sign' }),
      () => 2_000,
    );
    await updateSettings(
      area,
      (s) => ({ ...s, looks: 'line' }),
      () => 500,
    );
    expect(area.data[STAMPS_KEY]).toEqual({ on: 1_000, looks: 2_001 });
  });

  it('refuses settings that could not be read again', async () => {
    const area = fakeArea();
    await expect(updateSettings(area, (s) => ({ ...s, disabledSites: [''] }))).rejects.toThrow();
    expect(area.data).toEqual({});
    // And the next change still goes through.
    await updateSettings(area, (s) => ({ ...s, on: false }));
    expect(area.data[SETTINGS_KEY]).toMatchObject({ on: false });
  });

  it('reads what storage.onChanged reports', () => {
    expect(settingsFromChange({ ...DEFAULT_SETTINGS, on: false }).on).toBe(false);
    expect(settingsFromChange(undefined)).toEqual(DEFAULT_SETTINGS);
    expect(settingsFromChange('rubbish')).toEqual(DEFAULT_SETTINGS);
  });
});

describe('sites', () => {
  it.each([
    ['https://www.meridianpost.example/a?b#c', 'meridianpost.example'],
    ['http://News.Example.ORG:8080/', 'news.example.org'],
    ['https://example.org./', 'example.org'],
    ['http://127.0.0.1:3000/x', '127.0.0.1'],
    ['https://www.www.example/', 'www.example'],
    ['about:blank', null],
    ['chrome://settings', null],
    ['file:///home/a.html', null],
    ['not an address', null],
    ['', null],
    [undefined, null],
  ])('of %s is %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  it('have a level of their own, or that of all', () => {
    const settings = withLevel({ ...DEFAULT_SETTINGS, level: 'all' }, 'mail.example', 'disputed');
    expect(levelOn(settings, 'https://www.mail.example/inbox')).toBe('disputed');
    expect(levelOn(settings, 'https://news.example/')).toBe('all');
    expect(levelOn(settings, 'https://constructor/')).toBe('all');
    expect(levelOn(settings, undefined)).toBe('all');
    expect(withLevel(settings, 'mail.example', null).siteLevels).toEqual({});
    expect(Settings.parse(settings)).toEqual(settings);
  });

  it('are allowed unless they or everything is off', () => {
    const settings = withSite(DEFAULT_SETTINGS, 'mail.example', false);
    expect(allows(settings, 'https://www.mail.example/inbox')).toBe(false);
    expect(allows(settings, 'https://news.mail.example/')).toBe(true);
    expect(allows({ ...settings, on: false }, 'https://news.example/')).toBe(false);
    expect(allows(settings, undefined)).toBe(false);
    expect(withSite(withSite(settings, 'mail.example', false), 'mail.example', true)).toEqual(DEFAULT_SETTINGS);
  });

  it('are allowed only when chosen, where the reader wants that', () => {
    const none = { ...DEFAULT_SETTINGS, chosenOnly: true, disabledSites: ['b.example'] };
    expect(allows(none, 'https://a.example/')).toBe(false);
    const some = withSite(withSite(none, 'b.example', true), 'a.example', true);
    expect(some).toMatchObject({ chosenSites: ['a.example', 'b.example'], disabledSites: [] });
    expect(allows(some, 'https://www.a.example/x')).toBe(true);
    expect(allows(some, 'https://sub.a.example/')).toBe(false);
    expect(withSite(some, 'a.example', false)).toMatchObject({ chosenSites: ['b.example'], disabledSites: [] });
    // The list is kept for another time, and says nothing meanwhile.
    expect(allows({ ...some, chosenOnly: false }, 'https://c.example/')).toBe(true);
    expect(allows(withSite({ ...some, chosenOnly: false }, 'a.example', false), 'https://a.example/')).toBe(false);
  });

  it.each([
    ['a.example', ['http://a.example/*', 'https://a.example/*', 'http://www.a.example/*', 'https://www.a.example/*']],
    ['127.0.0.1', ['http://127.0.0.1/*', 'https://127.0.0.1/*']],
    ['localhost', ['http://localhost/*', 'https://localhost/*']],
    ['[::1]', []],
  ])('%s as match patterns', (site, patterns) => {
    expect(patternsOf(site)).toEqual(patterns);
  });

  it.each<[stored: unknown, top: string | undefined, may: boolean]>([
    [undefined, 'https://a.example/', true],
    [undefined, undefined, true],
    [example(1), 'https://a.example/', false],
    [{ ...DEFAULT_SETTINGS, disabledSites: ['a.example'] }, 'https://www.a.example/', false],
    [{ version: 1, on: true, disabledSites: ['a.example'] }, 'https://b.example/', true],
    [{ ...DEFAULT_SETTINGS, chosenOnly: true }, 'https://a.example/', false],
    [{ ...DEFAULT_SETTINGS, chosenOnly: true, chosenSites: ['a.example'] }, 'https://a.example/', true],
    [{ ...DEFAULT_SETTINGS, chosenOnly: true, chosenSites: ['a.example'] }, undefined, false],
    ['rubbish', 'https://a.example/', true],
    [{ disabledSites: 'a.example' }, 'https://a.example/', true],
  ])('by %j, under %s: may be looked at? %s', (stored, top, may) => {
    expect(mayLook(stored, top)).toBe(may);
  });

  it('a frame knows the page above it as far as it may', () => {
    const location = { href: 'https://a.example/', ancestorOrigins: ['https://b.example', 'https://top.example'] };
    const foreign = {
      get href(): string {
        throw new Error('SecurityError');
      },
    };
    expect(topAddress({ location, top: { location: foreign } } as never)).toBe('https://top.example');
    expect(topAddress({ location: { href: 'x' }, top: { location: foreign } } as never)).toBeUndefined();
    expect(topAddress({ location, top: { location: { href: 'https://t.example/' } } } as never)).toBe(
      'https://t.example/',
    );
  });
});
