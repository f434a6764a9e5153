import { createSimulator, type Fault, type SimulatorOptions } from '@halfhour/genesys-simulator';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { DAY_MS, HALF_HOUR_MS, halfHourOfDay, utcDayStartMs } from '../time/half-hour.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { createGenesysClient } from './client.ts';
import { conversationPages } from './conversation-details.ts';
import { readBooked } from './testing-booked.ts';
import { conversationJob, jobsCompleteUntilMs } from './conversation-jobs.ts';
import type { GenesysEvent } from './events.ts';
import { createLiveDirectory } from './live-directory.ts';
import { createLiveSource } from './live-source.ts';
import { createFakeClock } from './testing.ts';
import type { ConversationPage } from './to-legs.ts';

/** A Wednesday afternoon in Europe, morning in America, night in Australia. */
const NOW_MS = Date.parse('2026-11-18T14:10:00Z');
const TODAY_MS = utcDayStartMs(NOW_MS);
const { signal } = new AbortController();
const context = { priority: 'interactive', signal } as const;

/** A simulated organisation, and a client of it that waits on a fake clock. */
function world(options: SimulatorOptions = {}, requestsPerMinute = 300) {
  const clock = createFakeClock(NOW_MS);
  const simulator = createSimulator({
    agents: 8,
    days: 4,
    clock: { kind: 'fixed', nowMs: NOW_MS },
    uptimeMs: () => clock.nowMs(),
    requestsPerMinute,
    ...options,
  });
  const events: GenesysEvent[] = [];
  const client = createGenesysClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    environment: 'eu-west-1',
    gatewayUrl: 'http://simulator.test',
    requestsPerMinute,
    clock,
    fetch: async (...request) => simulator.fetch(new Request(...request)),
    onEvent: (event) => events.push(event),
  });
  // Two UTC days back, because the simulator's night shifts leave digital work open that long.
  const source = createLiveSource({
    client,
    clock: { ...clock, nowMs: () => NOW_MS },
    lookBackDays: 2,
  });
  const agentIds = simulator.scenario().agents.map(({ id }) => id);
  const order = (...faults: Fault[]) => {
    for (const fault of faults) simulator.addFault(fault);
  };
  return { simulator, client, source, agentIds, events, order, clock };
}

const yesterday = { startMs: TODAY_MS - DAY_MS, endMs: TODAY_MS };
const today = { startMs: TODAY_MS, endMs: TODAY_MS + DAY_MS };

