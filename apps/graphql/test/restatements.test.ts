import { at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import type { ServerDeps } from '../src/server.ts';
import { ask, serverOf } from './ask.ts';

const MORNING = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
type Source = NonNullable<ServerDeps['restatements']>;
type Restatement = Awaited<ReturnType<Source['restatementsOf']>>[number];

const HANDLE: Restatement = {
  agentId: 'ada',
  halfHourStartMs: at('09:00'),
  metric: 'booked.tHandle',
  from: 60_000,
  to: 90_000,
  restatedAtMs: at('11:00'),
};
const KEPT = [
  HANDLE,
  { ...HANDLE, metric: 'loggedIn', from: 3_000_000_000, to: 0 },
  {
    ...HANDLE,
    agentId: 'bob',
    halfHourStartMs: at('09:30'),
    metric: 'conversations',
    from: 2,
    to: 3,
  },
];

/** A server that keeps these, and remembers what it was asked. */
function restated(restatements: readonly Restatement[] = KEPT) {
  const asked: Parameters<Source['restatementsOf']>[0][] = [];
  const world = serverOf(
    { agents: ['ada', 'bob'], teams: { t1: ['bob'] } },
    {
      restatements: {
        async restatementsOf(request) {
          asked.push(request);
          return restatements
            .filter(({ agentId }) => request.agentIds.includes(agentId))
            .slice(0, request.limit);
        },
      },
    },
  );
  return { ...world, asked };
}

it('tells what was restated: whose, when, from what to what', async () => {
  const { data, errors } = await ask(
    restated(),
    `{ restatements(${MORNING}) {
      from to hasMore unread { message }
      entries { agent { name } start end startLocal metric unit from to restatedAt }
    } }`,
  );
  expect(errors).toEqual([]);
  const first = {
    agent: { name: 'ada' },
    start: '2026-11-20T09:00:00.000Z',
    end: '2026-11-20T09:30:00.000Z',
    startLocal: '2026-11-20 09:00',
    restatedAt: '2026-11-20T11:00:00.000Z',
  };
  expect(data.restatements).toEqual({
    from: '2026-11-20T09:00:00.000Z',
    to: '2026-11-20T10:00:00.000Z',
    hasMore: false,
    unread: [],
    entries: [
      { ...first, metric: 'booked.tHandle', unit: 'ms', from: 60_000, to: 90_000 },
      { ...first, metric: 'loggedIn', unit: 'ms', from: 3_000_000_000, to: 0 },
      {
        ...first,
        agent: { name: 'bob' },
        start: '2026-11-20T09:30:00.000Z',
        end: '2026-11-20T10:00:00.000Z',
        startLocal: '2026-11-20 09:30',
        metric: 'conversations',
        unit: 'count',
        from: 2,
        to: 3,
      },
    ],
  });
});

it('tells those of a team, and that there are more than were asked for', async () => {
  const world = restated();
  const query = `query ($teamIds: [ID!], $first: Int) {
    restatements(${MORNING}, teamIds: $teamIds, first: $first) { hasMore entries { agent { id } } }
  }`;
  const team = await ask(world, query, { teamIds: ['t1'] });
  expect(team.data.restatements).toEqual({ hasMore: false, entries: [{ agent: { id: 'bob' } }] });
  const one = await ask(world, query, { first: 1 });
  expect(one.data.restatements).toEqual({ hasMore: true, entries: [{ agent: { id: 'ada' } }] });
});

it.each([
  ['no restatements', 'first: 0', 'first', 'from 1 to 10000'],
  ['too many', 'first: 10001', 'first', 'from 1 to 10000'],
  ['a blank agent', 'agentIds: [" "]', 'agentIds', 'blank'],
  ['an unknown team', 'teamIds: ["t2"]', 'teamIds', 'no team'],
])('refuses %s', async (_what, args, argument, message) => {
  const { errors } = await ask(restated(), `{ restatements(${MORNING}, ${args}) { hasMore } }`);
  expect(errors).toMatchObject([
    { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT', argument } },
  ]);
});

it('says that nothing can have been noticed where nothing is kept', async () => {
  const { errors } = await ask(
    serverOf({ agents: ['ada'] }),
    `{ restatements(${MORNING}) { hasMore } }`,
  );
  expect(errors).toMatchObject([
    {
      message: expect.stringContaining('Nothing is kept here (HALFHOUR_SYNC is off)'),
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
});

const costOf = async (query: string): Promise<number> =>
  (await ask(restated(), query)).extensions.cost.complexity;

it('costs what it may answer, and makes nothing beside it dearer', async () => {
  const few = `restatements(${MORNING}, first: 10) { entries { metric } }`;
  const many = `restatements(${MORNING}, first: 10000) { entries { metric } }`;
  const beside = `utilization(${MORNING}, agentIds: ["ada"]) { intervals { tTalk } }`;
  expect(await costOf(`{ ${few} }`)).toBe(1 + 10 * 2);
  expect(await costOf(`{ ${many} }`)).toBe(1 + 10_000 * 2);
  expect(await costOf(`{ ${beside} ${many} }`)).toBe(
    (await costOf(`{ ${beside} }`)) + (await costOf(`{ ${many} }`)),
  );
});
