import type { Models } from 'purecloud-platform-client-v2';
import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { PresenceMetric } from '../utilization/agent-day.ts';
import type { PresenceSlot } from '../utilization/fold.ts';
import { aggregatesOf } from './aggregates-shape.ts';
import type { GenesysClient } from './client.ts';
import { countUnknown, ROUTING_STATUSES, type UnknownTypes } from './known-types.ts';
import { readShape } from './shape.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { intervalOf } from './windows.ts';

/** What to read: presence and routing of every half hour of `span`, which ends on half hours. */
export interface PresenceRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  /** At most 7 days. */
  readonly span: Span;
  /** At most 100. */
  readonly agentIds: readonly string[];
}

/** Presence and routing in our words. A half hour that is not in it had neither. */
export interface PresencePage {
  readonly slots: readonly PresenceSlot[];
  readonly unknownTypes: UnknownTypes;
}

/** Reads presence and routing of up to 100 agents and 7 days, in one request. */
export async function readPresence({
  client,
  context,
  span,
  agentIds,
}: PresenceRead): Promise<PresencePage> {
  const query: Models.UserAggregationQuery = {
    interval: intervalOf(span),
    granularity: 'PT30M',
    groupBy: ['userId'],
    metrics: ['tSystemPresence', 'tAgentRoutingStatus'],
    filter: anyOfUsers(agentIds),
  };
  const answer = await client.call(context, async ({ analytics }) =>
    analytics.postAnalyticsUsersAggregatesQuery(query),
  );
  return presencePage(readShape(userAggregates, answer, 'user aggregates'));
}

const userAggregates = aggregatesOf(
  z.object({
    metric: z.string(),
    qualifier: z.string().nullish(),
    stats: z.object({ sum: z.number().nullish() }).nullish(),
  }),
);

type Metrics = Record<PresenceMetric, number>;

function presencePage({ results }: z.output<typeof userAggregates>): PresencePage {
  const unknownTypes: UnknownTypes = new Map();
  const slots = new Map<string, PresenceSlot & { metrics: Metrics }>();
  for (const { group, data } of results ?? []) {
    const agentId = group?.userId;
    if (agentId === undefined || agentId === null) continue;
    for (const { interval: halfHourStartMs, metrics } of data ?? []) {
      const key = `${agentId}/${halfHourStartMs}`;
      const slot = slots.get(key) ?? { agentId, halfHourStartMs, metrics: noTime() };
      slots.set(key, slot);
      for (const { metric, qualifier, stats } of metrics ?? []) {
        if (typeof qualifier !== 'string') continue;
        add(slot.metrics, metric, qualifier, stats?.sum ?? 0, unknownTypes);
      }
    }
  }
  return { slots: [...slots.values()], unknownTypes };
}

function noTime(): Metrics {
  return { loggedIn: 0, onQueue: 0, interacting: 0, communicating: 0, idle: 0, notResponding: 0 };
}

const ROUTING: Readonly<Record<string, PresenceMetric>> = {
  INTERACTING: 'interacting',
  COMMUNICATING: 'communicating',
  IDLE: 'idle',
  NOT_RESPONDING: 'notResponding',
};

/** OFFLINE is a presence too, and the only one that is not logged-in time. */
function add(
  metrics: Metrics,
  metric: string,
  qualifier: string,
  sumMs: number,
  unknown: UnknownTypes,
): void {
  if (metric === 'tSystemPresence' && qualifier !== 'OFFLINE') {
    metrics.loggedIn += sumMs;
    if (qualifier === 'ON_QUEUE') metrics.onQueue += sumMs;
  }
  if (metric !== 'tAgentRoutingStatus') return;
  const name = ROUTING[qualifier];
  if (name !== undefined) metrics[name] += sumMs;
  if (!ROUTING_STATUSES.has(qualifier)) countUnknown(unknown, `routingStatus:${qualifier}`);
}
