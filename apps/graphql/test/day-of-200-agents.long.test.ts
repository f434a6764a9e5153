import type { HalfHourTruth } from '@halfhour/genesys-simulator';
import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { simulatedServer } from './simulated-server.ts';

const NOW_MS = Date.parse('2026-11-20T14:47:11.250Z');
const FROM = '2026-11-19T00:00:00.000Z';
const TO = '2026-11-20T00:00:00.000Z';

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
  const { simulator, server } = simulatedServer(NOW_MS, { seed: 'two hundred', agents: 200 });
  const agentIds = simulator.scenario().agents.map(({ id }) => id);
  const { data } = await ask(server, QUERY, { agentIds });
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
