import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { GenesysClient } from './client.ts';
import type { GenesysEvent } from './events.ts';
import {
  API,
  createFakeClock,
  failure,
  inTurn,
  loginHandler,
  ok,
  testClient,
  TOKEN_URL,
} from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';
import { teamMembers } from './teams.ts';
import { usersByIds } from './users.ts';

const server = interceptedNetwork();

const ANN = { id: 'u1', name: 'Ann', state: 'active' };
const interactive = { priority: 'interactive' } as const;

/** Answers `/users` in turn and tells which tokens came with the requests. */
function serveUsers(...answers: (() => Response)[]) {
  const tokens: (string | null)[] = [];
  const answer = inTurn(...answers);
  const login = loginHandler();
  server.use(
    login.handler,
    http.get(`${API}/api/v2/users`, ({ request }) => {
      tokens.push(request.headers.get('authorization'));
      return answer();
    }),
  );
  return { tokens, logins: login.logins };
}

const good = ok({ entities: [ANN] });
const readAnn = async (client: GenesysClient) => usersByIds(client, interactive, ['u1']);
const names = (agents: readonly { readonly name: string | null }[]) =>
  agents.map(({ name }) => name);

test('logs in once for many calls at once, and again only when the token is nearly over', async () => {
  const { tokens, logins } = serveUsers(good);
  const clock = createFakeClock();
  const client = testClient({ clock });
  await Promise.all([readAnn(client), readAnn(client), readAnn(client)]);
  expect(logins.count).toBe(1);
  await clock.sleep((86_400 - 61) * 1000);
  await readAnn(client);
  expect(logins.count).toBe(1);
  await clock.sleep(2_000);
  await readAnn(client);
  expect(logins.count).toBe(2);
  expect(tokens.at(-1)).toBe('Bearer token-2-of-the-test');
});

test('a token that dies before its time costs one login and one replay', async () => {
  const expired = failure(401, 'bad.credentials', 'Invalid login credentials.');
  const { tokens, logins } = serveUsers(expired, good);
  expect(names(await readAnn(testClient()))).toEqual(['Ann']);
  expect(logins.count).toBe(2);
  expect(tokens).toEqual(['Bearer token-1-of-the-test', 'Bearer token-2-of-the-test']);
});

test('many calls with a dead token share one new login', async () => {
  const login = loginHandler();
  server.use(
    login.handler,
    http.get(`${API}/api/v2/users`, ({ request }) =>
      request.headers.get('authorization') === 'Bearer token-1-of-the-test'
        ? failure(401, 'bad.credentials', 'Invalid login credentials.')()
        : good(),
    ),
  );
  const client = testClient();
  await Promise.all([readAnn(client), readAnn(client), readAnn(client), readAnn(client)]);
  expect(login.logins.count).toBe(2);
});

test('a token that stays refused after a new login is an auth error', async () => {
  const { logins } = serveUsers(failure(401, 'bad.credentials', 'Invalid login credentials.'));
  await expect(readAnn(testClient())).rejects.toMatchObject({
    name: 'GenesysAuthError',
    retryable: false,
    correlationId: 'ctx-1',
  });
  expect(logins.count).toBe(2);
});

test('a refused client is told with what to check, and is not tried again at once', async () => {
  let logins = 0;
  const refusal = { error: 'invalid_client', description: 'invalid client secret' };
  server.use(
    http.post(TOKEN_URL, () => {
      logins += 1;
      return HttpResponse.json(refusal, { status: 400 });
    }),
  );
  const clock = createFakeClock();
  const client = testClient({ clock });
  await expect(readAnn(client)).rejects.toMatchObject({
    name: 'GenesysAuthError',
    message: expect.stringMatching(/invalid_client.*Check the client id/),
  });
  await expect(readAnn(client)).rejects.toMatchObject({ name: 'GenesysAuthError' });
  expect(logins).toBe(1);
  await clock.sleep(10_000);
  await expect(readAnn(client)).rejects.toMatchObject({ name: 'GenesysAuthError' });
  expect(logins).toBe(2);
});

test('a refused client is tried again after the clock was set back', async () => {
  const login = inTurn(
    () => HttpResponse.json({ error: 'invalid_client' }, { status: 400 }),
    ok({ access_token: 'abc', expires_in: 300 }),
  );
  server.use(http.post(TOKEN_URL, login), http.get(`${API}/api/v2/users`, good));
  const waits = createFakeClock();
  let backMs = 0;
  const client = testClient({ clock: { ...waits, nowMs: () => waits.nowMs() - backMs } });
  await expect(readAnn(client)).rejects.toMatchObject({ name: 'GenesysAuthError' });
  backMs = 3_600_000;
  expect(names(await readAnn(client))).toEqual(['Ann']);
});

test('a login that fails for a moment is tried again', async () => {
  const login = inTurn(
    () => new HttpResponse('<html>Bad gateway</html>', { status: 502 }),
    ok({ access_token: 'abc', expires_in: 300 }),
  );
  server.use(http.post(TOKEN_URL, login), http.get(`${API}/api/v2/users`, good));
  expect(names(await readAnn(testClient()))).toEqual(['Ann']);
});

