import { beforeAll, expect, test } from 'vitest';
import { clientOf, send } from './client.ts';
import type { ReadLeg } from './reading.ts';
import { isClosed, legsIn, metric, segmentsMs, sum } from './reading.ts';
import { NOW, world } from './world.ts';

const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;
const WORK = ['contacting', 'dialing', 'interact', 'hold', 'wrapup'];

const simulator = world();
const fromMs = Date.parse('2026-03-23');
const toMs = Date.parse('2026-03-28');
const truth = simulator.truth({ fromMs, toMs });
const halfHours = truth.agents.flatMap((agent) => agent.halfHours);
let legs: ReadLeg[];

beforeAll(async () => {
  const client = await clientOf(simulator);
  legs = legsIn(await client.allPages({ interval: '2026-03-22T00:00:00Z/2026-03-28T00:00:00Z' }));
});

test('nobody is busy for longer than a half hour lasts, though their work can add up to more', () => {
  expect(Math.max(...halfHours.map(({ busy }) => busy))).toBeLessThanOrEqual(HALF_HOUR_MS);
  expect(Math.max(...halfHours.map(({ worked }) => worked.tHandle))).toBeGreaterThan(HALF_HOUR_MS);
});

test('worked tHandle is the sum of its parts', () => {
  for (const { worked } of halfHours) {
    const { tHandle, ...parts } = worked;
    expect(tHandle).toBe(sum(Object.values(parts)));
  }
});

test('all work is that of the segments on the pages, to the millisecond', () => {
  const closedMs = sum(legs.filter(isClosed).map((leg) => segmentsMs(leg, ...WORK)));
  const runningMs = sum(legs.filter((leg) => !isClosed(leg)).map(runningWorkMs));
  expect(legs.some((leg) => !isClosed(leg))).toBe(true);
  expect(sum(halfHours.map(({ worked }) => worked.tHandle))).toBe(closedMs + runningMs);
});

test('busy is the union of the work, counted second by second', () => {
  const agentId = simulator.scenario().agents.find(({ profile }) => profile === 'digital')!.id;
  const own = legs.filter(({ userId }) => userId === agentId).flatMap(workSpans);
  const { halfHours: hours } = truth.agents.find((agent) => agent.agentId === agentId)!;
  for (const { start, busy } of hours.filter((one) => one.busy > 0)) {
    let seconds = 0;
    for (let atMs = Date.parse(start); atMs < Date.parse(start) + HALF_HOUR_MS; atMs += 1000)
      if (own.some((span) => span.startMs <= atMs && atMs < span.endMs)) seconds += 1;
    expect(Math.abs(seconds * 1000 - busy)).toBeLessThan(30_000);
  }
});

test('what is booked is what was emitted in the half hour, what is started belongs to the conversation', () => {
  const booked = sum(halfHours.map((one) => one.booked.tHandle));
  const values = legs.map((leg) => metric(leg, 'tHandle') ?? 0);
  expect(booked).toBe(sum(values));
  expect(sum(halfHours.map((one) => one.started.tHandle))).toBe(sum(values));
  expect(sum(halfHours.map((one) => one.booked.handled))).toBe(
    values.filter((one) => one > 0).length,
  );
});

test('a digital agent holds one conversation while working on another', () => {
  expect(sum(halfHours.map(({ tHoldElsewhere }) => tHoldElsewhere))).toBeGreaterThan(DAY_MS);
  for (const { tHoldElsewhere, worked } of halfHours)
    expect(tHoldElsewhere).toBeLessThanOrEqual(worked.tHold);
});

test('presence and routing each fill the time up to now', () => {
  for (const { start, presence, routing } of halfHours) {
    const pastMs = Math.min(HALF_HOUR_MS, Math.max(0, Date.parse(NOW) - Date.parse(start)));
    expect(sum(Object.values(presence))).toBe(pastMs);
    expect(sum(Object.values(routing))).toBe(pastMs);
  }
});

test('nothing after asOf counts', () => {
  const asOfMs = Date.parse('2026-03-26T10:07:00Z');
  const then = simulator.truth({ fromMs, toMs, asOfMs });
  const later = then.agents.flatMap((agent) =>
    agent.halfHours.filter(({ start }) => Date.parse(start) >= asOfMs),
  );
  expect(later.every((one) => one.busy === 0 && one.booked.handled === 0)).toBe(true);
  expect(then.asOf).toBe('2026-03-26T10:07:00.000Z');
  expect(
    sum(then.agents.flatMap((agent) => agent.halfHours.map((one) => one.openLegs))),
  ).toBeGreaterThan(0);
});

test('a leg that is open now counts in every half hour it has touched', () => {
  const open = legs.filter((leg) => !isClosed(leg));
  const touched = open.flatMap(({ session: { segments = [] } }) => {
    const sinceMs = Math.min(...segments.map(({ segmentStart = '' }) => Date.parse(segmentStart)));
    const first = Math.floor(sinceMs / HALF_HOUR_MS);
    return Math.ceil(Date.parse(NOW) / HALF_HOUR_MS) - first;
  });
  expect(sum(halfHours.map(({ openLegs }) => openLegs))).toBe(sum(touched));
});

test('the truth is told over HTTP, for the agents asked about, in whole half hours only', async () => {
  const [one] = simulator.scenario().agents;
  const window = 'from=2026-03-26T10:00:00Z&to=2026-03-26T11:00:00Z';
  const answer = await send(simulator, `/_simulator/truth?${window}&agentIds=${one!.id}`);
  expect(answer.body).toEqual(
    simulator.truth({
      fromMs: Date.parse('2026-03-26T10:00:00Z'),
      toMs: Date.parse('2026-03-26T11:00:00Z'),
      agentIds: [one!.id],
    }),
  );
  expect(
    (await send(simulator, '/_simulator/truth?from=2026-03-26T10:10:00Z&to=2026-03-26T11:00:00Z'))
      .status,
  ).toBe(400);
});

function runningWorkMs(leg: ReadLeg): number {
  return sum(workSpans(leg).map(({ startMs, endMs }) => endMs - startMs));
}

function workSpans({ session: { segments = [] } }: ReadLeg) {
  return segments
    .filter(({ segmentType = '' }) => WORK.includes(segmentType))
    .map(({ segmentStart = '', segmentEnd = NOW }) => ({
      startMs: Date.parse(segmentStart),
      endMs: Date.parse(segmentEnd),
    }));
}
