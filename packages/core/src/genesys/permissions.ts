import { formatInstant } from '../time/instant.ts';
import { HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import type { GenesysClient } from './client.ts';
import { GenesysError, GenesysPermissionError } from './errors.ts';
import type { GenesysApis } from './sdk.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { intervalOf } from './windows.ts';
import { allManagementUnits } from './wfm-units.ts';

/** A permission that the role of the OAuth client should have. */
export interface Permission {
  readonly name: string;
  /** What is read with it, in words for people. */
  readonly reads: string;
  /** Without it half hours can't be told; else only what `reads` says is missing. */
  readonly isNeeded: boolean;
}

/** Whether a permission is there. */
export interface PermissionFound extends Permission {
  readonly state: 'granted' | 'missing' | 'unknown';
  /** Why it is not known; holds no secret. `null`: it is, or there was nothing to try it with. */
  readonly trouble: string | null;
}

type Try = (client: GenesysClient, context: CallContext, nowMs: number) => Promise<unknown>;

/** An id that no user has: enough to be refused, and nothing is read. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Every permission that is used, with a call that needs it, changes nothing and reads next to nothing. */
const TRIES: readonly (Permission & { readonly attempt: Try })[] = [
  {
    name: 'analytics:conversationDetail:view',
    reads: 'conversations: who worked on what, and when',
    isNeeded: true,
    attempt: calling(async ({ analytics }, halfHour) =>
      analytics.postAnalyticsConversationsDetailsQuery({
        interval: halfHour,
        paging: { pageSize: 1, pageNumber: 1 },
        segmentFilters: [anyOfUsers([NOBODY])],
      }),
    ),
  },
  {
    name: 'analytics:userAggregate:view',
    reads: 'presence and routing status: the time that people were logged in',
    isNeeded: true,
    attempt: calling(async ({ analytics }, halfHour) =>
      analytics.postAnalyticsUsersAggregatesQuery({
        interval: halfHour,
        granularity: 'PT30M',
        groupBy: ['userId'],
        metrics: ['tSystemPresence'],
        filter: anyOfUsers([NOBODY]),
      }),
    ),
  },
  {
    name: 'directory:user:view',
    reads: 'users: names of agents, and who leads whom',
    isNeeded: true,
    attempt: calling(async ({ users }) =>
      users.postUsersSearch({
        pageSize: 1,
        query: [{ type: 'EXACT', fields: ['id'], value: NOBODY }],
      }),
    ),
  },
  {
    name: 'routing:queue:view',
    reads: 'queues and their members',
    isNeeded: false,
    attempt: calling(async ({ routing }) => routing.getRoutingQueues({ pageSize: 1 })),
  },
  {
    name: 'groups:team:view',
    reads: 'teams and their members',
    isNeeded: false,
    attempt: calling(async ({ teams }) => teams.getTeams({ pageSize: 1 })),
  },
  {
    name: 'wfm:publishedSchedule:view',
    reads: 'published schedules, for shifts of workforce management',
    isNeeded: false,
    attempt: searchSchedules,
  },
];

/** Every permission that is used. */
export const PERMISSIONS: readonly Permission[] = TRIES.map(({ name, reads, isNeeded }) => ({
  name,
  reads,
  isNeeded,
}));

/** Tries every permission by a harmless call, all at once. Rejects only on abort or a defect. */
export async function tryPermissions(
  client: GenesysClient,
  nowMs: number,
  signal: AbortSignal,
): Promise<PermissionFound[]> {
  const context: CallContext = { priority: 'interactive', signal };
  return Promise.all(
    TRIES.map(async ({ attempt, ...permission }) => {
      try {
        const answer = await attempt(client, context, nowMs);
        return { ...permission, state: answer === null ? 'unknown' : 'granted', trouble: null };
      } catch (error) {
        if (!(error instanceof GenesysError)) throw error;
        const state = error instanceof GenesysPermissionError ? 'missing' : 'unknown';
        return { ...permission, state, trouble: error.message };
      }
    }),
  );
}

/** A call about a half hour of the day before: every kind of query takes one. */
function calling(run: (apis: GenesysApis, halfHour: string) => Promise<unknown>): Try {
  return async (client, context, nowMs) => {
    const startMs = utcDayStartMs(nowMs) - HALF_HOUR_MS;
    const halfHour = intervalOf({ startMs, endMs: startMs + HALF_HOUR_MS });
    return client.call(context, async (apis) => run(apis, halfHour));
  };
}

/** @returns null when there is no unit whose schedules could be asked for */
async function searchSchedules(client: GenesysClient, context: CallContext, nowMs: number) {
  const [unit] = await allManagementUnits(client, context);
  if (unit === undefined) return null;
  const query = {
    startDate: formatInstant(nowMs),
    endDate: formatInstant(nowMs + HALF_HOUR_MS),
    userIds: [NOBODY],
  };
  return client.call(context, async ({ workforce }) =>
    workforce.postWorkforcemanagementManagementunitAgentschedulesSearch(unit.id, query),
  );
}
