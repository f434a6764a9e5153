import type { Simulator } from '@halfhour/genesys-simulator';
import type { GraphqlProcess } from './graphql-process.ts';

const DAY_MS = 86_400_000;

/** Half hours of agents: `<agentId> <start>` and how long they were busy, ms; in order. */
type Busy = readonly (readonly [halfHour: string, busyMs: number | null])[];

/** The arguments of a question about the UTC day that began so many days before that of `nowMs`. */
export function dayAgo(days: number, nowMs = Date.now()): string {
  const fromMs = Math.floor(nowMs / DAY_MS - days) * DAY_MS;
  return between(fromMs, fromMs + DAY_MS);
}

/** The arguments of a question about what is between these instants. */
export function between(fromMs: number, toMs: number): string {
  const [from, to] = [fromMs, toMs].map((atMs) => new Date(atMs).toISOString());
  return `from: "${from}", to: "${to}"`;
}

/** What the app answers about such a day; `null`: it can't, or not all of it is read. */
export async function busyOf({ ask }: GraphqlProcess, day: string): Promise<Busy | null> {
  const { errors, data } = await ask(`{ utilization(${day}, first: 1000) {
    unread { message } intervals { agentId start busy }
  } }`);
  if (errors !== undefined || data.utilization.unread.length > 0) return null;
  return inOrder(data.utilization.intervals);
}

/** What really happened on such a day, of those who are active. */
export function truthOf(simulator: Simulator, day: string): Busy {
  const [fromMs = NaN, toMs = NaN] = [...day.matchAll(/"(.+?)"/gu)].map(([, at = '']) =>
    Date.parse(at),
  );
  const active = simulator.scenario().agents.filter(({ state }) => state === 'active');
  const { agents } = simulator.truth({ fromMs, toMs, agentIds: active.map(({ id }) => id) });
  return inOrder(
    agents.flatMap(({ agentId, halfHours }) =>
      halfHours.map(({ start, busy }) => ({ agentId, start, busy })),
    ),
  );
}

interface Row {
  readonly agentId: string;
  readonly start: string;
  readonly busy: number | null;
}

function inOrder(rows: readonly Row[]): Busy {
  return rows
    .map(({ agentId, start, busy }) => [`${agentId} ${start}`, busy] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
