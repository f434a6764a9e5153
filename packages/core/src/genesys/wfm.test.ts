import { createSimulator, type SimulatorOptions } from '@halfhour/genesys-simulator';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { expect, it } from 'vitest';
import { DAY_MS } from '../time/half-hour.ts';
import { createGenesysClient } from './client.ts';
import type { GenesysEvent } from './events.ts';
import { API, createFakeClock, failure, inTurn, loginHandler, ok, testClient } from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';
import { createScheduleSource } from './wfm-source.ts';

const network = interceptedNetwork();
const { signal } = new AbortController();
/** A Wednesday. */
const NOW_MS = Date.parse('2026-11-18T14:10:00Z');
const DAY = { startMs: Date.parse('2026-11-18'), endMs: Date.parse('2026-11-19') };

/** A simulated organisation, and what reads its schedules on a clock that needs no waiting. */
function simulated(options: SimulatorOptions = {}) {
  const clock = createFakeClock(NOW_MS);
  const events: GenesysEvent[] = [];
  const simulator = createSimulator({
    agents: 20,
    clock: { kind: 'fixed', nowMs: NOW_MS },
    uptimeMs: () => clock.nowMs(),
    ...options,
  });
  const client = createGenesysClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    environment: 'eu-west-1',
    gatewayUrl: 'http://simulator.test',
    clock,
    fetch: async (...request) => simulator.fetch(new Request(...request)),
    onEvent: (event) => events.push(event),
  });
  const source = createScheduleSource({ client, clock });
  const { managementUnits, agents } = simulator.scenario();
  const unit = managementUnits[0]!;
  const read = async (span = DAY) => source.read({ unitId: unit.id, span, signal });
  return { simulator, source, unit, agents, read, events, clock };
}

it('reads the shifts of a unit when Genesys has found them', async () => {
  const { read, unit, agents, clock, events } = simulated();
  const reading = await read();
  if (reading.kind !== 'read') throw new Error(reading.unread.message);
  const members = agents.filter(
    ({ teamId, state }) => teamId === unit.teamId && state === 'active',
  );
  expect(reading.agentIds).toEqual(members.map(({ id }) => id));
  expect(reading.shifts.length).toBeGreaterThan(3);
  for (const { agentId, startMs, endMs } of reading.shifts) {
    expect(reading.agentIds).toContain(agentId);
    expect(endMs - startMs).toBe(510 * 60_000);
  }
  expect(reading.weeks).toEqual([{ fromDate: '2026-11-16', weekCount: 1 }]);
  expect(clock.nowMs()).toBe(NOW_MS + 1000);
  const routes = events.map((event) => (event.kind === 'request' ? event.route : event.kind));
  expect(routes.filter((route) => route.endsWith('/agentschedules/search'))).toHaveLength(2);
});

it('downloads what is too large for an answer, without a token, which would be refused', async () => {
  const { read, simulator } = simulated();
  const span = { startMs: NOW_MS - 8 * DAY_MS, endMs: NOW_MS + 12 * DAY_MS };
  const reading = await read(span);
  expect(reading).toMatchObject({ kind: 'read', weeks: { length: 4 } });
  expect(simulator.requests()).toMatchObject({ byEndpoint: { 'GET /downloads': { 200: 1 } } });
});

it('says which permission is missing, and that the written times are in force', async () => {
  const { read, simulator } = simulated();
  simulator.addFault({ kind: 'forbidden', permission: 'wfm:publishedSchedule:view', times: 9 });
  const reading = await read();
  expect(reading).toMatchObject({
    kind: 'unread',
    unread: {
      kind: 'SCHEDULES',
      reason: 'PERMISSION_MISSING',
      missingPermissions: ['wfm:publishedSchedule:view'],
      span: DAY,
    },
  });
  expect(reading).toMatchObject({
    unread: { message: expect.stringContaining('The times written in the shift are in force.') },
  });
});

it('lists the units, and says of an unknown one that there is none', async () => {
  const { source, simulator } = simulated();
  const { managementUnits } = simulator.scenario();
  expect(await source.units(signal)).toEqual({
    units: managementUnits.map(({ id, name }) => ({ id, name })),
    unread: [],
  });
  const reading = await source.read({ unitId: 'none', span: DAY, signal });
  expect(reading).toMatchObject({ unread: { message: expect.stringContaining('404') } });
});

