/** Where the detector may run, and what access is given back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { detectorFor, giveBack, giveBackSites, registerDetector } from '../../../src/background/registration';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const EVERYWHERE = ['http://*/*', 'https://*/*'];
const CHOSEN = { ...DEFAULT_SETTINGS, chosenOnly: true, chosenSites: ['127.0.0.1', 'a.example'] };
const A = ['http://a.example/*', 'https://a.example/*', 'http://www.a.example/*', 'https://www.a.example/*'];

let browser: FakeBrowser;
beforeEach(() => {
  browser = fakeBrowser();
});
const now = () => browser.registered.get('detector');

describe('the detector is registered', () => {
  it('everywhere at first, and again after the browser is started', () => {
    expect(detectorFor(DEFAULT_SETTINGS)).toEqual({
      ...{ id: 'detector', js: ['/detector.js'], matches: EVERYWHERE, runAt: 'document_idle' },
      ...{ allFrames: true, persistAcrossSessions: true },
    });
  });

  it('not where the reader said no', () => {
    const off = detectorFor({ ...DEFAULT_SETTINGS, disabledSites: ['a.example'] });
    expect(off).toMatchObject({ matches: EVERYWHERE, excludeMatches: A });
    expect(detectorFor({ ...DEFAULT_SETTINGS, on: false })).toBeNull();
  });

  it('only where the reader said yes, if that is wanted', () => {
    expect(detectorFor(CHOSEN)?.matches).toEqual(['http://127.0.0.1/*', 'https://127.0.0.1/*', ...A]);
    expect(detectorFor({ ...CHOSEN, disabledSites: ['a.example'] })?.matches).toHaveLength(2);
    expect(detectorFor({ ...CHOSEN, chosenSites: [] })).toBeNull();
  });

  it('once, whatever comes in between', async () => {
    const steps = [DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, on: false }, CHOSEN, CHOSEN, DEFAULT_SETTINGS];
    await Promise.all(steps.map((settings) => registerDetector(browser.api, settings)));
    expect(now()).toMatchObject({ matches: EVERYWHERE });
    await registerDetector(browser.api, { ...DEFAULT_SETTINGS, on: false });
    expect(now()).toBeUndefined();
  });

  it('without exceptions where the browser takes one of their names for no pattern', async () => {
    const { registerContentScripts } = browser.api.scripting;
    browser.api.scripting.registerContentScripts = async (scripts) => {
      if (scripts[0]?.excludeMatches !== undefined) throw new Error('Invalid host wildcard.');
      return registerContentScripts(scripts);
    };
    await registerDetector(browser.api, { ...DEFAULT_SETTINGS, disabledSites: ['a.example'] });
    expect(now()).toMatchObject({ matches: EVERYWHERE });
    expect(now()).not.toHaveProperty('excludeMatches');
  });
});

describe('access', () => {
  it('to all sites is given back where only chosen ones are read, and then only', async () => {
    await giveBack(browser.api, DEFAULT_SETTINGS);
    expect([...browser.origins]).toEqual(EVERYWHERE);
    await giveBack(browser.api, CHOSEN);
    expect([...browser.origins]).toEqual([]);
  });

  it('to a site goes when it is taken off the list', async () => {
    for (const pattern of A) browser.origins.add(pattern);
    await giveBackSites(browser.api, CHOSEN, { ...CHOSEN, chosenSites: ['127.0.0.1'] });
    expect([...browser.origins]).toEqual(EVERYWHERE);
  });

  it('that the browser will not take back is no error', async () => {
    browser.api.permissions.remove = () => Promise.reject(new Error('You cannot remove required permissions.'));
    await expect(giveBack(browser.api, CHOSEN)).resolves.toBeUndefined();
    await expect(giveBackSites(browser.api, CHOSEN, DEFAULT_SETTINGS)).resolves.toBeUndefined();
  });
});
