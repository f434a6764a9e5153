import { inspect } from 'node:util';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { GenesysEvent } from './events.ts';
import { createLiveDirectory } from './live-directory.ts';
import { createLiveSource } from './live-source.ts';
import {
  API,
  CLIENT_ID,
  CLIENT_SECRET,
  createFakeClock,
  ok,
  testClient,
  TOKEN_URL,
} from './testing.ts';
import { usersByIds } from './users.ts';

const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'bypass' });
});
afterEach(() => {
  server.resetHandlers();
  vi.restoreAllMocks();
});
afterAll(() => {
  server.close();
});

const TOKEN = 'tOkEn-that-nobody-may-see';
const BASIC = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64');
const SECRETS = [CLIENT_SECRET, BASIC, TOKEN, encodeURIComponent(CLIENT_SECRET)];

const span = {
  startMs: Date.parse('2026-11-20T00:00:00Z'),
  endMs: Date.parse('2026-11-20T12:00:00Z'),
};
const login = ok({ access_token: TOKEN, expires_in: 300 });

/** An answer that quotes everything it was sent, as some proxies do. */
function quoting(status: number) {
  return async ({ request }: { request: Request }) => {
    const sent = `${[...request.headers].join(' ')} ${await request.text()} ${CLIENT_SECRET}`;
    const body = {
      message: `You sent: ${sent}`,
      messageWithParams: sent,
      messageParams: { permissions: sent },
      code: 'quoting',
      error: sent,
      description: sent,
      contextId: 'ctx',
      status,
    };
    return HttpResponse.json(body, { status });
  };
}

type Answer = (info: { request: Request }) => Response | Promise<Response>;

const CASES: readonly [string, { login?: Answer; api?: Answer; timeoutMs?: number }][] = [
  ['login quotes with 400', { login: quoting(400) }],
  ['login quotes with 403', { login: quoting(403) }],
  ['login quotes with 404', { login: quoting(404) }],
  ['login quotes with 429', { login: quoting(429) }],
  ['login quotes with 500', { login: quoting(500) }],
  ['login quotes with 200', { login: quoting(200) }],
  ['login is a page', { login: () => new HttpResponse(`<p>${BASIC}</p>`) }],
  ['login drops', { login: () => HttpResponse.error() }],
  ['login is late', { login: () => new Promise<never>(() => undefined), timeoutMs: 10 }],
  [
    'token cannot be a header',
    { login: ok({ access_token: `${TOKEN}\n\u2028`, expires_in: 300 }) },
  ],
  ['login has no expiry', { login: ok({ access_token: TOKEN }) }],
  ['api quotes with 400', { api: quoting(400) }],
  ['api quotes with 401', { api: quoting(401) }],
  ['api quotes with 403', { api: quoting(403) }],
  ['api quotes with 404', { api: quoting(404) }],
  ['api quotes with 429', { api: quoting(429) }],
  ['api quotes with 500', { api: quoting(500) }],
  ['api quotes with 503', { api: quoting(503) }],
  ['api quotes with 200', { api: quoting(200) }],
  [
    'api has another shape',
    { api: ok({ entities: [{ id: 7 }], conversations: 'x', results: 'y' }) },
  ],
  ['api is a page', { api: () => new HttpResponse(`<p>${TOKEN}</p>`) }],
  ['api is empty', { api: () => new HttpResponse(null, { status: 504 }) }],
  ['api drops', { api: () => HttpResponse.error() }],
  ['api is late', { api: () => new Promise<never>(() => undefined), timeoutMs: 10 }],
  ['api redirects', { api: () => HttpResponse.redirect(`https://example.com/?t=${TOKEN}`, 302) }],
];

/** Everything that anyone could see of a value. */
function everythingOf(value: unknown): string {
  const shown = inspect(value, {
    depth: 20,
    showHidden: true,
    getters: true,
    maxStringLength: null,
  });
  const stack = value instanceof Error ? `${value.stack} ${everythingOf(value.cause ?? null)}` : '';
  return `${shown} ${JSON.stringify(value)} ${String(value)} ${stack}`;
}

test.each(CASES)('no secret is printed, thrown, told or returned when %s', async (_, served) => {
  const printed: unknown[] = [];
  const keep = (...texts: unknown[]) => {
    printed.push(...texts);
    return true;
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation(keep);
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  server.use(
    http.post(TOKEN_URL, served.login ?? login),
    http.all(`${API}/*`, served.api ?? login),
  );

  const clock = createFakeClock();
  const events: GenesysEvent[] = [];
  const client = testClient({
    clock,
    timeoutMs: served.timeoutMs ?? 5_000,
    retry: { totalMs: 1_200, baseMs: 1_000, capMs: 1_000 },
    onEvent: (event) => events.push(event),
  });
  const { signal } = new AbortController();
  const source = createLiveSource({ client, clock });
  const thrown = await usersByIds(client, { priority: 'interactive' }, ['u1']).catch(
    (error: unknown) => error,
  );
  const returned = [
    await source.readAgentDays({ span, agentIds: ['u1'], signal }),
    await source.readLegs({ agentId: 'u1', span, signal }),
    await createLiveDirectory({ client, clock }).byIds(['u1'], signal),
  ];
  vi.restoreAllMocks();

  const seen = [thrown, ...returned, client, source, events, printed].map(everythingOf).join('\n');
  expect(SECRETS.filter((secret) => seen.includes(secret))).toEqual([]);
});

test('a refused connection and a wrong set-up tell no secret either', async () => {
  const retry = { totalMs: 0, baseMs: 1, capMs: 1 };
  const client = testClient({ gatewayUrl: 'http://127.0.0.1:59321', retry });
  const thrown = await usersByIds(client, { priority: 'interactive' }, ['u1']).catch(
    (error: unknown) => error,
  );
  const wrong = [
    () => testClient({ environment: 'nowhere' }),
    () => testClient({ clientId: '' }),
    () => testClient({ requestsPerMinute: 0 }),
    () => testClient({ gatewayUrl: `https://me:${CLIENT_SECRET}@example.com` }),
  ].map((make) => {
    try {
      return make();
    } catch (error) {
      return error;
    }
  });
  const seen = [thrown, ...wrong].map(everythingOf).join('\n');
  expect([thrown, ...wrong].every((one) => one instanceof Error)).toBe(true);
  expect(SECRETS.filter((secret) => seen.includes(secret))).toEqual([]);
});
