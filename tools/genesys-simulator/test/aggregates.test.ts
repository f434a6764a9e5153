import type { Models } from 'purecloud-platform-client-v2';
import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { clientOf, CONVERSATION_AGGREGATES, USER_AGGREGATES, USER_DETAILS } from './client.ts';
import { legsIn, sum } from './reading.ts';
import { interval, NOW, where, world } from './world.ts';

const HALF_HOUR_MS = 1_800_000;
const simulator = world();
const { agents } = simulator.scenario();
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

const atHalfHour = (instant: string) =>
  new Date(Math.floor(Date.parse(instant) / HALF_HOUR_MS) * HALF_HOUR_MS).toISOString();

/** Sums by "user start metric", over the rows of a user. */
function sumsOf(results: readonly Models.ConversationAggregateDataContainer[]) {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const { group = {}, data = [] } of results)
    for (const { interval: bucket = '', metrics = [] } of data)
      for (const { metric, stats = {} } of metrics) {
        const key = `${group['userId']} ${bucket.split('/')[0]} ${metric}`;
        const before = sums.get(key) ?? { count: 0, sum: 0 };
        sums.set(key, {
          count: before.count + (stats.count ?? 0),
          sum: before.sum + (stats.sum ?? 0),
        });
      }
  return sums;
}

const METRICS = ['tHandle', 'tTalkComplete', 'tHeldComplete', 'tAcw'] as const;

test('conversation aggregates book each metric whole in the half hour of its emit time', async () => {
  const { body } = await client.post(CONVERSATION_AGGREGATES, {
    interval: interval('2026-03-26'),
    granularity: 'PT30M',
    groupBy: ['userId'],
    metrics: METRICS,
  });
  const expected = new Map<string, number>();
  const pages = await client.allPages({ interval: '2026-03-25T00:00:00Z/2026-03-27T00:00:00Z' });
  for (const { userId, session } of legsIn(pages))
    for (const { name = '', value = 0, emitDate = '' } of session.metrics ?? []) {
      if (!emitDate.startsWith('2026-03-26') || !METRICS.some((one) => one === name)) continue;
      const key = `${userId} ${atHalfHour(emitDate)} ${name}`;
      expected.set(key, (expected.get(key) ?? 0) + value);
    }
  const found = new Map([...sumsOf(body.results)].map(([key, stats]) => [key, stats.sum]));
  expect(found.size).toBeGreaterThan(200);
  expect(found).toEqual(expected);
});

test('conversation aggregates agree with what the truth books', async () => {
  const { body } = await client.post(CONVERSATION_AGGREGATES, {
    interval: interval('2026-03-26'),
    granularity: 'PT30M',
    groupBy: ['userId'],
    metrics: METRICS,
  });
  const sums = sumsOf(body.results);
  const fromMs = Date.parse('2026-03-26');
  const truth = simulator.truth({ fromMs, toMs: fromMs + 86_400_000 });
  for (const { agentId, halfHours } of truth.agents)
    for (const { start, booked } of halfHours) {
      for (const name of METRICS)
        expect(sums.get(`${agentId} ${start} ${name}`)?.sum ?? 0).toBe(booked[name]);
      expect(sums.get(`${agentId} ${start} tHandle`)?.count ?? 0).toBe(booked.handled);
    }
});

test('groups carry mediaType unasked, and empty buckets, metrics and groups are left out', async () => {
  const body = { interval: interval('2026-03-26'), granularity: 'PT30M', groupBy: ['userId'] };
  const { results } = (
    await client.post(CONVERSATION_AGGREGATES, { ...body, metrics: ['tHeldComplete'] })
  ).body;
  expect(results.length).toBeLessThan(agents.length * 3);
  for (const { group, data } of results) {
    expect(group).toHaveProperty('mediaType');
    expect(data.length).toBeGreaterThan(0);
    for (const { metrics } of data) expect(metrics).toHaveLength(1);
  }
  const nothing = { ...body, interval: interval('2020-01-01'), metrics: ['tHandle'] };
  expect((await client.post(CONVERSATION_AGGREGATES, nothing)).body).toEqual({ results: [] });
});

