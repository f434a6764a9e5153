import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { badRequest, notFound } from '../http/refusals.ts';
import { parseInterval, requireShort } from '../query/interval.ts';
import { cursorOf, positionOf, wholeNumber } from '../query/listing.ts';
import type { Hits } from '../query/overlapping.ts';
import { overlapping, startOfDayMs } from '../query/overlapping.ts';
import { readBody } from '../query/read-body.ts';
import type { DetailsJob } from '../query/schemas.ts';
import { detailsJobSchema } from '../query/schemas.ts';
import type { Entry, View } from '../query/select.ts';
import { crewsAsked, filtered, planAt } from '../query/select.ts';
import { HOUR_MS } from '../scenario/time.ts';
import { entryStartMs } from '../scenario/day-index.ts';
import { wireInstant } from '../wire/instants.ts';
import { wireConversationWithAttributes } from '../wire/attributes.ts';
import { DETAIL_PERMISSIONS, filtersOf, isFiltered } from './details-query.ts';
import type { Job, Jobs } from './jobs.ts';
import { createJobs, stateOfJob, wireJob } from './jobs.ts';
import { spoil } from './spoil.ts';

const PATH = '/api/v2/analytics/conversations/details/jobs';

/** The details jobs: submit, look, fetch, delete, and until when their data is complete. */
export function detailsJobsEndpoints(service: Service): readonly Endpoint[] {
  const jobs = createJobs();
  const permissions = DETAIL_PERMISSIONS;
  return [
    { method: 'POST', path: PATH, permissions, handle: (call) => submit(service, jobs, call) },
    {
      method: 'GET',
      path: `${PATH}/availability`,
      permissions: DETAIL_PERMISSIONS.slice(0, 1),
      handle: () => ({ body: { dataAvailabilityDate: wireInstant(availableMs(service)) } }),
    },
    { method: 'GET', path: `${PATH}/:jobId`, permissions, handle: (call) => look(jobs, call) },
    {
      method: 'GET',
      path: `${PATH}/:jobId/results`,
      permissions,
      handle: (call) => results(service, jobs, call),
    },
    {
      method: 'DELETE',
      path: `${PATH}/:jobId`,
      permissions,
      handle: (call) => {
        jobOf(jobs, call).ended = 'CANCELLED';
        return {};
      },
    },
  ];
}

/** Until when the jobs know everything: whole hours, some hours ago. */
function availableMs(service: Service): number {
  const knownMs = service.clock.nowMs() - service.settings.jobDataLagMs;
  return Math.floor(knownMs / HOUR_MS) * HOUR_MS;
}

function submit(service: Service, jobs: Jobs, call: Call) {
  const query = readBody(detailsJobSchema, call.body);
  requireShort(parseInterval(query.interval), isFiltered(filtersOf(query)));
  const nowMs = service.clock.nowMs();
  const view = { asOfMs: availableMs(service), nowMs };
  const job = jobs.add(hitsOf(service, query, view), view, nowMs);
  return { status: 202, body: { jobId: job.id } };
}

function hitsOf(service: Service, query: DetailsJob, view: View): Hits {
  const { library } = service;
  const interval = parseInterval(query.interval);
  const filters = filtersOf(query);
  const crews = crewsAsked(library, filters.segmentFilters);
  const all = overlapping(library, interval, view, crews);
  const plain = !isFiltered(filters) && query.startOfDayIntervalMatching !== true;
  const hits = plain
    ? all
    : listed([...filtered(library, inDay(all, query, startOfDayMs(interval)), filters, view)]);
  return { ...hits, count: Math.min(hits.count, query.limit ?? Infinity) };
}

function* inDay(hits: Hits, query: DetailsJob, dayStartMs: number): Generator<Entry> {
  for (let position = 0; position < hits.count; position += 1) {
    const one = hits.at(position);
    const startMs = entryStartMs(one.day, one.entry);
    if (query.startOfDayIntervalMatching !== true || startMs >= dayStartMs) yield one;
  }
}

function listed(entries: readonly Entry[]): Hits {
  return { count: entries.length, at: (position) => entries[position]! };
}

function look(jobs: Jobs, call: Call) {
  const job = jobOf(jobs, call);
  job.polls += 1;
  const fault = call.fault(['jobFailed', 'jobExpired']);
  if (fault !== undefined) job.ended = fault.kind === 'jobFailed' ? 'FAILED' : 'EXPIRED';
  return { body: wireJob(job) };
}

function results(service: Service, jobs: Jobs, call: Call) {
  const job = jobOf(jobs, call);
  if (stateOfJob(job) !== 'FULFILLED')
    throw badRequest(`The job is ${stateOfJob(job)}, its results can't be read.`, 'jobId');
  const pageSize = wholeNumber(call.query, 'pageSize', 1000, 10_000);
  const from = positionOf(call.query.get('cursor'));
  const to = Math.min(from + pageSize, job.hits.count);
  const conversations: Models.AnalyticsConversation[] = [];
  for (let position = from; position < to; position += 1) {
    const plan = planAt(service.library, job.hits.at(position), job.view);
    const { organisation } = service.scenario;
    conversations.push(wireConversationWithAttributes(organisation, plan, job.view.asOfMs));
  }
  const body = {
    ...(conversations.length > 0 ? { conversations: spoil(conversations, call) } : {}),
    ...(to < job.hits.count ? { cursor: cursorOf(to) } : {}),
    dataAvailabilityDate: wireInstant(job.view.asOfMs),
  };
  return { body };
}

function jobOf(jobs: Jobs, { params }: Call): Job {
  const job = jobs.get(params['jobId'] ?? '');
  if (job === undefined) throw notFound();
  return job;
}
