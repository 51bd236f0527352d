/** Serves a folder of pages on loopback, at a port of the system's choice, and remembers what was asked of it. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface Served {
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

export interface Request {
  method: string;
  path: string;
  /** Who asked: `document`, `image`, `empty` (scripts, extensions) …, as far as the browser says so. */
  destination: string | undefined;
  origin: string | undefined;
}

export interface Server {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  requests: Request[];
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * @param extra pages by path, before those of the folder.
 * @param home where `/` leads.
 */
export async function serve(folder: string, home: string, extra: Record<string, () => Served> = {}): Promise<Server> {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    requests.push(record(request, path));
    if (path === '/') {
      response.writeHead(302, { location: home }).end();
      return;
    }
    const page = extra[path];
    if (page !== undefined) send(response, page());
    else void sendFile(response, folder, path);
  });
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections(); // browsers keep theirs open
    });
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}

function record({ method, headers }: IncomingMessage, path: string): Request {
  const destination = headers['sec-fetch-dest'];
  return {
    method: method ?? 'GET',
    path,
    destination: Array.isArray(destination) ? destination[0] : destination,
    origin: headers.origin,
  };
}

function send(response: ServerResponse, { type, body, headers }: Served): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);
}

/** What cannot be decoded, is not of a known type, lies outside the folder or is not there is no page. */
async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  try {
    const file = join(folder, normalize(decodeURIComponent(path)));
    const type = TYPES[extname(file)];
    if (type === undefined || !file.startsWith(join(folder, '/'))) throw new Error('not served');
    send(response, { type, body: await readFile(file) });
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('No such page.');
  }
}
