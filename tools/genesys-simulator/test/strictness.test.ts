import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client.ts';
import {
  clientOf,
  CONVERSATION_AGGREGATES,
  DETAILS,
  JOBS,
  login,
  send,
  USER_AGGREGATES,
  USER_DETAILS,
} from './client.ts';
import { interval, where, world } from './world.ts';

const simulator = world();
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

const day = interval('2026-03-26');
const aggregate = { interval: day, granularity: 'PT30M', metrics: ['tHandle'] };
const presence = { interval: day, granularity: 'PT30M', metrics: ['tSystemPresence'] };
const manyUsers = where('userId', ...Array.from({ length: 101 }, (_, index) => `user-${index}`));

const refusals: [string, string, unknown, string][] = [
  [
    'a granularity in a details query',
    DETAILS,
    { interval: day, granularity: 'PT30M' },
    'bad.request',
  ],
  ['a cursor in a details query', DETAILS, { interval: day, cursor: 'x' }, 'bad.request'],
  ['a details query without an interval', DETAILS, {}, 'bad.request'],
  [
    'userId in a conversation filter',
    DETAILS,
    { interval: day, conversationFilters: [where('userId', 'x')] },
    'invalid.value',
  ],
  [
    'queueId in a conversation filter',
    DETAILS,
    { interval: day, conversationFilters: [where('queueId', 'x')] },
    'invalid.value',
  ],
  ['an unknown order', DETAILS, { interval: day, order: 'up' }, 'invalid.value'],
  ['an unknown orderBy', DETAILS, { interval: day, orderBy: 'userId' }, 'invalid.value'],
  [
    'an unknown operator',
    DETAILS,
    {
      interval: day,
      segmentFilters: [
        { type: 'or', predicates: [{ dimension: 'userId', operator: 'equals', value: 'x' }] },
      ],
    },
    'invalid.value',
  ],
  [
    'an unknown segment dimension',
    DETAILS,
    { interval: day, segmentFilters: [where('agentId', 'x')] },
    'invalid.value',
  ],
  [
    'a filter without a type',
    DETAILS,
    { interval: day, segmentFilters: [{ predicates: [] }] },
    'bad.request',
  ],
  [
    'more than 100 a page',
    DETAILS,
    { interval: day, paging: { pageSize: 101, pageNumber: 1 } },
    'bad.request',
  ],
  ['page 0', DETAILS, { interval: day, paging: { pageSize: 100, pageNumber: 0 } }, 'bad.request'],
  [
    'a page beyond the first 100 000 hits',
    DETAILS,
    { interval: day, paging: { pageSize: 100, pageNumber: 1001 } },
    'bad.request',
  ],
  ['an interval without an end', DETAILS, { interval: '2026-03-26T00:00:00Z' }, 'invalid.date'],
  ['an interval of days', DETAILS, { interval: '2026-03-26/2026-03-27' }, 'invalid.date'],
  [
    'an interval that runs backwards',
    DETAILS,
    { interval: '2026-03-27T00:00:00Z/2026-03-26T00:00:00Z' },
    'bad.request',
  ],
  [
    'more than 7 days without a filter',
    DETAILS,
    { interval: '2026-03-01T00:00:00Z/2026-03-08T00:00:01Z' },
    'bad.request',
  ],
  [
    'more than 31 days with a filter',
    DETAILS,
    {
      interval: '2026-03-01T00:00:00Z/2026-04-01T00:00:01Z',
      segmentFilters: [where('userId', 'x')],
    },
    'bad.request',
  ],
  ['paging in a details job', JOBS, { interval: day, paging: {} }, 'bad.request'],
  [
    'tHold, which is no metric',
    CONVERSATION_AGGREGATES,
    { ...aggregate, metrics: ['tHold'] },
    'invalid.value',
  ],
  ['aggregates without metrics', CONVERSATION_AGGREGATES, { interval: day }, 'bad.request'],
  [
    'a granularity that is no period',
    CONVERSATION_AGGREGATES,
    { ...aggregate, granularity: '30m' },
    'invalid.value',
  ],
  [
    'groupBy of a dimension there is none of',
    CONVERSATION_AGGREGATES,
    { ...aggregate, groupBy: ['agentId'] },
    'invalid.value',
  ],
  ['tHandle of users', USER_AGGREGATES, { ...presence, metrics: ['tHandle'] }, 'invalid.value'],
  [
    'groupBy queueId of users',
    USER_AGGREGATES,
    { ...presence, groupBy: ['queueId'] },
    'invalid.value',
  ],
  [
    'a filter of users by queue',
    USER_AGGREGATES,
    { ...presence, filter: where('queueId', 'x') },
    'invalid.value',
  ],
  ['more than 100 users', USER_AGGREGATES, { ...presence, filter: manyUsers }, 'bad.request'],
  [
    'more than 100 users in detail',
    USER_DETAILS,
    { interval: day, userFilters: [manyUsers] },
    'bad.request',
  ],
  [
    'a user search of an unknown type',
    '/api/v2/users/search',
    { query: [{ type: 'LIKE', value: 'a' }] },
    'invalid.value',
  ],
  ['a body that is not JSON', DETAILS, '{', 'bad.request'],
];

