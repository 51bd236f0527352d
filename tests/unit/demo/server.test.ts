import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Server, serve } from '../../../src/cli/demo/server';
import { PAGES, SITE } from '../../../src/cli/demo/site';

let server: Server;
beforeAll(async () => {
  server = await serve(SITE, PAGES[0], { '/odd.txt': () => ({ type: 'text/plain', body: 'odd' }) });
});
afterAll(() => server.close());

const get = (path: string) => fetch(server.origin + path, { redirect: 'manual' });

test('serves pages of the folder with their type, and those it was given', async () => {
  const page = await get(PAGES[1]);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('The Calder Standard');
  expect(await (await get('/odd.txt')).text()).toBe('odd');
});

test('leads from / to the front page', async () => {
  const answer = await get('/');
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(PAGES[0]);
});

test.each(['/nothing.html', '/..%2f..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/newsstand.exe'])(
  'does not serve %s',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('an address that cannot be decoded is no page, and does not end the server', async () => {
  expect((await get('/%E0%A4%A')).status).toBe(404);
  expect((await get(PAGES[0])).status).toBe(200);
});

test('remembers what was asked', async () => {
  server.requests.length = 0;
  await get('/odd.txt');
  expect(server.requests).toMatchObject([{ method: 'GET', path: '/odd.txt' }]);
});
