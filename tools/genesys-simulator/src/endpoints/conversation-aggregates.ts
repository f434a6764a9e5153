import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { viewMs } from '../http/endpoint.ts';
import { badRequest } from '../http/refusals.ts';
import type { Buckets } from '../query/buckets.ts';
import { bucketAt, bucketInterval, bucketsOf } from '../query/buckets.ts';
import { parseGranularity, parseInterval } from '../query/interval.ts';
import type { EmittedMetric } from '../query/metric-groups.ts';
import { emittedMetrics } from '../query/metric-groups.ts';
import { overlapping } from '../query/overlapping.ts';
import { readBody } from '../query/read-body.ts';
import type { ConversationAggregatesQuery } from '../query/schemas.ts';
import { conversationAggregatesSchema } from '../query/schemas.ts';
import { conversationAt, crewsAsked } from '../query/select.ts';
import { DAY_MS } from '../scenario/time.ts';
import { wireInterval } from '../wire/instants.ts';

/** Statistics of one metric in one bucket of one group. */
interface Stats {
  count: number;
  sum: number;
  min: number;
  max: number;
}

/** Groups by their text, buckets by index, metrics by name. */
type Groups = Map<
  string,
  { group: Record<string, string>; buckets: Map<number, Map<string, Stats>> }
>;

const LONGEST_DAYS = 31;

/** `POST /api/v2/analytics/conversations/aggregates/query`: each metric whole, in the bucket of its emit time. */
export function conversationAggregatesEndpoint(service: Service): Endpoint {
  function handle(call: Call) {
    const query = readBody(conversationAggregatesSchema, call.body);
    const interval = parseInterval(query.interval);
    if (interval.endMs - interval.startMs > LONGEST_DAYS * DAY_MS)
      throw badRequest(`The interval may not be longer than ${LONGEST_DAYS} days.`, 'interval');
    const granularityMs =
      query.granularity === undefined ? undefined : parseGranularity(query.granularity);
    const buckets = bucketsOf(interval, granularityMs);
    const groups: Groups = new Map();
    for (const metric of metricsIn(service, query, buckets)) add(groups, metric, buckets);
    const body: Models.ConversationAggregateQueryResponse = {
      results: [...groups.values()].map(({ group, buckets: values }) => ({
        group,
        data: [...values]
          .toSorted(([one], [other]) => one - other)
          .map(([bucket, stats]) => dataOf(buckets, bucket, stats)),
      })),
    };
    return { body };
  }

  return {
    method: 'POST',
    path: '/api/v2/analytics/conversations/aggregates/query',
    permissions: ['analytics:conversationAggregate:view'],
    handle,
  };
}

function* metricsIn(
  service: Service,
  query: ConversationAggregatesQuery,
  { interval }: Buckets,
): Generator<EmittedMetric> {
  const view = { asOfMs: viewMs(service), nowMs: service.clock.nowMs() };
  const wanted = new Set<string>(query.metrics);
  const filters = query.filter === undefined ? [] : [query.filter];
  const crews = crewsAsked(service.library, filters);
  const hits = overlapping(service.library, interval, view, crews);
  for (let position = 0; position < hits.count; position += 1) {
    const conversation = conversationAt(service.library, hits.at(position), view);
    for (const metric of emittedMetrics(conversation, query.groupBy ?? [], filters)) {
      const inside = metric.emitMs >= interval.startMs && metric.emitMs < interval.endMs;
      if (inside && wanted.has(metric.name)) yield metric;
    }
  }
}

function add(
  groups: Groups,
  { name, value, emitMs, group }: EmittedMetric,
  buckets: Buckets,
): void {
  const key = JSON.stringify(group);
  let row = groups.get(key);
  if (row === undefined) groups.set(key, (row = { group, buckets: new Map() }));
  const bucket = bucketAt(buckets, emitMs);
  let stats = row.buckets.get(bucket);
  if (stats === undefined) row.buckets.set(bucket, (stats = new Map()));
  const before = stats.get(name) ?? { count: 0, sum: 0, min: Infinity, max: -Infinity };
  stats.set(name, {
    count: before.count + 1,
    sum: before.sum + value,
    min: Math.min(before.min, value),
    max: Math.max(before.max, value),
  });
}

function dataOf(
  buckets: Buckets,
  bucket: number,
  stats: ReadonlyMap<string, Stats>,
): Models.StatisticalResponse {
  const { startMs, endMs } = bucketInterval(buckets, bucket);
  return {
    interval: wireInterval(startMs, endMs),
    metrics: [...stats].map(([metric, { count, sum, min, max }]) => ({
      metric,
      // Counters have only a count.
      stats: metric.startsWith('n') ? { count } : { max, min, count, sum },
    })),
  };
}
