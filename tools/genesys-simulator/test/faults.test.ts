import { expect, test } from 'vitest';
import { startSimulator } from '../src/index.ts';
import type { Fault } from '../src/index.ts';
import { clientOf, DETAILS, JOBS, login, send } from './client.ts';
import { interval, world } from './world.ts';

const day = interval('2026-03-26');

async function faulty(...faults: Fault[]) {
  const simulator = world({ shiftedPages: 0 });
  const client = await clientOf(simulator);
  for (const fault of faults) simulator.addFault(fault);
  return { simulator, client };
}

test('a rate limit can be ordered with seconds, with a date or without Retry-After', async () => {
  const date = 'Fri, 27 Mar 2026 14:11:00 GMT';
  const { client } = await faulty(
    { kind: 'rateLimit', retryAfter: 7 },
    { kind: 'rateLimit', retryAfter: date },
    { kind: 'rateLimitWithoutRetryAfter' },
  );
  const retryAfter = async () => (await client.get('/api/v2/teams')).headers.get('retry-after');
  expect(await retryAfter()).toBe('7');
  expect(await retryAfter()).toBe(date);
  expect(await retryAfter()).toBeNull();
  expect((await client.get('/api/v2/teams')).status).toBe(200);
});

test('server errors come with HTML, with nothing or with the official body', async () => {
  const { client } = await faulty(
    { kind: 'serverErrorHtml' },
    { kind: 'serverErrorEmpty', status: 504 },
    { kind: 'serverError' },
  );
  const html = await client.get('/api/v2/teams');
  expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html']);
  const empty = await client.get('/api/v2/teams');
  expect([empty.status, empty.body]).toEqual([504, '']);
  expect((await client.get('/api/v2/teams')).body.code).toBe('internal.server.error');
});

test('a fault strikes its own endpoint, as often as ordered', async () => {
  const { client, simulator } = await faulty({
    kind: 'serverErrorEmpty',
    endpoint: '/api/v2/users',
    times: 2,
  });
  expect((await client.get('/api/v2/teams')).status).toBe(200);
  const statuses = [];
  for (let time = 0; time < 3; time += 1) statuses.push((await client.get('/api/v2/users')).status);
  expect(statuses).toEqual([503, 503, 200]);
  expect(simulator.requests().byEndpoint['GET /api/v2/users']).toEqual({ 503: 2, 200: 1 });
});

test('a token can be made to expire before its time', async () => {
  const { client, simulator } = await faulty({ kind: 'expireTokens' });
  expect((await client.get('/api/v2/teams')).status).toBe(401);
  expect((await (await clientOf(simulator)).get('/api/v2/teams')).status).toBe(200);
});

test('a login can be refused', async () => {
  const { simulator } = await faulty({ kind: 'loginRefused' });
  expect((await login(simulator)).status).toBe(400);
});

test('a permission can be taken away, and the refusal names it', async () => {
  const { client } = await faulty(
    { kind: 'forbidden', endpoint: DETAILS },
    { kind: 'forbidden', endpoint: '/api/v2/teams', permission: 'groups:team:view' },
  );
  const any = await client.post(DETAILS, { interval: day });
  expect(any.status).toBe(403);
  expect(any.body.code).toBe('missing.any.permissions');
  expect(any.body.message).toContain('analytics:conversationDetail:view');
  const one = await client.get('/api/v2/teams');
  expect(one.body.code).toBe('missing.permissions');
  expect(one.body.message).toContain('groups:team:view');
});

test('a permission that is taken away is missed wherever it is needed and nowhere else', async () => {
  const permission = 'routing:queue:view';
  const { client } = await faulty({ kind: 'forbidden', permission, times: 9 });
  expect((await client.get('/api/v2/teams')).status).toBe(200);
  expect((await client.get('/api/v2/routing/queues')).status).toBe(403);
});

test('the login breaks like everything else', async () => {
  const { simulator } = await faulty({ kind: 'serverErrorHtml', endpoint: '/oauth/token' });
  expect((await login(simulator)).status).toBe(502);
  expect((await login(simulator)).status).toBe(200);
});

test('a dropped connection rejects as fetch does', async () => {
  const { client } = await faulty({ kind: 'dropConnection' });
  await expect(client.get('/api/v2/teams')).rejects.toThrow(new TypeError('fetch failed'));
});

test('over a port the connection really breaks', async () => {
  const started = await startSimulator({ agents: 5 });
  const { url, simulator } = started;
  simulator.addFault({ kind: 'dropConnection' });
  await expect(fetch(`${url}/api/v2/teams`)).rejects.toThrow(TypeError);
  expect((await fetch(`${url}/api/v2/teams`)).status).toBe(401);
  await started.close();
});

test('a slow answer still comes', async () => {
  const { client } = await faulty({ kind: 'slow', delayMs: 1 });
  expect((await client.get('/api/v2/teams')).status).toBe(200);
});

test('a repeated or shifted page loses nothing', async () => {
  const whole = await (await faulty()).client.allPages({ interval: day });
  for (const [kind, repeats] of [
    ['repeatPage', 100],
    ['shiftPage', 1],
  ] as const) {
    const { client } = await faulty({ kind });
    const pages = await client.allPages({ interval: day });
    expect(pages).toHaveLength(whole.length + repeats);
    expect(new Set(pages.map((one) => one.conversationId)).size).toBe(whole.length);
  }
});

test('one conversation of a page can be malformed', async () => {
  const { client } = await faulty({ kind: 'malformedConversation' });
  const { body } = await client.post(DETAILS, { interval: day });
  const broken = body.conversations.filter(
    (one: { participants: unknown }) => !Array.isArray(one.participants),
  );
  expect(broken).toHaveLength(1);
});

test('a job can fail or expire', async () => {
  for (const [kind, state] of [
    ['jobFailed', 'FAILED'],
    ['jobExpired', 'EXPIRED'],
  ] as const) {
    const { client } = await faulty({ kind });
    const { body } = await client.post(JOBS, { interval: day });
    expect((await client.get(`${JOBS}/${body.jobId}`)).body.state).toBe(state);
    expect((await client.get(`${JOBS}/${body.jobId}/results`)).status).toBe(400);
  }
});

test('faults are ordered over HTTP, and taken back', async () => {
  const { simulator, client } = await faulty();
  const order = (body: unknown) =>
    send(simulator, '/_simulator/faults', { method: 'POST', body: JSON.stringify(body) });
  expect((await order([{ kind: 'serverErrorEmpty' }, { kind: 'slow', delayMs: 0 }])).status).toBe(
    201,
  );
  await send(simulator, '/_simulator/faults', { method: 'DELETE' });
  expect((await client.get('/api/v2/teams')).status).toBe(200);
  const unknown = await order({ kind: 'earthquake' });
  expect(unknown.status).toBe(400);
  expect(unknown.body.kinds).toContain('rateLimit');
});

test('requests are counted by endpoint and status until the count is cleared', async () => {
  const { simulator, client } = await faulty();
  await client.get('/api/v2/teams');
  const counted = await send(simulator, '/_simulator/requests');
  expect(counted.body.byEndpoint['GET /api/v2/teams']).toEqual({ 200: 1 });
  await send(simulator, '/_simulator/requests', { method: 'DELETE' });
  expect((await send(simulator, '/_simulator/requests')).body).toEqual({
    total: 0,
    byEndpoint: {},
  });
});
