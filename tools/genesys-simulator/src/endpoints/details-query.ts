import { fraction, hashText, mix } from '../seeded/hash.ts';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { viewMs } from '../http/endpoint.ts';
import { badRequest } from '../http/refusals.ts';
import { parseInterval, requireShort } from '../query/interval.ts';
import type { Hits } from '../query/overlapping.ts';
import { readBody } from '../query/read-body.ts';
import type { DetailsQuery } from '../query/schemas.ts';
import { detailsQuerySchema } from '../query/schemas.ts';
import type { Entry, Filters, View } from '../query/select.ts';
import { conversationAt, crewsAsked, filtered, planAt } from '../query/select.ts';
import { inOrder, startedOn } from '../query/started.ts';
import { createRepeats } from './repeats.ts';
import { spoil } from './spoil.ts';

/** Who may read conversation details. */
export const DETAIL_PERMISSIONS = [
  'analytics:conversationDetail:view',
  'analytics:agentConversationDetail:view',
];

/** How long a result list serves the pages of a read while the clock runs, in its milliseconds. */
const REFRESH_MS = 5000;

/** `POST /api/v2/analytics/conversations/details/query`. */
export function detailsQueryEndpoint(service: Service): Endpoint {
  const repeats = createRepeats(service.settings.shiftedPages);
  const recent = createRecentHits();

  function handle(call: Call) {
    const query = readBody(detailsQuerySchema, call.body);
    const { pageSize, pageNumber } = query.paging ?? { pageSize: 25, pageNumber: 1 };
    const filters = filtersOf(query);
    requireShort(parseInterval(query.interval), isFiltered(filters));
    if (pageSize * pageNumber > service.settings.reachableHits)
      throw badRequest('Paging reaches no further than the first 100000 results.', 'paging');

    const view = { asOfMs: viewMs(service), nowMs: service.clock.nowMs() };
    const name = JSON.stringify({ ...query, paging: undefined });
    // A fixed clock is set to exact instants and its answers must be exact too.
    const refreshMs = service.settings.clock.kind === 'fixed' ? 1 : REFRESH_MS;
    const hits = recent(`${name} ${Math.floor(view.nowMs / refreshMs)}`, () =>
      hitsOf(service, query, filters, view),
    );
    const repeated = repeats.before(hashText(name), { pageSize, pageNumber }, call.fault);
    const fromPosition = Math.max(0, (pageNumber - 1) * pageSize - repeated);
    const positions = range(fromPosition, Math.min(fromPosition + pageSize, hits.count));
    const conversations = positions.map((at) => conversationAt(service.library, hits.at(at), view));
    const totalHits = about(hits.count, mix(hashText(name), Math.floor(view.nowMs / 60_000)));
    if (conversations.length === 0) return { body: { totalHits } };
    return { body: { conversations: spoil(conversations, call), totalHits } };
  }

  return {
    method: 'POST',
    path: '/api/v2/analytics/conversations/details/query',
    permissions: DETAIL_PERMISSIONS,
    handle,
  };
}

/** The filters of a query or job, with nothing left undefined. */
export function filtersOf(
  query: Pick<
    DetailsQuery,
    | 'conversationFilters'
    | 'segmentFilters'
    | 'evaluationFilters'
    | 'surveyFilters'
    | 'resolutionFilters'
  >,
): Filters {
  const foreign = [query.evaluationFilters, query.surveyFilters, query.resolutionFilters];
  return {
    conversationFilters: query.conversationFilters ?? [],
    segmentFilters: query.segmentFilters ?? [],
    foreign: foreign.some((filters) => (filters ?? []).length > 0),
  };
}

/** Whether anything is filtered at all: unfiltered questions are allowed shorter intervals. */
export function isFiltered(filters: Filters): boolean {
  return (
    filters.conversationFilters.length > 0 || filters.segmentFilters.length > 0 || filters.foreign
  );
}

function hitsOf(service: Service, query: DetailsQuery, filters: Filters, view: View): Hits {
  const crews = crewsAsked(service.library, filters.segmentFilters);
  const interval = parseInterval(query.interval);
  const started = startedOn(service.library, interval, view.asOfMs, crews);
  const byStart = query.orderBy === undefined || query.orderBy === 'conversationStart';
  const plain = byStart && !isFiltered(filters);
  const hits = plain
    ? started
    : listed(service, [...filtered(service.library, inOrder(started), filters, view)], query, view);
  if (query.order !== 'desc') return hits;
  return { count: hits.count, at: (position) => hits.at(hits.count - 1 - position) };
}

function listed(service: Service, entries: Entry[], query: DetailsQuery, view: View): Hits {
  const { orderBy } = query;
  if (orderBy === 'conversationEnd' || orderBy === 'segmentEnd') {
    const keyOf = (entry: Entry) => {
      const { endMs, lastMs } = planAt(service.library, entry, view);
      const atMs = orderBy === 'segmentEnd' ? lastMs : endMs;
      return atMs <= view.asOfMs ? atMs : Infinity;
    };
    const keyed = entries.map((entry) => ({ entry, atMs: keyOf(entry) }));
    keyed.sort((one, other) => (one.atMs === other.atMs ? 0 : one.atMs - other.atMs));
    return { count: keyed.length, at: (position) => keyed[position]!.entry };
  }
  return { count: entries.length, at: (position) => entries[position]! };
}

/** Remembers the last few results, so that paging does not filter again for every page. */
function createRecentHits(): (name: string, find: () => Hits) => Hits {
  const kept = new Map<string, Hits>();
  return (name, find) => {
    const hits = kept.get(name) ?? find();
    kept.set(name, hits);
    for (const oldest of kept.keys()) {
      if (kept.size <= 4) break;
      kept.delete(oldest);
    }
    return hits;
  };
}

/** The service's totals are estimates: off by up to a hundredth, and never right for small numbers either. */
function about(count: number, hash: number): number {
  if (count === 0) return 0;
  const off = Math.round((fraction(hash) - 0.5) * 0.02 * count);
  return Math.max(1, count + (off === 0 ? 1 : off));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
