import type { Unread } from '../report/source.ts';
import type { ScheduleSource } from '../shifts/schedule-source.ts';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { GenesysPermissionError } from './errors.ts';
import type { CallContext } from './transport.ts';
import { unreadFrom } from './unread.ts';
import { publishedShifts } from './wfm-schedules.ts';
import { allManagementUnits, managementUnitAgentIds } from './wfm-units.ts';

/** What the role of the OAuth client needs for published schedules. */
const PERMISSIONS = ['wfm:publishedSchedule:view'];

/** Published schedules, straight from Genesys Cloud. */
export function createScheduleSource({
  client,
  clock = systemClock,
}: {
  readonly client: GenesysClient;
  readonly clock?: Clock;
}): ScheduleSource {
  return {
    async read({ unitId, span, signal }) {
      const context: CallContext = { priority: 'background', signal };
      try {
        const agentIds = await managementUnitAgentIds(client, context, unitId);
        const read = { client, context, unitId, agentIds, span, clock };
        const found = agentIds.length === 0 ? NOBODY : await publishedShifts(read);
        return { kind: 'read', agentIds, ...found };
      } catch (error) {
        signal.throwIfAborted();
        return { kind: 'unread', unread: unreadSchedules(error, span) };
      }
    },
    async units(signal) {
      try {
        const context: CallContext = { priority: 'interactive', signal };
        return { units: await allManagementUnits(client, context), unread: [] };
      } catch (error) {
        signal.throwIfAborted();
        const nowMs = clock.nowMs();
        return { units: [], unread: [unreadSchedules(error, { startMs: nowMs, endMs: nowMs })] };
      }
    },
  };
}

const NOBODY = { shifts: [], weeks: null };

/** An organisation without workforce management is answered like a role without its permissions. */
function unreadSchedules(error: unknown, span: Span): Unread {
  const unread = unreadFrom(error, 'SCHEDULES', span);
  const inForce = 'The times written in the shift are in force.';
  if (!(error instanceof GenesysPermissionError)) {
    return { ...unread, message: `${unread.message} ${inForce}` };
  }
  const missing = unread.missingPermissions.length > 0 ? unread.missingPermissions : PERMISSIONS;
  return {
    ...unread,
    message:
      `${unread.message} The role needs ${missing.join(', ')}, and the organisation a licence for ` +
      `workforce management. ${inForce}`,
    missingPermissions: missing,
  };
}
