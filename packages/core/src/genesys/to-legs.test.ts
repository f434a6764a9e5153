import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../time/instant.ts';
import { toLegs } from './to-legs.ts';

/** A time of the test's day, as Genesys writes it. */
const at = (time: string) => `2026-11-20T${time}Z`;
const ms = (time: string) => parseInstant(at(time));

const segment = (segmentType: string, start: string, end?: string, queueId?: string) => ({
  segmentType,
  segmentStart: at(start),
  ...(end === undefined ? {} : { segmentEnd: at(end) }),
  ...(queueId === undefined ? {} : { queueId }),
});

const metric = (name: string, value: number, time: string) => ({ name, value, emitDate: at(time) });

const agent = (userId: string, ...sessions: object[]) => ({ purpose: 'agent', userId, sessions });

const conversation = (...participants: object[]) => ({
  conversationId: 'c1',
  conversationStart: at('09:19:40.000'),
  participants,
});

const CALL = conversation(
  {
    purpose: 'customer',
    participantName: 'Jane Doe',
    sessions: [{ ani: 'tel:+353123', segments: [segment('interact', '09:19:40.000')] }],
  },
  agent('ann', {
    sessionId: 's1',
    mediaType: 'voice',
    segments: [
      segment('wrapup', '09:40:00.000', '09:41:00.000', 'q2'),
      segment('alert', '09:19:50.000', '09:20:00.000', 'q1'),
      segment('interact', '09:20:00.000', '09:40:00.000', 'q1'),
    ],
    metrics: [
      metric('tHandle', 1_260_000, '09:41:00.000'),
      metric('nConnected', 1, '09:20:00.000'),
      metric('tAcw', 60_000, '09:41:00.000'),
    ],
  }),
);

test('a call becomes one leg of its agent, with nothing of the customer in it', () => {
  const page = toLegs([CALL]);
  expect(page.conversations).toEqual([
    {
      conversationId: 'c1',
      legs: [
        {
          conversationId: 'c1',
          sessionId: 's1',
          agentId: 'ann',
          conversationStartMs: ms('09:19:40.000'),
          mediaType: 'voice',
          queueId: 'q1',
          segments: [
            { type: 'wrapup', startMs: ms('09:40:00.000'), endMs: ms('09:41:00.000') },
            { type: 'alert', startMs: ms('09:19:50.000'), endMs: ms('09:20:00.000') },
            { type: 'interact', startMs: ms('09:20:00.000'), endMs: ms('09:40:00.000') },
          ],
          emissions: [
            { metric: 'tHandle', valueMs: 1_260_000, emittedMs: ms('09:41:00.000') },
            { metric: 'tAcw', valueMs: 60_000, emittedMs: ms('09:41:00.000') },
          ],
        },
      ],
    },
  ]);
  expect(JSON.stringify(page)).not.toMatch(/Jane|353123/);
});

const legsOf = (...participants: object[]) =>
  toLegs([conversation(...participants)]).conversations.flatMap(({ legs }) => legs);

test('every session of every participant who is an agent or a user is a leg', () => {
  const one = {
    sessionId: 's1',
    mediaType: 'voice',
    segments: [segment('interact', '09:20:00.000')],
  };
  const legs = legsOf(
    agent('ann', one, { ...one, sessionId: 's2' }),
    agent('ann', { ...one, sessionId: 's3' }),
    { ...agent('bob', { ...one, sessionId: 's4' }), purpose: 'user' },
    { ...agent('q', { ...one, sessionId: 's5' }), purpose: 'acd' },
    { purpose: 'agent', sessions: [{ ...one, sessionId: 's6' }] },
  );
  expect(legs.map(({ agentId, sessionId }) => `${agentId} ${sessionId}`)).toEqual([
    'ann s1',
    'ann s2',
    'ann s3',
    'bob s4',
  ]);
});

test('an open segment has no end, and one that ends before it starts lasted nothing', () => {
  const [leg] = legsOf(
    agent('ann', {
      segments: [
        segment('interact', '09:20:00.000'),
        segment('hold', '09:21:00.000', '09:21:00.000'),
        segment('hold', '09:22:00.000', '09:21:59.000'),
      ],
    }),
  );
  expect(
    leg?.segments.map(({ startMs, endMs }) => (endMs === null ? null : endMs - startMs)),
  ).toEqual([null, 0, 0]);
});

const queueOf = (...segments: object[]) => legsOf(agent('ann', { segments }))[0]?.queueId;

test('a leg is for the queue of its earliest segment that has one, or for none', () => {
  expect(
    queueOf(
      segment('interact', '09:22:00.000', '09:23:00.000', 'late'),
      segment('alert', '09:20:00.000'),
      segment('interact', '09:21:00.000', '09:22:00.000', 'early'),
    ),
  ).toBe('early');
  expect(queueOf(segment('dialing', '09:20:00.000'))).toBeNull();
});