test.each(refusals)('refuses %s', async (_what, path, body, code) => {
  const answer = await client.post(path, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code, status: 400, errors: [] });
  expect(answer.body.contextId).toBe(answer.headers.get('inin-correlation-id'));
  expect(answer.body.messageWithParams).toBeTypeOf('string');
});

test('exactly 7 days without a filter and 31 with one are answered', async () => {
  const week = { interval: '2026-03-01T00:00:00Z/2026-03-08T00:00:00Z' };
  expect((await client.post(DETAILS, week)).status).toBe(200);
  const month = {
    interval: '2026-03-01T00:00:00Z/2026-04-01T00:00:00Z',
    segmentFilters: [where('userId', 'x')],
  };
  expect((await client.post(DETAILS, month)).status).toBe(200);
});

test('an interval without an offset is UTC, one with an offset is moved', async () => {
  const plain = await client.post(DETAILS, { interval: '2026-03-26T00:00:00/2026-03-26T01:00' });
  const moved = await client.post(DETAILS, {
    interval: '2026-03-26T10:00:00+10:00/2026-03-26T11:00:00+10:00',
  });
  expect(plain.body.conversations).toEqual(moved.body.conversations);
});

test('a body over 512 000 bytes is too large', async () => {
  const answer = await client.post(DETAILS, { interval: day, padding: 'x'.repeat(512_000) });
  expect(answer.status).toBe(413);
  expect(answer.body.code).toBe('request.entity.too.large');
});

test('a body that is not declared as JSON is refused', async () => {
  const answer = await client.post(DETAILS, { interval: day }, { 'content-type': 'text/plain' });
  expect(answer.status).toBe(415);
});

test('a request without a token, or with a foreign one, is refused', async () => {
  expect((await send(simulator, '/api/v2/users')).body.code).toBe('authentication.required');
  const foreign = { headers: { authorization: 'Bearer made-up' } };
  const answer = await send(simulator, '/api/v2/users', foreign);
  expect(answer.status).toBe(401);
  expect(answer.body.code).toBe('bad.credentials');
});

test('a wrong secret is a 400 in the words of the login', async () => {
  const answer = await login(simulator, 'wrong');
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    error: 'invalid_client',
    description: 'invalid client secret',
    error_description: 'invalid client secret',
  });
});

test('a token is given at both addresses of the login, and is a new one each time', async () => {
  const one = await login(simulator);
  const body = 'grant_type=client_credentials';
  const other = await send(simulator, '/oauth/token', {
    method: 'POST',
    body,
    headers: {
      authorization: `Basic ${btoa('simulator:simulator-secret')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
  expect(other.body).toMatchObject({ token_type: 'bearer', expires_in: 86_400 });
  expect(other.body.access_token).not.toBe(one.body.access_token);
});

test('an unknown path is a 404 in the official form', async () => {
  const answer = await client.get('/api/v2/nothing');
  expect(answer.status).toBe(404);
  expect(answer.body.code).toBe('not.found');
});
