// @vitest-environment happy-dom
import { render } from 'preact';
import { act as flush } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openClaimsStore } from '../../../src/claims/store';
import { readPackFile } from '../../../src/ui/options/actions';
import type { OptionsActions, OptionsData } from '../../../src/ui/options/data';
import { Options } from '../../../src/ui/options/Options';
import { siteFromText } from '../../../src/ui/options/Sites';
import { newDisk } from '../claims-store/database';
import { makeClaim, makePack } from '../claims-store/packs';
import { NO_ACTIONS, OPTIONS_STATES } from './options-states';

const root = document.body;

function show(name: string, act: Partial<OptionsActions> = {}) {
  flush(() => render(<Options data={OPTIONS_STATES[name] as OptionsData} act={{ ...NO_ACTIONS, ...act }} />, root));
  return (root.textContent ?? '').replace(/\s+/g, ' ');
}

const button = (label: string) =>
  [...root.querySelectorAll('button')].find((b) => (b.getAttribute('aria-label') ?? b.textContent) === label);
const press = (label: string) => flush(() => button(label)?.click());

afterEach(() => render(null, root));

describe('the options page', () => {
  it.each(Object.keys(OPTIONS_STATES))('has no gap in its words: %s', (name) => {
    expect(show(name)).not.toMatch(/undefined|null|\$\d|NaN/);
  });

  it('shows packs, sites, hidden notes and what came of a file', () => {
    const text = show('full');
    expect(text).toContain('36 claims, 382 events, 535 sources');
    expect(text).toContain('aral-water 0.3.0, imported 2 June 2026');
    expect(text).toContain('meridianpost.example/2016/12/a-long-address-of-a-story');
    expect(text).toContain('aral-water-0.4.json was not imported: 3 places to mend');
    expect(text).toContain('claims[4].events[2].sources');
    expect(text).toContain('the whole file');
  });

  it('says that the store is in memory, why, and offers nothing it cannot keep', () => {
    const text = show('trouble');
    expect(text).toContain('The browser did not open the claims store.');
    expect(text).toContain('InvalidStateError');
    expect(text).toContain('version 9 is newer');
    expect(button('Import a file')).toBeUndefined();
    expect(button('Check a file only')).toBeDefined();
    expect(root.querySelectorAll('.pack input[role=switch]')).toHaveLength(0);
  });

  it('lets imported packs go, not the bundled one', () => {
    show('full');
    expect(button('Remove the pack “Aral Sea water treaties”')).toBeDefined();
    expect(button('Remove the pack “Astoria and Port Bell”')).toBeUndefined();
  });

  it('asks once more before it erases, and can be told no', () => {
    const eraseAll = vi.fn();
    show('full', { eraseAll });
    press('Erase everything');
    expect(eraseAll).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('Cancel');
    press('Cancel');
    expect(eraseAll).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Erase everything'));
    press('Erase everything');
    press('Erase everything');
    expect(eraseAll).toHaveBeenCalledOnce();
  });

  it('hands out what is pressed', () => {
    const act = {
      removeSite: vi.fn(),
      showAgain: vi.fn(),
      setSensitivity: vi.fn(),
      exportPack: vi.fn(),
      usePack: vi.fn(),
    };
    show('full', act);
    press('Remove mail.example');
    press('Show again: Support for the strike');
    press('Export the pack “Aral Sea water treaties”');
    flush(() => root.querySelector<HTMLInputElement>('input[value=strict]')?.click());
    flush(() => root.querySelectorAll<HTMLInputElement>('.pack input[role=switch]')[1]?.click());
    expect(act.removeSite).toHaveBeenCalledWith('mail.example');
    expect(act.showAgain).toHaveBeenCalledWith('page:b:x');
    expect(act.exportPack).toHaveBeenCalledWith('aral-water');
    expect(act.setSensitivity).toHaveBeenCalledWith('strict');
    expect(act.usePack).toHaveBeenCalledWith('aral-water', true);
  });

  it('hands out looks, comments, sites and sharing', () => {
    const act = { setLooks: vi.fn(), setComments: vi.fn(), setSync: vi.fn(), chooseOnly: vi.fn() };
    show('full', act);
    const click = (selector: string) => flush(() => root.querySelector<HTMLInputElement>(selector)?.click());
    click('input[value=line]');
    click('input[value=chosen]');
    const labelled = (label: string) =>
      [...root.querySelectorAll<HTMLInputElement>('input[role=switch]')].find(
        (input) => input.closest('label')?.textContent === label,
      );
    flush(() => labelled('Comments sections')?.click());
    flush(() => labelled('Share settings')?.click());
    expect(act.setLooks).toHaveBeenCalledExactlyOnceWith('line');
    expect(act.chooseOnly).toHaveBeenCalledExactlyOnceWith(true);
    expect(act.setComments).toHaveBeenCalledExactlyOnceWith(true);
    expect(act.setSync).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('lists the sites that are read, where only chosen ones are, and says what the browser keeps', () => {
    const act = { removeSite: vi.fn() };
    const text = show('chosen', act);
    expect(text).toContain('meridianpost.exampleEvery sentenceRemove');
    expect(text).toContain('thelongreview.exampleOne note per claimRemove');
    expect(text).toContain('This browser keeps the access');
    press('Remove thelongreview.example');
    expect(act.removeSite).toHaveBeenCalledWith('thelongreview.example');
    expect(show('no-chosen')).toContain('No site is chosen, so no page is read.');
    expect(show('no-chosen')).not.toContain('This browser keeps the access');
  });

  it('says what is not shared, and why', () => {
    expect(show('shared')).toContain('kept on this device only: sites switched off.');
    expect(show('shared')).toContain('The browser’s sync refused: QuotaExceededError');
    expect(show('full')).not.toContain('kept on this device only: sites');
  });

  it('adds a site as people write it, and says when it is none', () => {
    const addSite = vi.fn();
    show('empty', { addSite });
    const field = root.querySelector<HTMLInputElement>('.field') as HTMLInputElement;
    const enter = (text: string) => {
      flush(() => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      flush(
        () => void root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
      );
    };
    enter('two words');
    expect(addSite).not.toHaveBeenCalled();
    expect(root.textContent).toContain('This is not the address of a site.');
    enter('https://www.mail.example/inbox');
    expect(addSite).toHaveBeenCalledWith('mail.example');
    expect(field.value).toBe('');
  });
});

it.each([
  ['example.org', 'example.org'],
  [' www.Example.org/a ', 'example.org'],
  ['http://a.example:80/', 'a.example'],
  ['localhost:3000', 'localhost'],
  ['about:blank', null],
  ['ftp://a.example', null],
  ['', null],
])('reads %j as the site %j', (text, site) => {
  expect(siteFromText(text)).toBe(site);
});

describe('a pack’s file', () => {
  const lakes = makePack({ id: 'lakes', claims: [makeClaim('lake')] });
  const file = (pack: unknown) => new File([JSON.stringify(pack)], 'lakes.json');
  const open = () => openClaimsStore({ bundled: makePack(), db: newDisk().connect });

  it('is stored only when that is wanted', async () => {
    const store = await open();
    expect(await readPackFile(file(lakes), 'check', store)).toEqual({
      kind: 'fine',
      file: 'lakes.json',
      counts: '1 claim, 1 event, 1 source',
    });
    expect(await store.packs()).toHaveLength(1);
    expect(await readPackFile(file(lakes), 'import', store)).toMatchObject({ kind: 'imported', title: 'Two harbours' });
    expect(await store.pack('lakes')).toEqual(lakes);
  });

  it('that is broken, unreadable or cannot be stored is reported as such', async () => {
    const store = await open();
    expect(await readPackFile(file({}), 'import', store)).toMatchObject({ kind: 'faults', file: 'lakes.json' });
    const gone = { name: 'gone.json', text: () => Promise.reject(new Error('NotFound')) } as unknown as File;
    expect(await readPackFile(gone, 'import', store)).toEqual({ kind: 'unread', file: 'gone.json' });
    store.close();
    expect(await readPackFile(file(lakes), 'import', store)).toMatchObject({ kind: 'not-stored' });
  });
});
