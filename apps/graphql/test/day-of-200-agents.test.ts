import { createGenesysClient, createLiveDirectory, createLiveSource } from '@halfhour/core';
import { createSimulator, type HalfHourTruth } from '@halfhour/genesys-simulator';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createServer } from '../src/server.ts';

const NOW_MS = Date.parse('2026-11-20T14:47:11.250Z');
const FROM = '2026-11-19T00:00:00.000Z';
const TO = '2026-11-20T00:00:00.000Z';
/** More than anything here asks for, so that nothing waits. */
const REQUESTS_PER_MINUTE = 100_000;

const simulator = createSimulator({
  seed: 'two hundred',
  agents: 200,
  clock: { kind: 'fixed', nowMs: NOW_MS },
  requestsPerMinute: REQUESTS_PER_MINUTE,
});
const clock = { nowMs: () => NOW_MS, sleep: async () => {} };
const client = createGenesysClient({
  clientId: 'simulator',
  clientSecret: 'simulator-secret',
  environment: 'mypurecloud.com',
  gatewayUrl: 'http://simulator.test',
  requestsPerMinute: REQUESTS_PER_MINUTE,
  fetch: async (url, init) => simulator.fetch(new Request(url, init)),
});
const server = createServer({
  report: {
    source: createLiveSource({ client, clock }),
    directory: createLiveDirectory({ client, clock }),
    nowMs: clock.nowMs,
    settleMs: 45 * 60_000,
  },
  zone: 'Europe/London',
  logger: pino({ level: 'silent' }),
  readiness: { status: async () => 'ready', isClosing: () => false },
  exampleQuery: () => '{ __typename }',
});

const BOOKED = '{ tHandle tTalkComplete tHeldComplete tAcw handled }';
const QUERY = `query ($agentIds: [ID!]) {
  utilization(from: "${FROM}", to: "${TO}", agentIds: $agentIds) {
    unread { message }
    intervals {
      agentId start tHandle tTalk tHold tAcw tContacting tDialing busy tHoldElsewhere conversations
      booked ${BOOKED} started ${BOOKED}
      presence { loggedIn onQueue interacting communicating idle notResponding }
    }
  }
}`;

it('equals the simulator’s truth for a day of 200 agents, in every half hour and number', async () => {
  const agentIds = simulator.scenario().agents.map(({ id }) => id);
  const response = await server.fetch('http://halfhour.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { agentIds } }),
  });
  const { data } = await response.json();
  const { unread, intervals } = data.utilization;
  expect(unread).toEqual([]);
  expect(intervals).toHaveLength(200 * 48);
  const truth = simulator.truth({
    fromMs: Date.parse(FROM),
    toMs: Date.parse(TO),
    asOfMs: NOW_MS - 60_000,
  });
  const expected = truth.agents.flatMap(({ agentId, halfHours }) =>
    halfHours.map((halfHour) => ({ agentId, ...numbersOf(halfHour) })),
  );
  expect(inOrder(intervals)).toEqual(inOrder(expected));
});

/** A half hour of the truth in GraphQL's words. */
function numbersOf({ worked, presence, routing, openLegs: _openLegs, ...same }: HalfHourTruth) {
  const { OFFLINE: _offline, ...loggedIn } = presence;
  return {
    ...same,
    ...worked,
    presence: {
      loggedIn: Object.values(loggedIn).reduce((total, value) => total + value, 0),
      onQueue: presence['ON_QUEUE'] ?? 0,
      interacting: routing['INTERACTING'] ?? 0,
      communicating: routing['COMMUNICATING'] ?? 0,
      idle: routing['IDLE'] ?? 0,
      notResponding: routing['NOT_RESPONDING'] ?? 0,
    },
  };
}

function inOrder<Item extends { readonly agentId: string; readonly start: string }>(
  items: readonly Item[],
): Item[] {
  const key = ({ agentId, start }: Item) => `${agentId} ${start}`;
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