/** Every half hour that was read, in the words of the truth. */
function told(agentDays: readonly AgentDay[]) {
  return agentDays
    .flatMap(({ agentId, dayStartMs, busy, parts, conversations, readAtMs, presence }) =>
      [...busy.keys()]
        .filter((slot) => !Number.isNaN(readAtMs[slot] ?? Number.NaN))
        .map((slot) => ({
          key: `${agentId} ${new Date(dayStartMs + slot * HALF_HOUR_MS).toISOString()}`,
          busy: busy[slot],
          conversations: conversations[slot],
          tTalk: parts.reduce((sum, { worked }) => sum + (worked.tTalk[slot] ?? 0), 0),
          handled: parts.reduce((sum, { booked }) => sum + (booked.handled[slot] ?? 0), 0),
          onQueue: presence?.metrics.onQueue[slot] ?? 0,
        })),
    )
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

function truth({ simulator }: ReturnType<typeof world>, span: typeof today, asOfMs: number) {
  return simulator
    .truth({ fromMs: span.startMs, toMs: span.endMs, asOfMs })
    .agents.flatMap(({ agentId, halfHours }) =>
      halfHours
        .filter(({ start }) => Date.parse(start) < asOfMs)
        .map((half) => ({
          key: `${agentId} ${half.start}`,
          busy: half.busy,
          conversations: half.conversations,
          tTalk: half.worked.tTalk,
          handled: half.booked.handled,
          onQueue: half.presence['ON_QUEUE'] ?? 0,
        })),
    )
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

test('a day that is over agrees with the truth', async () => {
  const there = world();
  const { agentDays, unread, unknownTypes } = await there.source.readAgentDays({
    span: yesterday,
    agentIds: there.agentIds,
    signal,
  });
  expect(unread).toEqual([]);
  expect([...unknownTypes]).toEqual([]);
  expect(told(agentDays)).toEqual(truth(there, yesterday, NOW_MS - 60_000));
});

test('today agrees with the truth of a minute ago, but for presence that is still open', async () => {
  const there = world();
  const { agentDays } = await there.source.readAgentDays({
    span: today,
    agentIds: there.agentIds,
    signal,
  });
  const work = (half: ReturnType<typeof told>[number]) => ({ ...half, onQueue: 'not compared' });
  expect(told(agentDays).map(work)).toEqual(truth(there, today, NOW_MS - 60_000).map(work));
  expect(halfHourOfDay(NOW_MS)).toBe(28);
});

test('trouble on the way changes nothing of what is read', async () => {
  const calmWorld = world({ agents: 16 });
  const calm = await calmWorld.source.readAgentDays({
    span: yesterday,
    agentIds: calmWorld.agentIds,
    signal,
  });
  const rough = world({ agents: 16 });
  rough.order(
    { kind: 'rateLimit', times: 3, retryAfter: 2 },
    { kind: 'rateLimitWithoutRetryAfter', times: 2 },
    { kind: 'serverError', times: 2 },
    { kind: 'serverErrorHtml', times: 2 },
    { kind: 'serverErrorEmpty', times: 2 },
    { kind: 'dropConnection', times: 2 },
    { kind: 'expireTokens' },
    { kind: 'repeatPage', times: 2 },
    { kind: 'shiftPage', times: 2 },
  );
  const { agentDays, unread } = await rough.source.readAgentDays({
    span: yesterday,
    agentIds: rough.agentIds,
    signal,
  });
  expect(unread).toEqual([]);
  expect(told(agentDays)).toEqual(told(calm.agentDays));
  expect(rough.events.filter(({ kind }) => kind === 'retry').length).toBeGreaterThan(5);
});

test('a small limit of requests is kept without a single 429', async () => {
  const there = world({}, 5);
  await there.source.readAgentDays({ span: yesterday, agentIds: there.agentIds, signal });
  const statuses = there.events.flatMap((event) =>
    event.kind === 'request' ? [event.status] : [],
  );
  expect(statuses.length).toBeGreaterThan(10);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a conversation that cannot be read is told, and the others are', async () => {
  const there = world();
  there.order({ kind: 'malformedConversation' });
  const { agentDays, unread } = await there.source.readAgentDays({
    span: yesterday,
    agentIds: there.agentIds,
    signal,
  });
  expect(unread).toMatchObject([{ kind: 'CONVERSATIONS', reason: 'MALFORMED' }]);
  expect(agentDays.length).toBe(there.agentIds.length);
});

test('a missing permission is named', async () => {
  const there = world();
  there.order({ kind: 'forbidden', endpoint: 'users/aggregates', times: 99 });
  const { unread } = await there.source.readAgentDays({
    span: yesterday,
    agentIds: there.agentIds,
    signal,
  });
  expect(unread).toMatchObject([
    { kind: 'PRESENCE', missingPermissions: ['analytics:userAggregate:view'] },
  ]);
});

const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);

test('what Genesys books is what the legs emitted, half hour by half hour', async () => {
  const there = world();
  const { agentDays } = await there.source.readAgentDays({
    span: yesterday,
    agentIds: there.agentIds,
    signal,
  });
  const cells = await readBooked({
    client: there.client,
    context,
    span: yesterday,
    agentIds: there.agentIds,
  });
  const ours = agentDays.flatMap(({ agentId, dayStartMs, parts }) =>
    Array.from({ length: 48 }, (_, slot) => ({
      key: `${agentId} ${dayStartMs + slot * HALF_HOUR_MS}`,
      sumMs: parts.reduce((sum, { booked }) => sum + (booked.tHandle[slot] ?? 0), 0),
    })).filter(({ sumMs }) => sumMs > 0),
  );
  const theirs = cells
    .filter(({ metric, sumMs }) => metric === 'tHandle' && sumMs > 0)
    .map(({ agentId, halfHourStartMs, sumMs }) => ({
      key: `${agentId} ${halfHourStartMs}`,
      sumMs,
    }));
  expect(theirs.toSorted(byKey)).toEqual(ours.toSorted(byKey));
});

/** The ids of all conversations on these pages. */
async function idsOf(pages: AsyncIterable<ConversationPage>): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { conversations } of pages) {
    for (const { conversationId } of conversations) ids.add(conversationId);
  }
  return ids;
}

test('a job brings all that the query brings, and what reaches into the day from before', async () => {
  const { client, clock } = world();
  expect(await jobsCompleteUntilMs(client, context)).toBeGreaterThan(yesterday.endMs);
  const limit = pLimit(4);
  const queried = await idsOf(
    conversationPages({ client, context, window: yesterday, agentIds: null, limit }),
  );
  const job = { client, context, span: yesterday, agentIds: null, clock, pageSize: 20 };
  const ofJob = await idsOf((await conversationJob(job)).pages());
  expect(queried.size).toBeGreaterThan(20);
  expect([...queried].filter((id) => !ofJob.has(id))).toEqual([]);
});

test('teams, queues and people are found', async () => {
  const { client, simulator } = world();
  const directory = createLiveDirectory({ client });
  const { teams, queues, agents } = simulator.scenario();
  const [team] = teams;
  const inTeam = await directory.inTeams([team?.id ?? ''], signal);
  const active = agents.filter(({ state }) => state === 'active').map(({ id }) => id);
  const ids = (found: typeof inTeam) => found.agents.map(({ id }) => id).toSorted();
  expect(ids(inTeam)).toEqual(
    active.filter((id) => team?.agentIds.includes(id) === true).toSorted(),
  );
  const byIds = await directory.byIds([...agents.map(({ id }) => id), crypto.randomUUID()], signal);
  expect(byIds.agents).toHaveLength(agents.length);
  const all = await directory.all(signal);
  expect(all.agents.map(({ id }) => id)).toEqual(expect.arrayContaining(active));
  const inQueue = await directory.inQueues([queues[0]?.id ?? ''], signal);
  expect(inQueue.agents.length).toBeGreaterThan(0);
  const someone = agents.find(({ name, state }) => name !== undefined && state === 'active');
  const found = await directory.search((someone?.name ?? '').slice(1, 6), signal);
  expect(found.agents.map(({ id }) => id)).toContain(someone?.id);
  expect([inTeam, byIds, all, inQueue, found].flatMap(({ unread }) => unread)).toEqual([]);
  await expect(directory.inTeams([crypto.randomUUID()], signal)).rejects.toThrow('no team');
});
