import { chat, holding, leg, talk, talking } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, MINUTE_MS, serverOf } from './ask.ts';

const MORNING = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:30:00Z"';
const TWO_CALLS = [talk('ada', '09:35', '10:05'), talk('ada', '09:16', '09:32')];
const minutes = (ms: number) => ms / MINUTE_MS;
const LOGGED_IN = { loggedIn: 1_800_000, interacting: 900_000, idle: 600_000, communicating: 0 };

it('clips two calls to 14, 27 and 5 minutes worked, beside the 0, 16 and 30 that Genesys books', async () => {
  const world = serverOf({ agents: ['ada'], legs: TWO_CALLS });
  const { data } = await ask(
    world,
    `{ utilization(${MORNING}) { intervals { start startLocal tHandle booked { tHandle handled } } } }`,
  );
  const rows = data.utilization.intervals;
  expect(rows.map((row: any) => row.startLocal)).toEqual([
    '2026-11-20 09:00',
    '2026-11-20 09:30',
    '2026-11-20 10:00',
  ]);
  expect(rows.map((row: any) => minutes(row.tHandle))).toEqual([14, 27, 5]);
  expect(rows.map((row: any) => minutes(row.booked.tHandle))).toEqual([0, 16, 30]);
  expect(rows.map((row: any) => row.booked.handled)).toEqual([0, 1, 1]);
});

it('answers whole half hours, in UTC with milliseconds, for instants with any offset', async () => {
  const world = serverOf({ agents: ['ada'] });
  const { data } = await ask(
    world,
    '{ utilization(from: "2026-11-20T10:10:00+01:00", to: "2026-11-20T04:31:00.5-05:00") { from to asOf } }',
  );
  expect(data.utilization).toEqual({
    from: '2026-11-20T09:00:00.000Z',
    to: '2026-11-20T10:00:00.000Z',
    asOf: '2026-11-20T12:00:00.000Z',
  });
});

it('takes instants and ids as variables', async () => {
  const world = serverOf({ agents: ['ada', 'bob'], legs: TWO_CALLS });
  const { data } = await ask(
    world,
    `query ($from: DateTime!, $to: DateTime!, $ids: [ID!]) {
      utilization(from: $from, to: $to, agentIds: $ids) { total { tTalk } agents { totalCount } }
    }`,
    { from: '2026-11-20T09:00:00Z', to: '2026-11-20T10:30:00Z', ids: ['ada'] },
  );
  expect(data.utilization).toEqual({
    total: { tTalk: 46 * MINUTE_MS },
    agents: { totalCount: 1 },
  });
});

it('names each ratio by what is under its line, and counts overlapping chats once in busy', async () => {
  const world = serverOf({
    agents: ['ada'],
    legs: [chat('ada', '09:00', '09:10'), chat('ada', '09:05', '09:15')],
    presence: { ada: LOGGED_IN },
  });
  const { data } = await ask(
    world,
    `{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T09:30:00Z") {
      intervals { tHandle busy conversations utilization occupancy presence { loggedIn idle } }
      total { basis { utilization { busy loggedIn agentHalfHours } occupancy { interacting idle } } }
    } }`,
  );
  expect(data.utilization.intervals).toEqual([
    {
      tHandle: 20 * MINUTE_MS,
      busy: 15 * MINUTE_MS,
      conversations: 2,
      utilization: 0.5,
      occupancy: 0.6,
      presence: { loggedIn: 1_800_000, idle: 600_000 },
    },
  ]);
  expect(data.utilization.total.basis).toEqual({
    utilization: { busy: 900_000, loggedIn: 1_800_000, agentHalfHours: 1 },
    occupancy: { interacting: 900_000, idle: 600_000 },
  });
});

it('counts only the queues and media types that were asked for', async () => {
  const world = serverOf({
    agents: ['ada'],
    queues: { sales: ['ada'] },
    legs: [
      talk('ada', '09:00', '09:10', { queue: 'sales' }),
      chat('ada', '09:10', '09:15', { queue: 'sales' }),
      talk('ada', '09:15', '09:29'),
    ],
  });
  const { data } = await ask(
    world,
    `{ utilization(${MORNING}, queueIds: ["sales"], mediaTypes: [VOICE]) { total { tTalk busy } } }`,
  );
  expect(data.utilization.total).toEqual({ tTalk: 10 * MINUTE_MS, busy: 29 * MINUTE_MS });
});

