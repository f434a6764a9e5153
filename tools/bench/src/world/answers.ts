import type { AgentDaySource, Directory } from '@halfhour/core';
import { leg, memoryWorld, talking, wrappingUp } from '@halfhour/core/testing';
import { LIMITS } from '@halfhour/graphql/src/limits.ts';
import { createServer } from '@halfhour/graphql/src/server.ts';

/** The day of the questions; all of it is past. */
const FROM = '2026-11-20T00:00:00Z';
const TO = '2026-11-21T00:00:00Z';
const NOW_MS = Date.parse('2026-11-21T12:00:00Z');

/** Asks for agents in rows: twelve fields of every half hour of a day. */
export const ROWS = `query ($first: Int) {
  utilization(from: "${FROM}", to: "${TO}", first: $first) {
    intervals {
      agentId start end state tHandle tTalk tHold tAcw busy conversations utilization occupancy
    }
  }
}`;

/** Asks for the same numbers in columns. */
export const SERIES = `query ($first: Int) {
  utilization(from: "${FROM}", to: "${TO}", first: $first) {
    series {
      starts
      agents {
        agent { id }
        state tHandle tTalk tHold tAcw busy conversations utilization occupancy
      }
    }
  }
}`;

/** Asks a server that holds a day of so many agents; gives the body of its answer. */
export type Ask = (query: string) => Promise<string>;

/** The server that ships, over a source that has everything in memory and folds nothing. */
export async function serverOf(agents: number): Promise<Ask> {
  const server = await yogaOf(agents);
  return async (query) => {
    const response = await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { first: agents } }),
    });
    return response.text();
  };
}

/** The same, to be put behind a port. */
export async function yogaOf(agents: number) {
  const { source, directory } = await remembered(agents);
  return createServer({
    report: { source, directory, nowMs: () => NOW_MS, settleMs: 45 * 60_000 },
    zone: 'Europe/London',
    logger: { info: () => undefined, error: (fields) => console.error(fields) },
    readiness: { status: async () => 'ready', isClosing: () => false },
    exampleQuery: () => '',
    limits: { ...LIMITS, costPerMinute: 1e12 },
  });
}

async function remembered(
  agents: number,
): Promise<{ source: AgentDaySource; directory: Directory }> {
  const agentIds = Array.from({ length: agents }, (_, n) => `agent-${String(n).padStart(4, '0')}`);
  const { source, directory } = memoryWorld({
    agents: agentIds,
    legs: agentIds.flatMap(dayOfWork),
    presence: Object.fromEntries(
      agentIds.map((id) => [id, { loggedIn: 1_800_000, interacting: 1_200_000, idle: 300_000 }]),
    ),
    asOfMs: NOW_MS,
  });
  const span = { startMs: Date.parse(FROM), endMs: Date.parse(TO) };
  const reading = await source.readAgentDays({
    span,
    agentIds,
    signal: new AbortController().signal,
  });
  return { source: { ...source, readAgentDays: async () => reading }, directory };
}

/** Sixteen calls of a quarter of an hour and some minutes of work after each. */
function dayOfWork(agentId: string) {
  const hours = Array.from({ length: 16 }, (_, hour) => String(hour + 4).padStart(2, '0'));
  return hours.map((hour) =>
    leg(agentId, [
      talking(`${hour}:07:11.123`, `${hour}:22:41.456`),
      wrappingUp(`${hour}:22:41.456`, `${hour}:31:02.789`),
    ]),
  );
}