test('fields that are absent or null are missed, not invented', () => {
  const bare = { purpose: 'agent', userId: 'ann' };
  expect(toLegs([{ conversationId: 'c1' }]).conversations).toEqual([
    { conversationId: 'c1', legs: [] },
  ]);
  expect(legsOf(bare, { ...bare, sessions: null }, agent('ann', { segments: null }))).toEqual([]);
  const [leg] = toLegs([
    {
      conversationId: 'c1',
      conversationStart: null,
      participants: [agent('ann', { segments: [{ segmentStart: at('09:20:00.000') }] })],
    },
  ]).conversations.flatMap(({ legs }) => legs);
  expect(leg).toMatchObject({
    conversationStartMs: ms('09:20:00.000'),
    mediaType: 'unknown',
    queueId: null,
    segments: [{ type: 'unknown', endMs: null }],
    emissions: [],
  });
});

test('types that nobody knows are kept, counted and told', () => {
  const session = {
    mediaType: 'hologram',
    segments: [segment('teleport', '09:20:00.000'), segment('teleport', '09:21:00.000')],
  };
  const page = toLegs([conversation(agent('ann', session)), CALL]);
  expect([...page.unknownTypes]).toEqual([
    ['segmentType:teleport', 2],
    ['mediaType:hologram', 1],
  ]);
  expect(page.conversations[0]?.legs[0]).toMatchObject({
    mediaType: 'hologram',
    segments: [{ type: 'teleport' }, { type: 'teleport' }],
  });
});

const broken = (participant: unknown) => ({
  ...CALL,
  conversationId: 'c2',
  participants: [participant],
});

test.each([
  [
    'participants[0].sessions[0].segments[1].segmentStart',
    broken(
      agent('ann', {
        segments: [
          segment('interact', '09:20:00.000'),
          { segmentType: 'hold', segmentStart: '2026-11-2T15:30:51.418Z' },
        ],
      }),
    ),
  ],
  [
    'participants[0].sessions[1].metrics[0].value',
    broken(agent('ann', {}, { metrics: [{ name: 'tHandle', emitDate: at('09:41:00.000') }] })),
  ],
  [
    'participants[0].sessions[0].metrics[0].value',
    broken(agent('ann', { metrics: [metric('tAcw', 367 * 86_400_000, '09:41:00.000')] })),
  ],
  [
    'participants[0].sessions[0].segments[0].segmentStart',
    broken(agent('ann', { segments: [{ segmentType: 'hold' }] })),
  ],
  ['participants[0].sessions', broken({ purpose: 'agent', userId: 'ann', sessions: 'none' })],
  ['participants[0]', broken(null)],
  ['participants[0].userId', broken({ purpose: 'agent', userId: 7 })],
  ['conversationStart', { ...CALL, conversationId: 'c2', conversationStart: 'yesterday' }],
])('a conversation malformed at %s is told and loses only itself', (path, malformed) => {
  const page = toLegs([malformed, CALL]);
  expect(page.malformed).toEqual([{ conversationId: 'c2', path }]);
  expect(page.conversations.map(({ conversationId }) => conversationId)).toEqual(['c1']);
  expect(page.unknownTypes.size).toBe(0);
});

test.each([[null], ['text'], [[]], [{ participants: [] }]])(
  'something that is no conversation is told without an id',
  (thing) => {
    expect(toLegs([thing]).malformed).toMatchObject([{ conversationId: null }]);
  },
);

test('faults of those who are not agents do not matter', () => {
  const customer = { purpose: 'customer', sessions: 'broken' };
  expect(toLegs([conversation(customer)]).malformed).toEqual([]);
});

/** A conversation whose arrays come in any order, made from one number for each shuffle. */
const shuffled = fc.record({
  sessions: fc.integer(),
  segments: fc.integer(),
  metrics: fc.integer(),
});

function reorder<Item>(items: readonly Item[], seed: number): Item[] {
  const weight = (index: number) => Math.imul((index + 1) ^ seed, 0x9e_37_79_b1);
  return items
    .map((item, index) => ({ item, weight: weight(index) }))
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ item }) => item);
}

test('the order of arrays changes nothing but the order of what comes out', () => {
  const segments = ['09:20', '09:21', '09:21', '09:25', '09:30'].map((time, index) =>
    segment(index % 2 === 0 ? 'interact' : 'hold', `${time}:00.000`, undefined, `q${index}`),
  );
  const metrics = [metric('tHandle', 5, '09:41:00.000'), metric('tAcw', 3, '09:40:00.000')];
  const read = (order: { sessions: number; segments: number; metrics: number }) => {
    const sessions = ['a', undefined, 'c'].map((sessionId, index) => ({
      sessionId,
      mediaType: 'chat',
      segments: reorder(segments.slice(index), order.segments),
      metrics: reorder(metrics, order.metrics),
    }));
    return legsOf(agent('ann', ...reorder(sessions, order.sessions)))
      .map((leg) => ({
        ...leg,
        segments: leg.segments.map((item) => JSON.stringify(item)).toSorted(),
        emissions: leg.emissions.map((item) => JSON.stringify(item)).toSorted(),
      }))
      .toSorted((a, b) => a.sessionId.localeCompare(b.sessionId));
  };
  const expected = read({ sessions: 0, segments: 0, metrics: 0 });
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(read(order)).toEqual(expected);
    }),
  );
});