test('a missing permission is named, whether in the message or in its parameters', async () => {
  const message =
    'Unable to perform the requested action. You are missing the following permission(s): directory:user:view';
  serveUsers(failure(403, 'missing.permissions', message));
  await expect(readAnn(testClient())).rejects.toMatchObject({
    name: 'GenesysPermissionError',
    missingPermissions: ['directory:user:view'],
    retryable: false,
  });
  const params = {
    message: 'You must have at least one of the following permissions assigned: %s',
    messageParams: { permissions: 'analytics:userAggregate:view, routing:queue:view' },
  };
  server.use(http.get(`${API}/api/v2/users`, () => HttpResponse.json(params, { status: 403 })));
  await expect(readAnn(testClient())).rejects.toMatchObject({
    missingPermissions: ['analytics:userAggregate:view', 'routing:queue:view'],
  });
  server.use(http.get(`${API}/api/v2/users`, () => new HttpResponse('no', { status: 403 })));
  await expect(readAnn(testClient())).rejects.toMatchObject({ missingPermissions: [] });
});

const rateLimited = (headers: Record<string, string>) =>
  failure(429, 'too.many.requests.retry.after', 'Rate limit exceeded the maximum.', headers);

test.each([
  ['seconds', { 'retry-after': '42' }, 42_000],
  ['a date', { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
  ['nothing', {}, 1],
])('a 429 whose Retry-After is %s is waited for', async (_, headers, leastMs) => {
  serveUsers(rateLimited(headers), good);
  const clock = createFakeClock(Date.parse('2026-11-20T12:00:00Z'));
  const startMs = clock.nowMs();
  expect(names(await readAnn(testClient({ clock })))).toEqual(['Ann']);
  expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(leastMs);
  expect(clock.nowMs() - startMs).toBeLessThanOrEqual(leastMs + 1_000);
});

test('a 429 makes the calls of everyone else wait as well', async () => {
  serveUsers(rateLimited({ 'retry-after': '20' }), good);
  const clock = createFakeClock();
  const startMs = clock.nowMs();
  const client = testClient({ clock, requestsPerMinute: 300 });
  const limited = readAnn(client);
  await clock.sleep(1);
  while (clock.nowMs() < startMs + 1_000) await clock.sleep(100);
  await readAnn(client);
  expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(20_000);
  await limited;
});

test.each([
  ['a 502 with HTML', () => new HttpResponse('<html>Bad gateway</html>', { status: 502 })],
  ['a 503', failure(503, 'service.unavailable', 'Service Unavailable')],
  ['an empty 504', () => new HttpResponse(null, { status: 504 })],
  ['a 500', failure(500, 'internal.server.error', 'Unexpected')],
  ['a dropped connection', () => HttpResponse.error()],
])('%s is survived', async (_, answer) => {
  serveUsers(answer, good);
  expect(names(await readAnn(testClient()))).toEqual(['Ann']);
});

test.each([
  [
    'a 502 with HTML',
    () => new HttpResponse('<b>no</b>', { status: 502 }),
    'GenesysUnavailableError',
  ],
  ['an empty 504', () => new HttpResponse(null, { status: 504 }), 'GenesysUnavailableError'],
  ['a 429', failure(429, 'too.many', 'x', { 'retry-after': '3600' }), 'GenesysRateLimitError'],
  ['a 400', failure(400, 'bad.request', 'Malformed syntax.'), 'GenesysRequestError'],
  ['a 404', failure(404, 'not.found', 'Not found.'), 'GenesysRequestError'],
  ['a redirect', () => HttpResponse.redirect('https://example.com/', 302), 'GenesysRequestError'],
  ['a web page', () => new HttpResponse('<html>Sign in</html>'), 'GenesysShapeError'],
  ['an empty answer', () => new HttpResponse(null, { status: 204 }), 'GenesysShapeError'],
  ['a wrong shape', ok({ entities: [{ name: 'no id' }] }), 'GenesysShapeError'],
])('%s that stays is told as what it is', async (_, answer, name) => {
  serveUsers(answer);
  await expect(readAnn(testClient())).rejects.toMatchObject({ name });
});

test('a wrong shape names its path and the correlation id', async () => {
  serveUsers(ok({ entities: [ANN, { name: 'no id' }] }, { 'inin-correlation-id': 'abc-123' }));
  await expect(readAnn(testClient())).rejects.toMatchObject({
    path: 'entities[1].id',
    correlationId: 'abc-123',
    message: expect.stringContaining('user list is malformed at entities[1].id: expected string'),
  });
});

test('an answer that does not come in time is a time-out', async () => {
  server.use(
    loginHandler().handler,
    http.get(`${API}/api/v2/users`, () => new Promise<never>(() => undefined)),
  );
  const retry = { totalMs: 0, baseMs: 1, capMs: 1 };
  await expect(readAnn(testClient({ timeoutMs: 20, retry }))).rejects.toMatchObject({
    name: 'GenesysTimeoutError',
    retryable: true,
    message: 'Genesys Cloud gave no answer to GET /api/v2/users within 20 ms.',
  });
});

test('a refused connection tells its code and nothing else', async () => {
  server.close();
  try {
    const retry = { totalMs: 0, baseMs: 1, capMs: 1 };
    const client = testClient({ gatewayUrl: 'http://127.0.0.1:59321', retry });
    await expect(readAnn(client)).rejects.toMatchObject({
      name: 'GenesysUnavailableError',
      status: null,
      message: 'Genesys Cloud could not be reached for POST /oauth/token (ECONNREFUSED).',
    });
  } finally {
    server.listen({ onUnhandledFrame: 'error' });
  }
});

test('an abort ends a call at once with its reason, while it waits and while it reads', async () => {
  const reading = new AbortController();
  server.use(
    loginHandler().handler,
    http.get(`${API}/api/v2/users`, () => {
      reading.abort(new Error('enough'));
      return new Promise<never>(() => undefined);
    }),
  );
  const context = { ...interactive, signal: reading.signal };
  await expect(usersByIds(testClient(), context, ['u1'])).rejects.toThrow('enough');
  const gone = { ...interactive, signal: AbortSignal.abort(new Error('gone')) };
  await expect(usersByIds(testClient(), gone, ['u1'])).rejects.toThrow('gone');
});

test('one who leaves during a login does not end it for the others', async () => {
  const leaving = new AbortController();
  server.use(
    http.post(TOKEN_URL, () => {
      leaving.abort(new Error('left'));
      return HttpResponse.json({ access_token: 'abc', expires_in: 300 });
    }),
    http.get(`${API}/api/v2/users`, good),
  );
  const client = testClient();
  const left = usersByIds(client, { ...interactive, signal: leaving.signal }, ['u1']);
  const stayed = readAnn(client);
  await expect(left).rejects.toThrow('left');
  expect(names(await stayed)).toEqual(['Ann']);
});

const namedUser = (api: string, name: string, token: string) =>
  http.get(`${api}/api/v2/users`, ({ request }) => {
    expect(request.headers.get('authorization')).toBe(`Bearer ${token}`);
    return ok({ entities: [{ ...ANN, name }] })();
  });

test('two organisations live in one process', async () => {
  const { handler } = loginHandler();
  const other = http.post('https://login.mypurecloud.com.au/oauth/token', () =>
    HttpResponse.json({ access_token: 'sydney', expires_in: 300 }),
  );
  server.use(
    handler,
    other,
    namedUser(API, 'Ann of Dublin', 'token-1-of-the-test'),
    namedUser('https://api.mypurecloud.com.au', 'Ann of Sydney', 'sydney'),
  );
  const dublin = testClient();
  const sydney = testClient({ environment: 'ap-southeast-2' });
  const found = await Promise.all([dublin, sydney, dublin, sydney].map(readAnn));
  expect(found.flatMap(names)).toEqual([
    'Ann of Dublin',
    'Ann of Sydney',
    'Ann of Dublin',
    'Ann of Sydney',
  ]);
});

test('events tell what happened without ids, queries and secrets', async () => {
  const events: GenesysEvent[] = [];
  server.use(
    loginHandler().handler,
    http.get(
      `${API}/api/v2/teams/:id/members`,
      inTurn(
        failure(503, 'service.unavailable', 'x', { 'inin-correlation-id': 'c-1' }),
        ok({ entities: [{ id: 'u1' }] }, { 'inin-correlation-id': 'c-2' }),
      ),
    ),
  );
  const client = testClient({ onEvent: (event) => events.push(event) });
  await teamMembers(client, interactive, 'team-of-ann');
  const route = '/api/v2/teams/{teamId}/members';
  expect(events).toMatchObject([
    { kind: 'request', method: 'POST', route: '/oauth/token', status: 200, attempt: 1 },
    { kind: 'login', expiresInMs: 86_400_000 },
    { kind: 'request', method: 'GET', route, status: 503, attempt: 1, correlationId: 'c-1' },
    { kind: 'retry', route, error: 'GenesysUnavailableError', delayMs: 250, failures: 1 },
    { kind: 'request', method: 'GET', route, status: 200, attempt: 2, correlationId: 'c-2' },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/team-of-ann|pageSize|token-1/);
});

test('answers come compressed over a real connection', async () => {
  const encodings: (string | undefined)[] = [];
  const service = createServer((request, response) => {
    encodings.push(request.headers['accept-encoding']);
    const isLogin = request.url === '/login/oauth/token';
    const body = isLogin ? { access_token: 'abc', expires_in: 300 } : { entities: [ANN] };
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  server.close();
  try {
    const address = service.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const client = testClient({ gatewayUrl: `http://127.0.0.1:${port}` });
    expect(names(await readAnn(client))).toEqual(['Ann']);
    expect(encodings).toEqual([expect.stringContaining('gzip'), expect.stringContaining('gzip')]);
  } finally {
    service.close();
    server.listen({ onUnhandledFrame: 'error' });
  }
});

test('an empty id or secret is refused before anything is done', () => {
  expect(() => testClient({ clientSecret: '' })).toThrow(/client id and the client secret/);
});
