import type { Simulator } from '@halfhour/genesys-simulator';
import type { GraphqlProcess } from './graphql-process.ts';

const DAY_MS = 86_400_000;

/** What an agent did in a half hour: what is counted twice shows in the sum and the number. */
interface Row {
  readonly agentId: string;
  readonly start: string;
  readonly busy: number | null;
  readonly tHandle: number | null;
  readonly conversations: number | null;
}

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
export async function rowsOf({ ask }: GraphqlProcess, day: string): Promise<Row[] | null> {
  const { errors, data } = await ask(`{ utilization(${day}, first: 1000) {
    unread { message } intervals { agentId start busy tHandle conversations }
  } }`);
  if (errors !== undefined || data.utilization.unread.length > 0) return null;
  return inOrder(data.utilization.intervals);
}

/** What really happened on such a day, of those who are active. */
export function truthOf(simulator: Simulator, day: string): Row[] {
  const [fromMs = NaN, toMs = NaN] = [...day.matchAll(/"(.+?)"/gu)].map(([, at = '']) =>
    Date.parse(at),
  );
  const active = simulator.scenario().agents.filter(({ state }) => state === 'active');
  const { agents } = simulator.truth({ fromMs, toMs, agentIds: active.map(({ id }) => id) });
  return inOrder(
    agents.flatMap(({ agentId, halfHours }) =>
      halfHours.map(({ start, busy, worked: { tHandle }, conversations }) => ({
        agentId,
        start,
        busy,
        tHandle,
        conversations,
      })),
    ),
  );
}

function inOrder(rows: readonly Row[]): Row[] {
  const key = ({ agentId, start }: Row) => `${agentId} ${start}`;
  return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
