import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { readPersistedOperations } from '../src/persisted-operations.ts';
import { schema } from '../src/schema/index.ts';
import { serverOf } from './ask.ts';
import { keptServer, SETTLED_MS } from './kept-server.ts';

const COUNT = 'query Count { agents { totalCount } }';
const MORNING = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';

/** Reads a manifest from a file. */
async function readManifest(manifest: unknown) {
  const dir = await mkdtemp(join(tmpdir(), 'halfhour-operations-'));
  onTestFinished(async () => rm(dir, { recursive: true }));
  const path = join(dir, 'operations.json');
  await writeFile(path, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return readPersistedOperations(path, schema, LIMITS);
}

async function post({ server }: ReturnType<typeof serverOf>, body: object) {
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...(await response.json()) };
}

const byId = (sha256Hash: unknown) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});

it('answers an operation by its id, and others by their text', async () => {
  const operationsById = { operations: await readManifest({ count: COUNT }), only: false };
  const world = serverOf({ agents: ['ada'] }, { operationsById });
  expect((await post(world, byId('count'))).data).toEqual({ agents: { totalCount: 1 } });
  expect((await post(world, { query: '{ __typename }' })).data).toEqual({ __typename: 'Query' });
});

it('refuses every other text where only known operations may be asked for', async () => {
  const operationsById = { operations: await readManifest({ count: COUNT }), only: true };
  const world = serverOf({ agents: ['ada'] }, { operationsById });
  expect((await post(world, byId('count'))).data).toEqual({ agents: { totalCount: 1 } });
  for (const body of [
    { query: COUNT },
    { query: '{ __schema { types { name } } }', ...byId('count') },
  ]) {
    expect((await post(world, body)).errors).toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_ONLY' } },
    ]);
  }
});

it.each(['another', '__proto__', 'toString', '', null, 1, {}])(
  'knows no operation %j',
  async (id) => {
    const operationsById = { operations: await readManifest({ count: COUNT }), only: true };
    const world = serverOf({ agents: ['ada'] }, { operationsById });
    const { data, errors } = await post(world, byId(id));
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(['PERSISTED_QUERY_NOT_FOUND', 'BAD_REQUEST']).toContain(errors[0].extensions.code);
  },
);

it('never takes the answer of one operation for that of another', async () => {
  const operations = await readManifest({
    talk: `{ utilization(${MORNING}) { intervals { tTalk } } }`,
    hold: `{ utilization(${MORNING}) { intervals { tHold } } }`,
  });
  const world = keptServer(SETTLED_MS, { operationsById: { operations, only: true } });
  const [talk, hold] = [await post(world, byId('talk')), await post(world, byId('hold'))];
  expect(Object.keys(talk.data.utilization.intervals[0])).toEqual(['tTalk']);
  expect(Object.keys(hold.data.utilization.intervals[0])).toEqual(['tHold']);
});

it.each([
  ['no JSON', '{', 'is not JSON.'],
  ['a list', [COUNT], 'is not an object.'],
  ['no text', { count: 1 }, 'count: is not the text of an operation.'],
  ['no query', { count: '{' }, 'count: Syntax Error: Expected Name, found <EOF>.'],
  [
    'an unknown field',
    { count: '{ nothing }' },
    'count: Cannot query field "nothing" on type "Query".',
  ],
  [
    'something too deep',
    { count: `{ ${'... { '.repeat(300)} ${'a: __typename '.repeat(60)} ${'} '.repeat(300)} }` },
    'count: The query has this many aliases: 60, more than the limit of 50',
  ],
])('does not start with %s in the manifest', async (_what, manifest, problem) => {
  await expect(readManifest(manifest)).rejects.toThrow(problem);
});

it('tells all that is wrong with a manifest at once', async () => {
  await expect(readManifest({ a: '{', b: '{ nothing }' })).rejects.toMatchObject({
    name: 'SettingsError',
    problems: [
      expect.stringMatching(/^GRAPHQL_OPERATIONS names .* expected a JSON object/u),
      expect.stringMatching(/^a: /u),
      expect.stringMatching(/^b: /u),
    ],
  });
});
