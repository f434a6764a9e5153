import type { Models } from 'purecloud-platform-client-v2';
import * as z from 'zod';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { badRequest, notFound } from '../http/refusals.ts';
import { parseInstant } from '../query/interval.ts';
import { oneOf } from '../query/listing.ts';
import { readBody } from '../query/read-body.ts';
import type { ManagementUnit } from '../scenario/management-units.ts';
import { BUSINESS_ZONE, businessUnitId, managementUnits } from '../scenario/management-units.ts';
import { publishedShifts, publishedWeeks } from '../scenario/published.ts';
import { wireAgentSchedule, wirePublishedWeek } from '../wire/schedule.ts';
import { membersOf, stateOf } from '../wire/user.ts';
import { createSearches, type Searches } from './wfm-searches.ts';

const PATH = '/api/v2/workforcemanagement/managementunits';

/** Of which one is enough to see who is in a unit. */
const USER_PERMISSIONS = [
  'wfm:agent:view',
  'wfm:historicalAdherence:view',
  'wfm:publishedSchedule:view',
  'wfm:realtimeAdherence:view',
  'wfm:schedule:view',
  'wfm:staffingGroup:view',
  'wfm:timeOffRequest:view',
  'wfm:workPlanRotation:view',
  'wfm:workPlan:view',
];

/** A result of more characters is put down to be downloaded. */
const LARGEST_RESULT = 32_768;

const searchSchema = z.strictObject({
  startDate: z.string(),
  endDate: z.string(),
  userIds: z.array(z.string()).optional(),
});

/** Management units, who is in them, and the search for their published schedules. */
export function wfmEndpoints(service: Service): readonly Endpoint[] {
  const searches = createSearches();
  const units = managementUnits(service.scenario);

  function unitOf({ params }: Call): ManagementUnit {
    const unit = units.find(({ id }) => id === params['managementUnitId']);
    if (unit === undefined) throw notFound();
    return unit;
  }

  const list = () => ({
    body: { entities: units.map((unit) => wireUnit(service, unit)), selfUri: PATH },
  });

  return [
    { method: 'GET', path: PATH, permissions: [], handle: list },
    {
      method: 'GET',
      path: `${PATH}/:managementUnitId/users`,
      permissions: USER_PERMISSIONS,
      handle: (call) => ({ body: { entities: usersOf(service, unitOf(call)) } }),
    },
    {
      method: 'POST',
      path: `${PATH}/:managementUnitId/agentschedules/search`,
      permissions: ['wfm:publishedSchedule:view', 'wfm:schedule:view'],
      handle: (call) => ({ body: search(service, searches, unitOf(call), call) }),
    },
  ];
}

function wireUnit(service: Service, unit: ManagementUnit) {
  return {
    id: unit.id,
    name: unit.name,
    businessUnit: { id: businessUnitId(service.scenario) },
    startDayOfWeek: 'Monday',
    timeZone: unit.zone,
    division: { id: service.scenario.organisation.divisionId },
    selfUri: `${PATH}/${unit.id}`,
  };
}

function usersOf({ scenario, clock }: Service, { team }: ManagementUnit): Models.UserReference[] {
  const nowMs = clock.nowMs();
  return membersOf(scenario.organisation, team)
    .filter((agent) => stateOf(agent, nowMs) === 'active')
    .map(({ id }) => ({ id, selfUri: `/api/v2/users/${id}` }));
}

/** Processing at the first asking, complete at the next; without `result` when that is large. */
function search(
  service: Service,
  searches: Searches,
  unit: ManagementUnit,
  { body, query, request }: Call,
): Models.BuAsyncAgentSchedulesSearchResponse {
  const asked = readBody(searchSchema, body);
  const isDownload = oneOf(query, 'forceDownloadService', ['true', 'false'], 'false') === 'true';
  const result = schedules(service, unit, asked);
  const operationId = searches.begin(JSON.stringify([unit.id, asked]));
  if (operationId !== undefined) return { status: 'Processing', operationId, progress: 40 };
  const found = { status: 'Complete', progress: 100 };
  if (!isDownload && JSON.stringify(result).length <= LARGEST_RESULT) return { ...found, result };
  const address = service.downloads.put(result);
  return { ...found, downloadUrl: new URL(address, request.url).href };
}

function schedules(
  { scenario, clock }: Service,
  { team }: ManagementUnit,
  { startDate, endDate, userIds }: z.output<typeof searchSchema>,
): Models.BuAgentSchedulesSearchResponse {
  const span = { fromMs: parseInstant(startDate), toMs: parseInstant(endDate) };
  if (span.fromMs >= span.toMs) throw badRequest('endDate must be after startDate.', 'endDate');
  const at = { ...span, nowMs: clock.nowMs() };
  const weeks = publishedWeeks(scenario, at);
  const agents = membersOf(scenario.organisation, team).filter(
    ({ id }) => userIds?.includes(id) ?? true,
  );
  return {
    agentSchedules: agents.map((agent) =>
      wireAgentSchedule(agent, publishedShifts(scenario, agent, weeks, at)),
    ),
    businessUnitTimeZone: BUSINESS_ZONE,
    publishedSchedules: weeks.map((week) => wirePublishedWeek(businessUnitId(scenario), week)),
  };
}
