import assert from 'node:assert/strict';
import { createLiveSource } from '@halfhour/core';
import type { Simulator } from '@halfhour/genesys-simulator';
import { DAY_MS } from '../measured.ts';
import type { Part } from '../part.ts';
import { clientOver, DETAILS, watched } from '../world/client.ts';
import { NOW_MS, organisation } from '../world/organisation.ts';
import { agentIdsOf, SPAN } from '../world/pages.ts';
import { createWindowTally, type WindowTally } from '../world/window-tally.ts';

const AGENTS = 250;

/** What Genesys allows a client in a minute. */
const REQUESTS_A_MINUTE = 300;

const PAGE_SIZE = 100;

/** That no request is made in vain. */
export const requests: Part = {
  name: 'requests',
  title: 'requests for a day of everybody, against the fewest there can be',
  async run() {
    const simulator = organisation(AGENTS, REQUESTS_A_MINUTE);
    const tally = createWindowTally();
    await readDay(simulator, tally);
    const { total, byEndpoint } = simulator.requests();
    const made = byEndpoint[`POST ${DETAILS}`]?.['200'] ?? 0;
    const refused = sum(Object.values(byEndpoint).map((statuses) => statuses['429'] ?? 0));
    const counts = tally.counts();
    const conversations = sum(counts);
    const fullPages = sum(counts.map((count) => Math.ceil(count / PAGE_SIZE)));
    return [
      {
        what: `requests for a day ÷ each of ${counts.length} windows’ pages and its empty last one`,
        value: made / (fullPages + counts.length),
        unit: '×',
        goal: { is: 'at most', value: 1.01 },
      },
      { what: 'answers with 429', value: refused, unit: '', goal: { is: 'at most', value: 0 } },
      {
        what: `the ${made} requests ÷ (${conversations} conversations / 100 + ${counts.length})`,
        value: made / (Math.ceil(conversations / PAGE_SIZE) + counts.length),
        unit: '×',
      },
      { what: 'requests of every kind, login and presence too', value: total, unit: '' },
    ];
  },
};

/** One UTC day of everybody, as the live source reads it. */
async function readDay(simulator: Simulator, tally: WindowTally): Promise<void> {
  const client = clientOver(
    watched(async (request) => simulator.fetch(request), tally.note),
    {
      requestsPerMinute: REQUESTS_A_MINUTE,
    },
  );
  const source = createLiveSource({
    client,
    clock: { nowMs: () => NOW_MS, sleep: async () => undefined },
  });
  const { unread } = await source.readAgentDays({
    span: { startMs: SPAN.startMs, endMs: SPAN.startMs + DAY_MS },
    agentIds: agentIdsOf(simulator),
    signal: new AbortController().signal,
  });
  assert.deepEqual(unread, []);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
