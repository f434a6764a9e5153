import { expect, it } from 'vitest';
import type { Report } from '../src/report/report.ts';
import { utcDayStartMs } from '../src/time/half-hour.ts';
import type { AgentInterval } from '../src/utilization/interval.ts';
import { isOpenAt, type Leg } from '../src/utilization/leg.ts';
import {
  type Comparable,
  NOW_MS,
  reported,
  reportOnEverybody,
  type SimulatedOrganisation,
  simulatedOrganisation,
  trueNumbers,
} from './simulated-organisation.ts';

const HOUR_MS = 3_600_000;
const AS_OF_MS = NOW_MS - 60_000;

const lastDays = async (organisation: SimulatedOrganisation) =>
  reportOnEverybody(organisation, NOW_MS - 38 * HOUR_MS, NOW_MS);

it.each([1, 2, 3, 5, 8, 13, 21, 34, 55, 89])(
  'agrees with the simulator’s truth on every agent and half hour of two days, for seed %i',
  async (seed) => {
    const organisation = simulatedOrganisation({ seed });
    const answer = await lastDays(organisation);
    expect(answer.unread).toEqual([]);
    expect(answer.unknownTypes).toEqual(new Map());
    const numbers = reported(answer);
    expect(numbers).toEqual(trueNumbers(organisation, answer, AS_OF_MS));
    expect(numbers.length).toBe(12 * 77);
  },
);

it('compares days in which everything occurs that makes the numbers hard', async () => {
  const organisation = simulatedOrganisation({ agents: 30 });
  const answer = await lastDays(organisation);
  const intervals = answer.agents.flatMap(({ intervals: ofAgent }) => ofAgent);
  const some = (occurs: (interval: AgentInterval) => boolean) => intervals.some(occurs);
  const legs = await legsOf(organisation, answer);
  const someLeg = (occurs: (leg: Leg) => boolean) => legs.some(occurs);
  const occurrences = {
    hold: some(({ work }) => (work?.tHold ?? 0) > 0),
    'hold elsewhere': some(({ work }) => (work?.tHoldElsewhere ?? 0) > 0),
    dialing: some(({ work }) => (work?.tDialing ?? 0) > 0),
    contacting: some(({ work }) => (work?.tContacting ?? 0) > 0),
    'overlapping chats': some(({ work }) => (work?.tHandle ?? 0) > 1_800_000),
    'a booking larger than the half hour': some(
      ({ work }) => (work?.booked.tHandle ?? 0) > 1_800_000,
    ),
    'a running half hour': some(({ state }) => state === 'RUNNING'),
    'an open leg': someLeg((leg) => isOpenAt(leg, AS_OF_MS)),
    'an unanswered leg that is booked': someLeg(
      ({ segments, emissions }) =>
        emissions.some(({ metric }) => metric === 'tAcw') &&
        segments.some(({ type }) => type === 'alert') &&
        !segments.some(({ type }) => type === 'interact'),
    ),
    'a personal call': someLeg(({ queueId }) => queueId === null),
    'work over midnight UTC': someLeg(({ segments }) =>
      segments.some(
        ({ startMs, endMs }) => utcDayStartMs(startMs) !== utcDayStartMs(endMs ?? startMs),
      ),
    ),
    'a zero-length segment': someLeg(({ segments }) =>
      segments.some(({ startMs, endMs }) => startMs === endMs),
    ),
    'segments out of order': someLeg(({ segments }) =>
      segments.some(({ startMs }, index) => startMs < (segments[index - 1]?.startMs ?? startMs)),
    ),
    'someone who has left': answer.agents.some(({ agent }) => agent.active === false),
    'someone without a name': answer.agents.some(({ agent }) => agent.name === null),
  };
  expect(Object.entries(occurrences).filter(([, occurs]) => !occurs)).toEqual([]);
});

async function legsOf({ reportDeps }: SimulatedOrganisation, answer: Report): Promise<Leg[]> {
  const signal = new AbortController().signal;
  const readings = await Promise.all(
    answer.agents.map(async ({ agent }) =>
      reportDeps.source.readLegs({ agentId: agent.id, span: answer.window, signal }),
    ),
  );
  return readings.flatMap(({ legs }) => legs);
}

const DETAILS = 'conversations/details/query';

it('names the missing permission, and shows no number for what it could not read', async () => {
  const organisation = simulatedOrganisation();
  organisation.simulator.addFault({ kind: 'forbidden', endpoint: DETAILS, times: 1000 });
  const answer = await lastDays(organisation);
  expect(answer.unread).toMatchObject([
    {
      kind: 'CONVERSATIONS',
      reason: 'PERMISSION_MISSING',
      missingPermissions: expect.arrayContaining(['analytics:conversationDetail:view']),
    },
  ]);
  const intervals = answer.agents.flatMap(({ intervals: ofAgent }) => ofAgent);
  expect(intervals.every(({ state, work }) => state === 'MISSING' && work === null)).toBe(true);
  expect(intervals.some(({ presence }) => (presence?.loggedIn ?? 0) > 0)).toBe(true);
});

it('keeps the work when presence may not be read', async () => {
  const organisation = simulatedOrganisation();
  organisation.simulator.addFault({ kind: 'forbidden', endpoint: 'users/aggregates', times: 1000 });
  const answer = await lastDays(organisation);
  expect(answer.unread).toMatchObject([{ kind: 'PRESENCE', reason: 'PERMISSION_MISSING' }]);
  expect(reported(answer).map(withoutPresence)).toEqual(
    trueNumbers(organisation, answer, AS_OF_MS).map(withoutPresence),
  );
});

function withoutPresence({ numbers, ...rest }: Comparable) {
  return { ...rest, numbers: { ...numbers, presence: undefined } };
}
