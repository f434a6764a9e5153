import { once } from 'node:events';
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createReadiness, listen } from '@halfhour/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttpServer } from '../src/http-server.ts';
import { serverOf } from './ask.ts';
import { randomBytes, strangeBody } from './random-bytes.ts';

const MANY = 10_000;
const MOST_GROWTH_BYTES = 32 * 1024 * 1024;
/** Of what a server is made from, and where. */
const INNER = /node_modules|\/src\/|\.ts:\d|\bat \S+ \(|graphql-yoga|whatwg|x-powered-by/iu;

setFlagsFromString('--expose-gc');
const gc: unknown = runInNewContext('gc');
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const world = serverOf(
  { agents: ['ada'] },
  { readiness: createReadiness({ check: async () => ({ works: true }), nowMs: () => 0 }) },
);
const http = createHttpServer(
  { requestMs: 30_000, exchangeMs: 30_000 },
  (incoming, outgoing) => void world.server(incoming, outgoing),
);
let url: URL;

beforeAll(async () => {
  url = new URL(await listen(http, { host: '127.0.0.1', port: 0, settings: '' }));
});
afterAll(() => {
  agent.destroy();
  http.close();
  http.closeAllConnections();
});

interface Told {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

async function send(path: string, method: string, headers: OutgoingHttpHeaders, body: Uint8Array) {
  const outgoing = request(new URL(path, url), { method, headers, agent });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  const told: Told = {
    status: incoming.statusCode,
    headers: JSON.stringify(incoming.headers),
    body: await text(incoming),
  };
  return told;
}

/** Heap that is in use when garbage has gone. */
function heapBytes(): number {
  if (typeof gc === 'function') gc();
  return process.memoryUsage().heapUsed;
}

async function stillAnswers() {
  const body = new TextEncoder().encode('{"query":"{ agents { totalCount } }"}');
  const told = await send('/graphql', 'POST', { 'content-type': 'application/json' }, body);
  expect(told).toMatchObject({ status: 200, body: expect.stringContaining('"totalCount":1') });
}

const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/graphql',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/html',
  '',
  '\u00ff',
];
const ACCEPTS = ['*/*', 'application/json', 'application/graphql-response+json', 'text/html', 'x'];

it.each(['/graphql', '/health/live', '/health/ready', '/elsewhere?a=%00%ff'])(
  'bears ten thousand random bodies at %s: no crash, no leak, no memory kept',
  async (path) => {
    const random = randomBytes(path.length * 7919);
    const statuses = new Map<number, number>();
    const leaks: string[] = [];
    async function one() {
      const headers = {
        'content-type': random.pick(TYPES),
        accept: random.pick(ACCEPTS),
        'x-graphql-yoga-csrf': '1',
      };
      const method = random.pick(['POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH']) ?? 'POST';
      const told = await send(path, method, headers, strangeBody(random));
      statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
      const said = told.headers + told.body;
      if (INNER.test(said)) leaks.push(said.slice(0, 500));
    }
    for (let warm = 0; warm < 500; warm += 1) await one();
    const before = heapBytes();
    for (let sent = 0; sent < MANY; sent += 8) {
      await Promise.all(Array.from({ length: 8 }, one));
    }
    expect(leaks).toEqual([]);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    world.log.length = 0;
    expect(heapBytes() - before).toBeLessThan(MOST_GROWTH_BYTES);
    await stillAnswers();
  },
);

/** What comes back for bytes on a connection, until it ends or nothing more comes. */
async function raw(bytes: Uint8Array | string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

it('bears bytes that are no HTTP', async () => {
  const random = randomBytes(42);
  for (let sent = 0; sent < 500; sent += 1) {
    const said = await raw(random.bytes(1 + random.below(500)));
    expect(said).toMatch(/^(?:HTTP\/1\.1 4\d\d [^\r]*\r\nConnection: close\r\n\r\n)?$/u);
  }
  await stillAnswers();
});

it('lets nobody write its headers', async () => {
  const evil = '%0d%0aset-cookie:%20evil=1';
  const lines = [
    `GET /graphql?query=${evil} HTTP/1.1`,
    `GET /health/ready?${evil} HTTP/1.1`,
    `GET /${evil} HTTP/1.1`,
    `OPTIONS /graphql?operationName=${evil} HTTP/1.1`,
  ];
  const headers = [
    'Origin: https://evil.example\r\n Set-Cookie: evil=1',
    'Accept: text/html\u0000set-cookie: evil=1',
    'If-None-Match: "x"\rset-cookie: evil=1',
    'X-Request-Id: a\nset-cookie: evil=1',
    'Content-Type: application/json; x="\\r\\nset-cookie: evil=1"',
    'X-Forwarded-Host: evil.example',
    'Transfer-Encoding: chunked\r\nContent-Length: 5',
  ];
  for (const line of lines) {
    for (const header of headers) {
      const said = await raw(
        `${line}\r\nHost: evil.example\r\nConnection: close\r\n${header}\r\n\r\n`,
      );
      const [head = ''] = said.split('\r\n\r\n');
      expect(head.toLowerCase()).not.toMatch(/set-cookie|evil|x-powered-by|\nserver:/u);
      expect(said).toMatch(/^HTTP\/1\.1 [24]\d\d /u);
    }
  }
  await stillAnswers();
});
