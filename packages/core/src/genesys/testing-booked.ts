import type { Models } from 'purecloud-platform-client-v2';
import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { EmittedMetric } from '../utilization/leg.ts';
import { aggregatesOf } from './aggregates-shape.ts';
import type { GenesysClient } from './client.ts';
import { readShape } from './shape.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { intervalOf } from './windows.ts';

/** What to read: what Genesys' own screens show for every half hour of `span`. */
export interface AggregatesRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  /** At most 31 days, on half hours. */
  readonly span: Span;
  /** At most 100. */
  readonly agentIds: readonly string[];
}

/** One metric of one agent's half hour as Genesys books it: whole, at its emit time. */
export interface BookedCell {
  readonly agentId: string;
  readonly halfHourStartMs: number;
  readonly metric: EmittedMetric;
  readonly count: number;
  readonly sumMs: number;
}

const METRICS: readonly EmittedMetric[] = ['tHandle', 'tTalkComplete', 'tHeldComplete', 'tAcw'];

/** Genesys' own half hours, for reconciling. A cell that is absent is zero. */
export async function readBooked(read: AggregatesRead): Promise<BookedCell[]> {
  const query: Models.ConversationAggregationQuery = {
    interval: intervalOf(read.span),
    granularity: 'PT30M',
    groupBy: ['userId'],
    metrics: [...METRICS],
    filter: anyOfUsers(read.agentIds),
  };
  const answer = await read.client.call(read.context, async ({ analytics }) =>
    analytics.postAnalyticsConversationsAggregatesQuery(query),
  );
  return bookedCells(readShape(aggregates, answer, 'conversation aggregates'));
}

const aggregates = aggregatesOf(
  z.object({
    metric: z.string(),
    stats: z.object({ count: z.number().nullish(), sum: z.number().nullish() }).nullish(),
  }),
);

/** Groups can hold more than was asked for (mediaType): the rows of one agent are added up. */
function bookedCells({ results }: z.output<typeof aggregates>): BookedCell[] {
  const cells = new Map<string, BookedCell & { count: number; sumMs: number }>();
  for (const { group, data } of results ?? []) {
    const agentId = group?.userId;
    if (agentId === undefined || agentId === null) continue;
    for (const { interval: halfHourStartMs, metrics } of data ?? []) {
      for (const { metric: name, stats } of metrics ?? []) {
        const metric = METRICS.find((kept) => kept === name);
        if (metric === undefined) continue;
        const key = `${agentId}/${halfHourStartMs}/${metric}`;
        const cell = cells.get(key) ?? { agentId, halfHourStartMs, metric, count: 0, sumMs: 0 };
        cell.count += stats?.count ?? 0;
        cell.sumMs += stats?.sum ?? 0;
        cells.set(key, cell);
      }
    }
  }
  return [...cells.values()];
}