test('without a granularity there is one bucket, and a filter narrows it to an agent', async () => {
  const { body } = await client.post(CONVERSATION_AGGREGATES, {
    interval: interval('2026-03-26'),
    filter: where('userId', agents[0]!.id),
    groupBy: ['userId', 'queueId'],
    metrics: ['tHandle', 'nTransferred'],
  });
  const users = body.results.map((row: { group: { userId: string } }) => row.group.userId);
  expect(new Set(users)).toEqual(new Set([agents[0]!.id]));
  for (const { data } of body.results) expect(data).toHaveLength(1);
});

test('presence and routing are split exactly over the half hours that are over', async () => {
  const to = '2026-03-27T14:00:00.000Z';
  const from = '2026-03-26T14:00:00.000Z';
  const found = await statuses(from, to);
  const truth = simulator.truth({ fromMs: Date.parse(from), toMs: Date.parse(to) });
  for (const { agentId, halfHours } of truth.agents)
    for (const { start, presence, routing } of halfHours) {
      expect(found.get(`${agentId} ${start} tSystemPresence`) ?? {}).toEqual(presence);
      expect(found.get(`${agentId} ${start} tAgentRoutingStatus`) ?? {}).toEqual(routing);
    }
});

test('a status still open is missing or partial in the running half hour', async () => {
  const from = '2026-03-27T14:00:00.000Z';
  const found = await statuses(from, '2026-03-27T14:30:00.000Z');
  const pastMs = Date.parse(NOW) - Date.parse(from);
  const known = agents.map(({ id }) =>
    sum(Object.values(found.get(`${id} ${from} tSystemPresence`) ?? {})),
  );
  expect(known.every((ms) => ms < pastMs)).toBe(true);
  expect(known.some((ms) => ms === 0)).toBe(true);
  expect(known.some((ms) => ms > 0)).toBe(true);
});

test('user details are whole records, the open ones without an end', async () => {
  const { body } = await client.post(USER_DETAILS, {
    interval: interval('2026-03-27'),
    userFilters: [where('userId', agents[0]!.id)],
  });
  const [{ userId, primaryPresence, routingStatus }] = body.userDetails;
  expect(userId).toBe(agents[0]!.id);
  const open = primaryPresence.filter((one: { endTime?: string }) => one.endTime === undefined);
  expect(open).toHaveLength(1);
  // The first record began the evening before and is not clipped.
  expect(primaryPresence[0].startTime < '2026-03-27').toBe(true);
  expect(primaryPresence[0].systemPresence).toBe('OFFLINE');
  expect(routingStatus.length).toBeGreaterThan(5);
});

test('a status over several days can appear twice', async () => {
  const { body } = await client.post(USER_DETAILS, {
    interval: '2026-03-25T00:00:00Z/2026-03-28T00:00:00Z',
    paging: { pageSize: 100, pageNumber: 1 },
  });
  const repeated = body.userDetails.filter(({ primaryPresence = [] }) => {
    const starts = primaryPresence.map((one: { startTime: string }) => one.startTime);
    return new Set(starts).size < starts.length;
  });
  expect(repeated.length).toBeGreaterThan(0);
});

async function statuses(from: string, to: string) {
  const { body } = await client.post(USER_AGGREGATES, {
    interval: interval(from, to),
    granularity: 'PT30M',
    groupBy: ['userId'],
    metrics: ['tSystemPresence', 'tAgentRoutingStatus'],
    filter: where('userId', ...agents.map(({ id }) => id)),
  });
  const found = new Map<string, Record<string, number>>();
  for (const { group, data } of body.results)
    for (const { interval: bucket, metrics } of data)
      for (const { metric, qualifier, stats } of metrics) {
        const key = `${group.userId} ${bucket.split('/')[0]} ${metric}`;
        found.set(key, { ...found.get(key), [qualifier]: stats.sum });
      }
  return found;
}
