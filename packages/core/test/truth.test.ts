import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '@halfhour/genesys-simulator';
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
const DAY_MS = 24 * HOUR_MS;
const AS_OF_MS = NOW_MS - 60_000;

const lastDays = async (organisation: SimulatedOrganisation, hours = 38) =>
  reportOnEverybody(organisation, organisation.simulator.nowMs() - hours * HOUR_MS, NOW_MS);

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
const TROUBLE: [string, Fault[]][] = [
  ['429 with Retry-After', [{ kind: 'rateLimit', times: 5, retryAfter: 3 }]],
  ['429 without Retry-After', [{ kind: 'rateLimitWithoutRetryAfter', times: 5 }]],
  ['502 with HTML', [{ kind: 'serverErrorHtml', times: 5 }]],
  ['503 with nothing', [{ kind: 'serverErrorEmpty', times: 5 }]],
  ['dropped connections', [{ kind: 'dropConnection', times: 5 }]],
  ['tokens that die before their time', [{ kind: 'expireTokens', endpoint: DETAILS, times: 3 }]],
  ['pages that repeat conversations', [{ kind: 'repeatPage', endpoint: DETAILS, times: 50 }]],
  ['pages that shift', [{ kind: 'shiftPage', endpoint: DETAILS, times: 50 }]],
];

it.each(TROUBLE)('agrees with the truth through %s', async (_name, faults) => {
  const organisation = simulatedOrganisation({ agents: 20 });
  for (const fault of faults) organisation.simulator.addFault(fault);
  const answer = await lastDays(organisation);
  expect(answer.unread).toEqual([]);
  expect(reported(answer)).toEqual(trueNumbers(organisation, answer, AS_OF_MS));
});

it('never meets the limit of the service, whatever it reads', async () => {
  const organisation = simulatedOrganisation({ agents: 150, requestsPerMinute: 6 });
  const answer = await lastDays(organisation, 4);
  expect(answer.unread).toEqual([]);
  expect(JSON.stringify(organisation.simulator.requests())).not.toContain('429');
  expect(reported(answer)).toEqual(trueNumbers(organisation, answer, AS_OF_MS));
});

it('changes nothing by reading the same window twice', async () => {
  const organisation = simulatedOrganisation({ seed: 4 });
  const [first, second] = [await lastDays(organisation), await lastDays(organisation)];
  expect(second).toEqual(first);
});

it('agrees again after Genesys’ nightly rewrite, which changes what it said before', async () => {
  const organisation = simulatedOrganisation({ agents: 20 });
  const [fromMs, toMs] = [NOW_MS - 30 * HOUR_MS, NOW_MS - 12 * HOUR_MS];
  const before = reported(await reportOnEverybody(organisation, fromMs, toMs));
  organisation.simulator.setNow(NOW_MS + 5 * DAY_MS);
  const after = await reportOnEverybody(organisation, fromMs, toMs);
  expect(reported(after)).not.toEqual(before);
  expect(reported(after)).toEqual(trueNumbers(organisation, after, AS_OF_MS + 5 * DAY_MS));
});

it('reports a malformed conversation and keeps the rest of its page', async () => {
  const organisation = simulatedOrganisation();
  organisation.simulator.addFault({ kind: 'malformedConversation', endpoint: DETAILS });
  const answer = await lastDays(organisation);
  expect(answer.unread).toMatchObject([{ kind: 'CONVERSATIONS', reason: 'MALFORMED' }]);
  const truth = trueNumbers(organisation, answer, AS_OF_MS);
  const different = reported(answer).filter((one, index) => !isDeepStrictEqual(one, truth[index]));
  expect(different.length).toBeLessThan(12);
});

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
