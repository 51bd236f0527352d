import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/lib/result';
import type { PageStatus } from '../../../src/messages/protocol';
import { type Handlers, serve } from '../../../src/messages/server';
import { askStatus, sendToPage } from '../../../src/messages/to-page';
import { EXTENSION_ID, EXTENSION_ORIGIN, type FakeBrowser, fakeBrowser } from '../background/fake-browser';

const page = {
  id: EXTENSION_ID,
  tab: { id: 3, url: 'https://a.example/story' },
  frameId: 2,
  url: 'https://b.example/ad',
};
const popup = { id: EXTENSION_ID, url: `${EXTENSION_ORIGIN}popup.html` };

let browser: FakeBrowser;
let seen: [message: unknown, sender: unknown][];

beforeEach(() => {
  browser = fakeBrowser();
  seen = [];
  const note = async (message: unknown, sender: unknown) => {
    seen.push([message, sender]);
    return ok('done');
  };
  const broken = async () => {
    throw new Error('the disk is full');
  };
  const handlers: Handlers = {
    page: {
      'page:topical': note,
      'page:card': note,
      'page:check': note,
      'page:match': note,
      'page:count': note,
      'page:hide': broken,
      'page:wrong': note,
    },
    ui: { 'ui:store-state': note, 'ui:reset': note, 'ui:why-not': note },
  };
  serve(browser.api, handlers);
});

describe('messages that arrive', () => {
  it('reach their handler with who sent them', async () => {
    expect(await browser.send({ type: 'page:count', claims: 2 }, page)).toEqual({ ok: true, value: 'done' });
    expect(seen).toEqual([
      [
        { type: 'page:count', claims: 2 },
        {
          tabId: 3,
          frameId: 2,
          documentId: undefined,
          pageUrl: 'https://a.example/story',
          frameUrl: 'https://b.example/ad',
        },
      ],
    ]);
    expect(await browser.send({ type: 'ui:store-state' }, popup)).toEqual({ ok: true, value: 'done' });
  });

  it.each([
    ['another extension', { type: 'page:topical' }, { ...page, id: 'another' }],
    ['nobody', { type: 'page:topical' }, {}],
    ['another part of ours', { type: 'to-page:stop' }, page],
    ['something else', 'hello', page],
    ['something else', null, page],
    ['something else', { type: 7 }, page],
  ])('from %s are left alone', async (_who, message, sender) => {
    expect(await browser.send(message, sender)).toBeUndefined();
    expect(seen).toEqual([]);
  });

  it.each([
    ['a wrong field', { type: 'page:count', claims: -1 }, page, /claims/],
    ['an unknown type', { type: 'page:dance' }, page, /unknown type/],
    ['too many blocks', { type: 'page:match', blocks: Array(401).fill({ id: 0, text: '' }) }, page, /blocks/],
    ['a popup that plays a page', { type: 'page:topical' }, popup, /only a page/],
    ['a page that plays the popup', { type: 'ui:reset' }, page, /only a page of the extension/],
  ])('with %s are refused in words', async (_what, message, sender, reason) => {
    expect(await browser.send(message, sender)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
    expect(seen).toEqual([]);
  });

  it('whose handler fails are answered with the reason', async () => {
    const answer = await browser.send({ type: 'page:hide', scope: 'claim', claim: 'a' }, page);
    expect(answer).toEqual({ ok: false, reason: 'the disk is full' });
  });
});

describe('messages to pages', () => {
  it('say whether somebody listened', async () => {
    browser.tabs.push({ id: 1, got: [] }, { id: 2 });
    expect(await sendToPage(browser.api, 1, { type: 'to-page:stop' })).toBe(true);
    expect(await sendToPage(browser.api, 2, { type: 'to-page:stop' })).toBe(false);
    expect(browser.tabs[0]?.got).toEqual([{ type: 'to-page:stop' }]);
  });

  it('read a status as it is, or in a result, and nothing else', async () => {
    const status: PageStatus = { state: 'reading', notes: [], published: null };
    const answers: unknown[] = [status, { ok: true, value: status }, { ok: false, reason: 'no' }, 'hello', undefined];
    const tabs = { sendMessage: async () => answers.shift() };
    const ask = () => askStatus({ tabs } as never, 1, 0);
    expect(await ask()).toEqual(status);
    expect(await ask()).toEqual(status);
    expect(await ask()).toBeNull();
    expect(await ask()).toBeNull();
    expect(await ask()).toBeNull();
    const gone = { sendMessage: () => Promise.reject(new Error('Receiving end does not exist.')) };
    expect(await askStatus({ tabs: gone } as never, 1, 0)).toBeNull();
  });
});
