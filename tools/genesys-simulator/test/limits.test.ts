import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { clientOf, login } from './client.ts';
import { world } from './world.ts';

test('every answer says how far the minute is used, and the one too many is a 429', async () => {
  let uptimeMs = 5000;
  const simulator = world({ requestsPerMinute: 2, uptimeMs: () => uptimeMs });
  const client = await clientOf(simulator);
  const first = await client.get('/api/v2/teams');
  expect(first.headers.get('inin-ratelimit-count')).toBe('1');
  expect(first.headers.get('inin-ratelimit-allowed')).toBe('2');
  expect(first.headers.get('inin-ratelimit-reset')).toBe('60');
  expect(first.headers.get('inin-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);

  uptimeMs += 18_000;
  await client.get('/api/v2/teams');
  const third = await client.get('/api/v2/teams');
  expect(third.status).toBe(429);
  expect(third.headers.get('retry-after')).toBe('42');
  expect(third.body).toMatchObject({
    code: 'too.many.requests.retry.after',
    message: 'Rate limit exceeded the maximum. Retry the request in [42] seconds',
  });

  // The window is fixed: it ends a minute after its first request.
  uptimeMs += 42_000;
  expect((await client.get('/api/v2/teams')).headers.get('inin-ratelimit-count')).toBe('1');
});

test('a token ends with its lifetime', async () => {
  let uptimeMs = 0;
  const simulator = world({ tokenLifetimeSeconds: 300, uptimeMs: () => uptimeMs });
  const client = await clientOf(simulator);
  uptimeMs = 299_999;
  expect((await client.get('/api/v2/teams')).status).toBe(200);
  uptimeMs = 300_000;
  expect((await client.get('/api/v2/teams')).status).toBe(401);
});

test('an answer is compressed when that is asked for', async () => {
  const simulator = world();
  const token = (await login(simulator)).body.access_token;
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip, br' };
  const request = new Request('http://simulator.test/api/v2/users', { headers });
  const response = await simulator.fetch(request);
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const text = gunzipSync(await response.arrayBuffer()).toString();
  expect(JSON.parse(text)).toHaveProperty('entities');
});