const UNIT = `${API}/api/v2/workforcemanagement/managementunits/m1`;

/** What is read when the search, and a download, are answered so. */
async function readWith(search: () => Response, download = ok({})) {
  const { handler } = loginHandler();
  network.use(
    handler,
    http.get(`${UNIT}/users`, ok({ entities: [{ id: 'anna' }] })),
    http.post(`${UNIT}/agentschedules/search`, search),
    http.get('https://storage.test/schedules', download),
  );
  const clock = createFakeClock(NOW_MS);
  const source = createScheduleSource({ client: testClient({ clock }), clock });
  return { reading: await source.read({ unitId: 'm1', span: DAY, signal }), clock };
}

const complete = (agentSchedules: JsonBodyType) =>
  ok({ status: 'Complete', result: { agentSchedules } });
const FROM_NINE = { startDate: '2026-11-18T09:00:00Z', lengthMinutes: 480 };
const anna = (start: string, end: string) => ({
  agentId: 'anna',
  startMs: Date.parse(`2026-11-18T${start}Z`),
  endMs: Date.parse(`2026-11-18T${end}Z`),
});

it('looks again, later each time, until it is found', async () => {
  const processing = ok({ status: 'Processing', operationId: 'o', progress: 1 });
  const found = complete([{ user: { id: 'anna' }, shifts: [FROM_NINE] }]);
  const { reading, clock } = await readWith(inTurn(processing, processing, processing, found));
  expect(reading).toMatchObject({ shifts: [anna('09:00', '17:00')], weeks: null });
  expect(clock.nowMs() - NOW_MS).toBe(1000 + 1500 + 2250);
});

it('takes the times of activities for those of a shift that has none', async () => {
  const activities = [
    { startDate: '2026-11-18T11:00:00.000Z', lengthMinutes: 60 },
    { startDate: '2026-11-18T07:20:00.000Z', lengthMinutes: 120 },
  ];
  const schedule = { userId: 'anna', shifts: [{ activities, manuallyEdited: true }] };
  const { reading } = await readWith(complete([schedule, { userId: 'bea' }]));
  expect(reading).toMatchObject({ shifts: [anna('07:20', '12:00')] });
});

it.each([
  [ok({ status: 'Error' }), 'UNAVAILABLE', 'with the status Error'],
  [ok({ status: 'Processing' }), 'TIMED_OUT', 'still searching'],
  [ok({}), 'MALFORMED', 'at status: expected string'],
  [complete([{ shifts: [] }]), 'MALFORMED', 'agentSchedules[0]: expected a user'],
  [
    complete([{ userId: 'anna', shifts: [{ startDate: FROM_NINE.startDate }] }]),
    'MALFORMED',
    'shifts[0]: expected a startDate and lengthMinutes',
  ],
  [ok({ status: 'Complete', downloadUrl: 'http://storage.test/x' }), 'MALFORMED', 'https'],
  [failure(403, 'not.authorized', 'No.'), 'PERMISSION_MISSING', 'wfm:publishedSchedule:view'],
])('says why schedules could not be read, case %#', async (search, reason, words) => {
  const { reading } = await readWith(search);
  expect(reading).toMatchObject({ kind: 'unread', unread: { reason } });
  expect(reading).toMatchObject({ unread: { message: expect.stringContaining(words) } });
});

it('tells the address of a download to nobody, and tries again while it is away', async () => {
  const address = 'https://storage.test/schedules?X-Signature=s3cret';
  const search = ok({ status: 'Complete', downloadUrl: address });
  const refused = await readWith(search, () => new HttpResponse(address, { status: 403 }));
  expect(JSON.stringify(refused.reading)).toContain('GET (download) answered 403');
  expect(JSON.stringify(refused.reading)).not.toContain('s3cret');
  const away = () => new HttpResponse(address, { status: 503 });
  const { reading } = await readWith(search, inTurn(away, away, ok({ agentSchedules: [] })));
  expect(reading).toMatchObject({ kind: 'read', shifts: [] });
});
