import type { Models } from 'purecloud-platform-client-v2';
import { mix } from '../seeded/hash.ts';
import type { AgentHistory } from '../scenario/agent-history.ts';
import { agentHistories } from '../scenario/agent-history.ts';
import type { Status } from '../scenario/presence.ts';
import { DAY_MS, dayOf } from '../scenario/time.ts';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { viewMs } from '../http/endpoint.ts';
import type { Interval } from '../query/interval.ts';
import { parseInterval, requireShort } from '../query/interval.ts';
import type { Filter } from '../query/filter-schema.ts';
import { passes } from '../query/filters.ts';
import { readBody } from '../query/read-body.ts';
import { userDetailsSchema } from '../query/schemas.ts';
import { wireInstant } from '../wire/instants.ts';
import { organisationPresenceId } from '../wire/presence.ts';
import { agentsAsked } from './agents-asked.ts';

/** Far enough to find the beginning of a record that was open before the interval, over a weekend too. */
const LOOK_BACK_MS = 5 * DAY_MS;

/** `POST /api/v2/analytics/users/details/query`: whole status records, the open ones without an end. */
export function userDetailsEndpoint(service: Service): Endpoint {
  const { scenario } = service;

  function handle(call: Call) {
    const query = readBody(userDetailsSchema, call.body);
    const { userFilters = [], presenceFilters = [], routingStatusFilters = [] } = query;
    const interval = parseInterval(query.interval);
    const filterCount = userFilters.length + presenceFilters.length + routingStatusFilters.length;
    requireShort(interval, filterCount > 0);
    const agents = agentsAsked(service, userFilters);
    const { pageSize, pageNumber } = query.paging ?? { pageSize: 25, pageNumber: 1 };
    const page = agents.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    const { startMs, endMs } = interval;
    const sinceMs = startMs - LOOK_BACK_MS;
    const histories = agentHistories(scenario, page, sinceMs, endMs, service.clock.nowMs());
    const shown = { interval, asOfMs: viewMs(service), presenceFilters, routingStatusFilters };
    const userDetails = [...histories]
      .map((history) => detailOf(history, shown, (name) => organisationPresenceId(scenario, name)))
      // Users without a record drop out of their page: a short page is not the last one.
      .filter((one) => one.primaryPresence !== undefined || one.routingStatus !== undefined);
    const body: Models.AnalyticsUserDetailsQueryResponse = {
      ...(userDetails.length > 0 ? { userDetails } : {}),
      totalHits: agents.length,
    };
    return { body };
  }

  return {
    method: 'POST',
    path: '/api/v2/analytics/users/details/query',
    permissions: ['analytics:userDetail:view'],
    handle,
  };
}

interface Shown {
  interval: Interval;
  asOfMs: number;
  presenceFilters: readonly Filter[];
  routingStatusFilters: readonly Filter[];
}

function detailOf(
  { agent, presences, routings }: AgentHistory,
  shown: Shown,
  presenceId: (name: string) => string,
): Models.AnalyticsUserDetail {
  const primaryPresence = recordsIn(presences, shown, agent.index)
    .map((record) => ({
      ...timesOf(record, shown.asOfMs),
      systemPresence: record.name,
      organizationPresenceId: presenceId(record.name),
    }))
    .filter((record) => passesRecord(shown.presenceFilters, record));
  const routingStatus = recordsIn(routings, shown, agent.index)
    .map((record) => ({ ...timesOf(record, shown.asOfMs), routingStatus: record.name }))
    .filter((record) => passesRecord(shown.routingStatusFilters, record));
  return {
    userId: agent.id,
    ...(primaryPresence.length > 0 ? { primaryPresence } : {}),
    ...(routingStatus.length > 0 ? { routingStatus } : {}),
  };
}

/** The records that touch the interval, whole; some of those over several days come twice. */
function recordsIn<Name extends string>(
  statuses: readonly Status<Name>[],
  { interval, asOfMs }: Shown,
  agentIndex: number,
): Status<Name>[] {
  const touching = statuses.filter(
    ({ startMs, endMs }) =>
      startMs <= asOfMs && startMs < interval.endMs && endMs > interval.startMs,
  );
  return touching.flatMap((record) => {
    const spansDays = dayOf(record.startMs) !== dayOf(Math.min(record.endMs, asOfMs));
    const twice = spansDays && mix(agentIndex, dayOf(record.startMs)) % 3 === 0;
    return twice ? [record, record] : [record];
  });
}

function timesOf({ startMs, endMs }: Status<string>, asOfMs: number) {
  const start = { startTime: wireInstant(startMs) };
  return endMs <= asOfMs ? { ...start, endTime: wireInstant(endMs) } : start;
}

function passesRecord(filters: readonly Filter[], record: object): boolean {
  const fields = new Map(Object.entries(record));
  return passes(filters, {
    dimension: (name) => (fields.has(name) ? [String(fields.get(name))] : []),
    metric: () => [],
  });
}
