import { HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { HALF_HOUR_MS, halfHourOfDay } from '../time/half-hour.ts';
import { parseInstant } from '../time/instant.ts';
import { createLiveSource } from './live-source.ts';
import { createFakeClock, failure, loginHandler, testClient } from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';
import { detailsHandler, userAggregatesHandler, wireChat } from './testing-analytics.ts';

const server = interceptedNetwork();

const NOW_MS = parseInstant('2026-11-20T12:10:00Z');
const at = (text: string) => `2026-11-${text}:00.000Z`;
const ms = (text: string) => parseInstant(at(text));
const TODAY = { startMs: ms('20T00:00'), endMs: ms('21T00:00') };
const { signal } = new AbortController();

function source(onConversation?: () => void) {
  const clock = createFakeClock(NOW_MS);
  const heard = onConversation === undefined ? {} : { onConversation };
  return createLiveSource({ client: testClient({ clock }), clock, ...heard });
}

/** Serves these, and login. */
function serve(
  details: ReturnType<typeof detailsHandler>,
  presence: ReturnType<typeof userAggregatesHandler> = userAggregatesHandler(),
) {
  server.use(loginHandler().handler, details.handler, presence.handler);
  return { details: details.asked, presence: presence.asked };
}

const day = (found: { agentDays: readonly { agentId: string; dayStartMs: number }[] }) =>
  found.agentDays.map(
    ({ agentId, dayStartMs }) => `${agentId} ${new Date(dayStartMs).getUTCDate()}`,
  );

test('the work of a call begun before midnight UTC is in the half hours after it', async () => {
  const chat = { id: 'c1', userId: 'ann', from: at('19T23:50'), to: at('20T00:40') };
  serve(detailsHandler(() => [wireChat(chat)]));
  const reading = await source().readAgentDays({ span: TODAY, agentIds: ['ann'], signal });
  expect(reading.unread).toEqual([]);
  const [annsDay] = reading.agentDays;
  expect(annsDay?.busy.slice(0, 3)).toEqual(Float64Array.of(1_800_000, 600_000, 0));
  expect(annsDay?.presence?.metrics.onQueue[0]).toBe(1_800_000);
});

test('whoever listens hears of each conversation once', async () => {
  const chats = ['c1', 'c2'].map((id) =>
    wireChat({ id, userId: 'ann', from: at('20T09:00'), to: at('20T09:40') }),
  );
  serve(detailsHandler(() => chats));
  let heard = 0;
  const reading = await source(() => (heard += 1)).readAgentDays({
    span: TODAY,
    agentIds: ['ann'],
    signal,
  });
  expect(reading.unread).toEqual([]);
  expect(heard).toBe(2);
});

test('reads end a minute ago, and half hours that had not begun then are not read', async () => {
  const asked = serve(detailsHandler(() => []));
  const reading = await source().readAgentDays({ span: TODAY, agentIds: ['ann'], signal });
  const [annsDay] = reading.agentDays;
  const running = halfHourOfDay(NOW_MS);
  expect(annsDay?.readAtMs[running]).toBe(NOW_MS - 60_000);
  expect(annsDay?.readAtMs[running + 1]).toBeNaN();
  expect(annsDay?.presence?.readAtMs[running]).toBe(NOW_MS - 60_000);
  expect(annsDay?.presence?.readAtMs[running + 1]).toBeNaN();
  expect(asked.details.map(({ interval }) => interval).toSorted()).toEqual([
    '2026-11-19T00:00:00.000Z/2026-11-20T00:00:00.000Z',
    '2026-11-20T00:00:00.000Z/2026-11-20T12:09:00.000Z',
  ]);
  expect(asked.presence.map(({ interval }) => interval)).toEqual([
    '2026-11-20T00:00:00.000Z/2026-11-20T12:30:00.000Z',
  ]);
});

test('a conversation of two agents who are asked for apart is counted once', async () => {
  const [ann = '', ...others] = Array.from({ length: 101 }, (_, index) => `agent-${index}`);
  const last = others.at(-1) ?? '';
  const shared = wireChat({ id: 'c1', userId: ann, from: at('20T09:00'), to: at('20T09:10') });
  const other = wireChat({ id: 'c1', userId: last, from: at('20T09:00'), to: at('20T09:10') });
  const participants = [shared, other].flatMap((one) => one.participants);
  const asked = serve(detailsHandler(() => [{ ...shared, participants }]));
  const reading = await source().readAgentDays({ span: TODAY, agentIds: [ann, ...others], signal });
  const slot = halfHourOfDay(ms('20T09:00'));
  const conversationsOf = (agentId: string) =>
    reading.agentDays.find((one) => one.agentId === agentId)?.conversations[slot];
  expect([conversationsOf(ann), conversationsOf(last)]).toEqual([1, 1]);
  expect(asked.presence.map(({ filter }) => filter.predicates.length)).toEqual([100, 1]);
});

test('a day that could not be read costs itself and the day after, which needs it, and no more', async () => {
  const span = { startMs: ms('16T00:00'), endMs: ms('20T00:00') };
  serve(
    detailsHandler(() => [], {
      answer: ({ interval }) =>
        interval.startsWith('2026-11-17') ? HttpResponse.json({}, { status: 400 }) : undefined,
    }),
  );
  const reading = await source().readAgentDays({ span, agentIds: ['ann'], signal });
  const workRead = reading.agentDays.filter(({ readAtMs }) => !Number.isNaN(readAtMs[0]));
  expect(day({ agentDays: workRead })).toEqual(['ann 16', 'ann 19']);
  expect(reading.unread).toMatchObject([
    {
      kind: 'CONVERSATIONS',
      reason: 'UNAVAILABLE',
      span: { startMs: ms('17T00:00'), endMs: ms('19T00:00') },
    },
  ]);
});

test('work is told without presence when only presence may not be read', async () => {
  const message = 'You are missing the following permission(s): analytics:userAggregate:view';
  serve(
    detailsHandler(() => [
      wireChat({ id: 'c1', userId: 'ann', from: at('20T09:00'), to: at('20T09:10') }),
    ]),
    userAggregatesHandler(() => failure(403, 'missing.permissions', message)()),
  );
  const reading = await source().readAgentDays({ span: TODAY, agentIds: ['ann'], signal });
  expect(reading.agentDays[0]?.presence).toBeNull();
  expect(reading.agentDays[0]?.busy[18]).toBe(600_000);
  expect(reading.unread).toMatchObject([
    {
      kind: 'PRESENCE',
      reason: 'PERMISSION_MISSING',
      missingPermissions: ['analytics:userAggregate:view'],
      correlationId: 'ctx-1',
    },
  ]);
});

test('what may not be read is not asked for day after day', async () => {
  const forbidden = failure(403, 'missing.permissions', 'analytics:conversationDetail:view');
  const asked = serve(detailsHandler(() => [], { answer: forbidden }));
  const span = { startMs: ms('01T00:00'), endMs: ms('20T00:00') };
  const reading = await source().readAgentDays({ span, agentIds: ['ann'], signal });
  expect(asked.details.length).toBeLessThanOrEqual(8);
  expect(reading.unread).toMatchObject([{ reason: 'PERMISSION_MISSING', span }]);
});

test('malformed conversations are one entry that says how many and where the first is wrong', async () => {
  const bad = (id: string) => ({
    ...wireChat({ id, userId: 'ann', from: at('20T09:00') }),
    participants: [{ purpose: 'agent', userId: 'ann', sessions: 7 }],
  });
  const good = wireChat({ id: 'c3', userId: 'ann', from: at('20T09:00'), to: at('20T09:10') });
  serve(detailsHandler(() => [bad('c1'), bad('c2'), good]));
  const reading = await source().readAgentDays({ span: TODAY, agentIds: ['ann'], signal });
  expect(reading.agentDays[0]?.busy[18]).toBe(600_000);
  expect(reading.unread).toMatchObject([
    {
      kind: 'CONVERSATIONS',
      reason: 'MALFORMED',
      message:
        '2 conversations could not be understood and left out, the first (c1) at participants[0].sessions.',
    },
  ]);
});

test('types that nobody knows are told with how often they occurred', async () => {
  const presence = userAggregatesHandler(() =>
    HttpResponse.json({
      results: [
        {
          group: { userId: 'ann' },
          data: [
            {
              interval: `${at('20T09:00')}/${at('20T09:30')}`,
              metrics: [
                { metric: 'tSystemPresence', qualifier: 'OFFLINE', stats: { sum: 600_000 } },
                { metric: 'tSystemPresence', qualifier: 'MEAL', stats: { sum: 500_000 } },
                { metric: 'tSystemPresence', qualifier: 'ON_QUEUE', stats: { sum: 700_000 } },
                { metric: 'tAgentRoutingStatus', qualifier: 'INTERACTING', stats: { sum: 4 } },
                { metric: 'tAgentRoutingStatus', qualifier: 'COMMUNICATING', stats: { sum: 5 } },
                { metric: 'tAgentRoutingStatus', qualifier: 'NOT_RESPONDING', stats: { sum: 6 } },
                { metric: 'tAgentRoutingStatus', qualifier: 'DREAMING', stats: { sum: 7 } },
              ],
            },
          ],
        },
        { group: {} },
      ],
    }),
  );
  serve(
    detailsHandler(() => []),
    presence,
  );
  const reading = await source().readAgentDays({ span: TODAY, agentIds: ['ann'], signal });
  expect([...reading.unknownTypes]).toEqual([['routingStatus:DREAMING', 1]]);
  const metrics = reading.agentDays[0]?.presence?.metrics;
  const inSlot = Object.fromEntries(
    Object.entries(metrics ?? {}).map(([name, slots]) => [name, slots[18]]),
  );
  expect(inSlot).toEqual({
    loggedIn: 1_200_000,
    onQueue: 700_000,
    interacting: 4,
    communicating: 5,
    idle: 0,
    notResponding: 6,
  });
});

test('a refused login is one entry for work and one for presence, and no numbers', async () => {
  server.use(loginHandler().handler);
  const clock = createFakeClock(NOW_MS);
  const client = testClient({
    clock,
    fetch: async () => HttpResponse.json({ error: 'invalid_client' }, { status: 400 }),
  });
  const reading = await createLiveSource({ client, clock }).readAgentDays({
    span: TODAY,
    agentIds: ['ann'],
    signal,
  });
  expect(reading.agentDays).toEqual([]);
  expect(reading.unread.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
    'CONVERSATIONS LOGIN_FAILED',
    'PRESENCE LOGIN_FAILED',
  ]);
});