it('labels both runs of an hour that the clock change repeats', async () => {
  const world = serverOf({ agents: ['ada'] });
  const { data } = await ask(
    world,
    `{ utilization(from: "2026-10-25T00:30:00Z", to: "2026-10-25T02:00:00Z") {
      intervals { startLocal } series { startsLocal }
    } }`,
  );
  const labels = ['2026-10-25 01:30 BST', '2026-10-25 01:00 GMT', '2026-10-25 01:30 GMT'];
  expect(data.utilization.intervals.map((row: any) => row.startLocal)).toEqual(labels);
  expect(data.utilization.series.startsLocal).toEqual(labels);
});

it('gives null and not zero for half hours that were never read', async () => {
  const world = serverOf({
    agents: ['ada'],
    unread: [
      {
        kind: 'CONVERSATIONS',
        reason: 'PERMISSION_MISSING',
        message: 'Genesys refused the conversations.',
        missingPermissions: ['analytics:conversationDetail:view'],
        span: { startMs: Date.parse('2026-11-20T09:00Z'), endMs: Date.parse('2026-11-20T10:30Z') },
        correlationId: 'c-1',
      },
    ],
  });
  const { data, errors } = await ask(
    world,
    `{ utilization(${MORNING}) {
      asOf
      intervals { state asOf tHandle busy conversations utilization booked { tHandle } started { tHandle } }
      series { agents { state tHandle conversations booked { tHandle } } }
      total { tHandle agentHalfHoursRead agentHalfHoursMissing }
      unread { kind reason message missingPermissions start end correlationId }
    } }`,
  );
  expect(errors).toEqual([]);
  expect(data.utilization.asOf).toBeNull();
  expect(data.utilization.intervals[1]).toEqual({
    state: 'MISSING',
    asOf: null,
    tHandle: null,
    busy: null,
    conversations: null,
    utilization: null,
    booked: null,
    started: null,
  });
  expect(data.utilization.series.agents[0]).toEqual({
    state: ['MISSING', 'MISSING', 'MISSING'],
    tHandle: [null, null, null],
    conversations: [null, null, null],
    booked: { tHandle: [null, null, null] },
  });
  expect(data.utilization.total).toEqual({
    tHandle: null,
    agentHalfHoursRead: 0,
    agentHalfHoursMissing: 3,
  });
  expect(data.utilization.unread).toEqual([
    {
      kind: 'CONVERSATIONS',
      reason: 'PERMISSION_MISSING',
      message: 'Genesys refused the conversations.',
      missingPermissions: ['analytics:conversationDetail:view'],
      start: '2026-11-20T09:00:00.000Z',
      end: '2026-11-20T10:30:00.000Z',
      correlationId: 'c-1',
    },
  ]);
});

it('tells what each number means', async () => {
  const { data } = await ask(
    serverOf({ agents: ['ada'] }),
    `{ utilization(${MORNING}) { definitions { name family unit meaning } } }`,
  );
  expect(data.utilization.definitions).toContainEqual({
    name: 'utilization',
    family: 'ratio',
    unit: 'ratio',
    meaning: expect.stringContaining('busy ÷ loggedIn'),
  });
});

it('shows hold during which the agent worked elsewhere', async () => {
  const held = leg('ada', [talking('09:00', '09:05'), holding('09:05', '09:20')], {
    mediaType: 'chat',
  });
  const { data } = await ask(
    serverOf({ agents: ['ada'], legs: [held, talk('ada', '09:05', '09:15')] }),
    `{ utilization(${MORNING}) { total { tHold tHoldElsewhere busy } } }`,
  );
  expect(data.utilization.total).toEqual({
    tHold: 15 * MINUTE_MS,
    tHoldElsewhere: 10 * MINUTE_MS,
    busy: 20 * MINUTE_MS,
  });
});
