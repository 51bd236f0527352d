/**
 * The extension asks nobody for anything. Every request of the browser that is not for the demo's own server has to
 * pass a proxy, which writes it down and refuses it; the server writes down the rest.
 */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPage } from '../../src/cli/browsers/in-page';
import { openCard, readThrough } from '../../src/cli/browsers/reading';
import { until } from '../../src/cli/browsers/until';
import { OFF_TOPIC, PAGES } from '../../src/cli/demo/site';
import { openedCard } from './card-view';
import { BROWSERS, type Harness, startHarness } from './harness';
import { popupSays } from './popup-page';

interface Ledger {
  port: number;
  asked: string[];
  server: HttpServer;
}

async function openLedger(): Promise<Ledger> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { port: (server.address() as AddressInfo).port, asked, server };
}

/** What browsers ask for by themselves, whoever runs in them. */
const BROWSERS_OWN =
  /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:mozilla\.(?:com|org|net)|mozaws\.net|firefox\.com|googleapis\.com|google\.com|gstatic\.com|gvt1\.com)(?::\d+)?(?:\/|$)/;

describe.each(BROWSERS)('requests in %s', (kind) => {
  let harness: Harness;
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await openLedger();
    harness = await startHarness(kind, { proxy: ledger.port });
  });
  afterAll(async () => {
    await harness?.close();
    ledger?.server.close();
  });

  const foreign = () => ledger.asked.filter((url) => !BROWSERS_OWN.test(url));

  test('reading, noting, opening cards and popup: not one request', async () => {
    for (const path of PAGES.filter((page) => page !== OFF_TOPIC)) {
      const open = await harness.openRead(path);
      const [first] = (await readThrough(harness.control, open)).notes;
      await openCard(harness.control, open.tab, first?.claim ?? '');
      await openedCard(kind, open.page);
      await popupSays(harness, open.tab, 'notes');
      await open.page.close();
    }
    const offTopic = await harness.open(OFF_TOPIC);
    await popupSays(harness, offTopic.tab, 'off-topic');
    const options = await harness.running.openExtensionPage('/options.html');
    await options.close();
    expect(foreign()).toEqual([]);
    const known = new Set<string>([...PAGES, '/newsstand.css', '/favicon.ico']);
    expect(harness.server.requests.filter(({ path }) => !known.has(path))).toEqual([]);
    const fromScripts = harness.server.requests.filter(({ destination }) => destination === 'empty');
    expect(fromScripts).toEqual([]);
  });

  test('a request would have been seen', async () => {
    await inPage(harness.control, () => void fetch('http://somebody.example/asked').catch(() => {}));
    await until('the request', () => foreign().some((url) => url.includes('somebody.example')));
  });
});
