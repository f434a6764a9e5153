import {
  type AgentsFound,
  type Directory,
  type Unread,
  UnknownScopeError,
} from '../report/source.ts';
import type { UnitReading } from './published-store.ts';
import type { ShiftDay, ShiftWho } from './shift.ts';

/**
 * The agents of a shift: on a day those who are scheduled, else all whom it is of. A team, queue or
 * group that there is no longer is told in `unread`.
 *
 * @param unit - what was read of its management unit, if it is of one
 */
export async function shiftMembers(
  who: ShiftWho,
  scheduledAgentIds: ShiftDay['scheduledAgentIds'],
  { directory, unit }: { readonly directory: Directory; readonly unit: UnitReading | undefined },
  signal: AbortSignal,
): Promise<AgentsFound> {
  if (scheduledAgentIds !== null) return directory.byIds(scheduledAgentIds, signal);
  try {
    switch (who.kind) {
      case 'agents':
        return await directory.byIds(who.agentIds, signal);
      case 'team':
        return await directory.inTeams([who.id], signal);
      case 'queue':
        return await directory.inQueues([who.id], signal);
      case 'group':
        return await directory.inGroups([who.id], signal);
      case 'managementUnit':
      default:
        return await unitMembers(unit, directory, signal);
    }
  } catch (error) {
    if (!(error instanceof UnknownScopeError)) throw error;
    return { agents: [], unread: [gone(error)] };
  }
}

async function unitMembers(
  unit: UnitReading | undefined,
  directory: Directory,
  signal: AbortSignal,
): Promise<AgentsFound> {
  const { agents, unread } = await directory.byIds(unit?.agentIds ?? [], signal);
  if (unit?.agentIds) return { agents, unread };
  return { agents, unread: [...unread, unit?.trouble ?? NOT_READ_YET] };
}

const NOWHEN = { startMs: 0, endMs: 0 };

const NOT_READ_YET: Unread = {
  kind: 'AGENTS',
  reason: 'NOT_READ_YET',
  message: 'The agents of the management unit have not been read from Genesys yet.',
  missingPermissions: [],
  span: NOWHEN,
  correlationId: null,
};

function gone({ message }: UnknownScopeError): Unread {
  return { ...NOT_READ_YET, reason: 'UNAVAILABLE', message };
}