test('an abort rejects with its reason', async () => {
  const ending = new AbortController();
  serve(
    detailsHandler(() => [], {
      answer: () => {
        ending.abort(new Error('enough'));
        return undefined;
      },
    }),
  );
  await expect(
    source().readAgentDays({ span: TODAY, agentIds: ['ann'], signal: ending.signal }),
  ).rejects.toThrow('enough');
});

test('nobody asked for and a window yet to come read nothing', async () => {
  const asked = serve(detailsHandler(() => []));
  const tomorrow = { startMs: ms('21T00:00'), endMs: ms('22T00:00') };
  const found = await Promise.all([
    source().readAgentDays({ span: TODAY, agentIds: [], signal }),
    source().readAgentDays({ span: tomorrow, agentIds: ['ann'], signal }),
  ]);
  expect(found.flatMap(({ agentDays }) => agentDays)).toEqual([]);
  expect(asked.details.length + asked.presence.length).toBe(0);
});

test('the legs of a half hour are those that touch it, and the agent’s own', async () => {
  const chats = [
    { id: 'before', userId: 'ann', from: at('20T08:00'), to: at('20T08:50') },
    { id: 'into', userId: 'ann', from: at('20T08:50'), to: at('20T09:10') },
    { id: 'open', userId: 'ann', from: at('20T07:00') },
    { id: 'after', userId: 'ann', from: at('20T09:40') },
    { id: 'other', userId: 'bob', from: at('20T09:00'), to: at('20T09:10') },
  ];
  serve(detailsHandler(() => chats.map(wireChat)));
  const span = { startMs: ms('20T09:00'), endMs: ms('20T09:00') + HALF_HOUR_MS };
  const { legs, asOfMs, unread } = await source().readLegs({ agentId: 'ann', span, signal });
  expect(legs.map(({ conversationId }) => conversationId)).toEqual(['into', 'open']);
  expect(asOfMs).toBe(NOW_MS - 60_000);
  expect(unread).toEqual([]);
});
