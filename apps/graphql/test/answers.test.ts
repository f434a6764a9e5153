import { at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { createAnswerMemory } from '../src/answers/answer-memory.ts';
import { ask } from './ask.ts';
import { callerWho } from './callers.ts';
import { keptServer, SETTLED_MS } from './kept-server.ts';

const MORNING = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
const QUERY = `{ utilization(${MORNING}) { intervals { agentId tTalk state } } }`;

it('reads once for the same question asked twice, and answers alike', async () => {
  const world = keptServer(SETTLED_MS);
  const first = await ask(world, QUERY);
  expect(first.data.utilization.intervals).toHaveLength(4);
  expect((await ask(world, QUERY)).data).toEqual(first.data);
  expect(world.kept.reads).toBe(1);
});

it('reads again as soon as there is another version, whoever has told of it', async () => {
  const world = keptServer(SETTLED_MS);
  await ask(world, QUERY);
  world.kept.version = 2;
  await ask(world, QUERY);
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it('gives no answer again that a commit came into while it was made', async () => {
  const world = keptServer(SETTLED_MS);
  world.kept.meanwhile = () => {
    world.kept.version += 1;
  };
  await ask(world, QUERY);
  world.kept.meanwhile = () => undefined;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it('gives a settled answer again for an hour', async () => {
  const world = keptServer(SETTLED_MS);
  await ask(world, QUERY);
  world.kept.nowMs += 3_599_999;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(1);
  world.kept.nowMs += 1;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it.each([
  ['half hours that have not settled', { asOfMs: at('10:15') }],
  ['a running half hour', { asOfMs: at('09:40') }],
])('gives an answer with %s again for 15 s only', async (_what, state) => {
  const world = keptServer(at('10:20'));
  Object.assign(world.kept, state);
  await ask(world, QUERY);
  world.kept.nowMs += 14_999;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(1);
  world.kept.nowMs += 1;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it('reads again when the window has grown by a half hour meanwhile', async () => {
  const today = '{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-21T00:00:00Z") { to } }';
  const world = keptServer(at('12:00:55'));
  expect((await ask(world, today)).data.utilization.to).toBe('2026-11-20T12:00:00.000Z');
  world.kept.nowMs = at('12:01:05');
  expect((await ask(world, today)).data.utilization.to).toBe('2026-11-20T12:30:00.000Z');
});

it('takes an answer for older than it is when the clock was put back', async () => {
  const world = keptServer(SETTLED_MS);
  await ask(world, QUERY);
  world.kept.nowMs -= 1;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it('never gives again what was read from Genesys', async () => {
  const world = keptServer(SETTLED_MS);
  world.kept.isKept = false;
  await ask(world, QUERY);
  world.kept.isKept = true;
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it('never gives again what could not be read whole', async () => {
  const unread = {
    kind: 'PRESENCE',
    reason: 'UNAVAILABLE',
    message: 'Genesys does not answer.',
    missingPermissions: [],
    span: { startMs: at('09:00'), endMs: at('10:00') },
    correlationId: null,
  } as const;
  const world = keptServer(SETTLED_MS, { world: { unread: [unread] } });
  await ask(world, QUERY);
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});

it('never gives an error again', async () => {
  const world = keptServer(SETTLED_MS);
  world.kept.meanwhile = () => {
    throw new Error('for once');
  };
  expect((await ask(world, QUERY)).errors).toHaveLength(1);
  world.kept.meanwhile = () => undefined;
  expect((await ask(world, QUERY)).errors).toEqual([]);
});

it.each([
  ['agents', '{ agents { totalCount } }'],
  ['explain', '{ explain(agentId: "ada", at: "2026-11-20T09:00:00Z") { interval { start } } }'],
  ['agents beside utilization', `{ a: utilization(${MORNING}) { asOf } agents { totalCount } }`],
  [
    'agents within fragments',
    `{ utilization(${MORNING}) { asOf } ...F } fragment F on Query { ... { agents { totalCount } } }`,
  ],
])('makes an answer of %s anew each time', async (_what, query) => {
  const world = keptServer(SETTLED_MS);
  const [first, second] = [await ask(world, query), await ask(world, query)];
  expect([first.errors, second.errors]).toEqual([[], []]);
  expect(world.log.map(({ isRemembered }) => isRemembered)).toEqual([undefined, undefined]);
});

it('shares an answer among instants that are written in different ways, and notes it in the log', async () => {
  const world = keptServer(SETTLED_MS);
  const query = `query ($from: DateTime!, $ids: [ID!]) {
    utilization(from: $from, to: "2026-11-20T10:00:00Z", agentIds: $ids) { asOf }
  }`;
  await ask(world, query, { from: '2026-11-20T09:00:00Z', ids: ['ada'] });
  await ask(world, query, { ids: 'ada', more: 1, from: '2026-11-20T10:00:00.000+01:00' });
  expect(world.kept.reads).toBe(1);
  expect(world.log.map(({ isRemembered }) => isRemembered)).toEqual([undefined, true]);
});

it('shares no answer among questions that look alike', async () => {
  const agents = ['ada', 'a', 'b', 'a","b', '["a","b"]', 'null', '', ' ', '1'].map((id) => ({
    id,
    name: id,
    active: true,
  }));
  const world = keptServer(SETTLED_MS, { world: { agents } });
  const query = `query A($ids: [ID!], $first: Int, $after: String) {
    utilization(${MORNING}, agentIds: $ids, first: $first, after: $after) {
      agents { totalCount nodes { agent { id } } }
    }
  }
  query B($ids: [ID!]) { utilization(${MORNING}, agentIds: $ids) { agents { totalCount } } }`;
  const questions = [
    { ids: ['a', 'b'] },
    { ids: ['a","b'] },
    { ids: ['["a","b"]'] },
    { ids: ['b', 'a'] },
    { ids: ['a'], first: 1 },
    { ids: ['a'] },
    { ids: ['1'], first: 1 },
    { ids: null },
    { ids: ['null'] },
    {},
    { first: 1 },
    JSON.parse('{"__proto__": {"first": 1}, "first": 2}'),
  ];
  for (const [index, variables] of questions.entries()) {
    await ask(world, query, variables, { operationName: 'A' });
    expect(world.kept.reads).toBe(index + 1);
  }
  await ask(world, query, { ids: ['a'] }, { operationName: 'B' });
  expect(world.kept.reads).toBe(questions.length + 1);
});

it('never shares an answer among callers of different scopes', async () => {
  const world = keptServer(SETTLED_MS, {
    callerOf: async ({ headers }) => callerWho({ sees: headers.get('x-sees')?.split(' ') ?? [] }),
  });
  const asked = async (sees: string) => ask(world, QUERY, {}, { headers: { 'x-sees': sees } });
  const ada = await asked('ada');
  const both = await asked('ada bob');
  expect(both.data).not.toEqual(ada.data);
  expect((await asked('ada')).data).toEqual(ada.data);
  expect(world.kept.reads).toBe(2);
});

it('asks a sixteenth of the price for an answer that is given again', async () => {
  const world = keptServer(SETTLED_MS);
  const query = `{ utilization(from: "2026-11-01T00:00:00Z", to: "2026-11-20T10:00:00Z", agentIds: ["ada", "bob"]) {
    intervals { tTalk }
  } }`;
  const first = await ask(world, query);
  const second = await ask(world, query);
  const { requested } = first.extensions.cost;
  expect(requested).toBeGreaterThan(1600);
  expect(second.extensions.cost).toMatchObject({ requested, actual: Math.ceil(requested / 16) });
});

it('refuses what exceeds a limit, though the answer were there', async () => {
  const limits = { ...LIMITS };
  const world = keptServer(SETTLED_MS, { limits });
  expect((await ask(world, QUERY)).errors).toEqual([]);
  limits.complexity = 10;
  expect((await ask(world, QUERY)).errors).toMatchObject([
    { extensions: { code: 'QUERY_TOO_COMPLEX' } },
  ]);
});

it('remembers what fits, and forgets first what was asked for the longest ago', async () => {
  const world = keptServer(SETTLED_MS, { memory: createAnswerMemory(8000) });
  const asked = async (alias: string) =>
    ask(world, `{ ${alias}: utilization(${MORNING}) { intervals { startLocal tTalk tHold } } }`);
  for (const alias of ['a', 'b', 'c', 'd']) await asked(alias);
  await asked('a');
  expect(world.kept.reads).toBe(4);
  for (const alias of ['e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) await asked(alias);
  expect(world.kept.reads).toBe(12);
  await asked('b');
  expect(world.kept.reads).toBe(13);
  await asked('l');
  expect(world.kept.reads).toBe(13);
});

it('remembers no answer that would take a large part of its memory', async () => {
  const world = keptServer(SETTLED_MS, { memory: createAnswerMemory(2600) });
  await ask(world, QUERY);
  await ask(world, QUERY);
  expect(world.kept.reads).toBe(2);
});
