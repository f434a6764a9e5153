import type { Models } from 'purecloud-platform-client-v2';
import { fraction, mix } from '../seeded/hash.ts';
import type { AgentHistory } from '../scenario/agent-history.ts';
import { agentHistories } from '../scenario/agent-history.ts';
import type { Status } from '../scenario/presence.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HALF_HOUR_MS } from '../scenario/time.ts';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { viewMs } from '../http/endpoint.ts';
import type { Buckets } from '../query/buckets.ts';
import { bucketAt, bucketInterval, bucketsOf } from '../query/buckets.ts';
import { parseGranularity, parseInterval, requireShort } from '../query/interval.ts';
import { readBody } from '../query/read-body.ts';
import type { UserAggregatesQuery } from '../query/schemas.ts';
import { userAggregatesSchema } from '../query/schemas.ts';
import { wireInterval } from '../wire/instants.ts';
import { organisationPresenceId, PRESENCES } from '../wire/presence.ts';
import { agentsAsked } from './agents-asked.ts';

/** Sums in milliseconds by bucket, then by metric and qualifier. */
type Sums = Map<number, Map<string, number>>;

/** `POST /api/v2/analytics/users/aggregates/query`. */
export function userAggregatesEndpoint(service: Service): Endpoint {
  const { scenario } = service;

  function handle(call: Call) {
    const query = readBody(userAggregatesSchema, call.body);
    const filters = query.filter === undefined ? [] : [query.filter];
    const interval = parseInterval(query.interval);
    requireShort(interval, filters.length > 0);
    const agents = agentsAsked(service, filters);
    const granularityMs =
      query.granularity === undefined ? undefined : parseGranularity(query.granularity);
    const buckets = bucketsOf(interval, granularityMs);
    const asOfMs = viewMs(service);
    const { startMs, endMs } = interval;
    const histories = agentHistories(scenario, agents, startMs, endMs, service.clock.nowMs());
    const body: Models.UserAggregateQueryResponse = {
      systemToOrganizationMappings: mappings(scenario),
      results: rows(scenario, histories, query, buckets, asOfMs),
    };
    return { body };
  }

  return {
    method: 'POST',
    path: '/api/v2/analytics/users/aggregates/query',
    permissions: ['analytics:userAggregate:view'],
    handle,
  };
}

function rows(
  scenario: Scenario,
  histories: Iterable<AgentHistory>,
  query: UserAggregatesQuery,
  buckets: Buckets,
  asOfMs: number,
): Models.UserAggregateDataContainer[] {
  const byUser = (query.groupBy ?? []).includes('userId');
  const sums = new Map<string, Sums>();
  for (const history of histories) {
    const group = byUser ? history.agent.id : '';
    let into = sums.get(group);
    if (into === undefined) sums.set(group, (into = new Map()));
    for (const metric of query.metrics) addMetric(scenario, into, history, metric, buckets, asOfMs);
  }
  return [...sums]
    .filter(([, buckets_]) => buckets_.size > 0)
    .map(([userId, bucketSums]) => ({
      group: byUser ? { userId } : {},
      data: [...bucketSums]
        .toSorted(([one], [other]) => one - other)
        .map(([bucket, values]) => dataOf(buckets, bucket, values)),
    }));
}

function addMetric(
  scenario: Scenario,
  into: Sums,
  { agent, presences, routings }: AgentHistory,
  metric: UserAggregatesQuery['metrics'][number],
  buckets: Buckets,
  asOfMs: number,
): void {
  const statuses: readonly Status<string>[] =
    metric === 'tAgentRoutingStatus' ? routings : presences;
  for (const status of statuses) {
    const qualifier =
      metric === 'tOrganizationPresence'
        ? organisationPresenceId(scenario, status.name)
        : status.name;
    const knownMs = knownUntil(status, agent.index, asOfMs);
    addSpan(into, `${metric} ${qualifier}`, status.startMs, knownMs, buckets);
  }
}

/**
 * Until when a status counts. One that has ended counts whole. One still open counts up to the running half
 * hour, and in that one partly or not at all, as the service's own numbers do.
 */
function knownUntil(status: Status<string>, agentIndex: number, asOfMs: number): number {
  if (status.endMs <= asOfMs) return status.endMs;
  const runningMs = Math.floor(asOfMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  const hash = mix(agentIndex, Math.floor(asOfMs / HALF_HOUR_MS));
  if (hash % 2 === 0) return runningMs;
  const fromMs = Math.max(runningMs, status.startMs);
  return Math.min(asOfMs, fromMs + Math.floor(fraction(hash) * (asOfMs - fromMs)));
}

function addSpan(into: Sums, name: string, startMs: number, endMs: number, buckets: Buckets): void {
  const { interval } = buckets;
  let atMs = Math.max(startMs, interval.startMs);
  const untilMs = Math.min(endMs, interval.endMs);
  while (atMs < untilMs) {
    const bucket = bucketAt(buckets, atMs);
    const nextMs = Math.min(untilMs, bucketInterval(buckets, bucket).endMs);
    let values = into.get(bucket);
    if (values === undefined) into.set(bucket, (values = new Map()));
    values.set(name, (values.get(name) ?? 0) + nextMs - atMs);
    atMs = nextMs;
  }
}

function dataOf(
  buckets: Buckets,
  bucket: number,
  values: ReadonlyMap<string, number>,
): Models.StatisticalResponse {
  const { startMs, endMs } = bucketInterval(buckets, bucket);
  return {
    interval: wireInterval(startMs, endMs),
    metrics: [...values].map(([name, sum]) => {
      const [metric = '', qualifier = ''] = name.split(' ');
      return { metric, qualifier, stats: { sum } };
    }),
  };
}

function mappings(scenario: Scenario): Record<string, string[]> {
  return Object.fromEntries(
    PRESENCES.map((presence) => [presence, [organisationPresenceId(scenario, presence)]]),
  );
}
