import { ReportInputError } from '../report/input-error.ts';
import { agentsInScope } from '../report/scope.ts';
import { type Directory, UnknownScopeError } from '../report/source.ts';
import type { ScheduleSource } from './schedule-source.ts';
import type { ShiftWho } from './shift.ts';

export interface KnownDeps {
  /** What the one who asks may see. */
  readonly directory: Directory;
  readonly schedules: Pick<ScheduleSource, 'units'>;
}

/**
 * Refuses a shift of agents, or of a team, queue, group or management unit, that there are not. Where
 * it can't be told now, it is let pass.
 *
 * @throws ReportInputError that names the field
 */
export async function rejectUnknown(
  who: ShiftWho,
  { directory, schedules }: KnownDeps,
  signal: AbortSignal,
): Promise<void> {
  switch (who.kind) {
    case 'agents':
      return rejectUnknownIn('agentIds', { agentIds: who.agentIds }, directory, signal);
    case 'team':
      return rejectUnknownIn('teamId', { teamIds: [who.id] }, directory, signal);
    case 'queue':
      return rejectUnknownIn('queueId', { queueIds: [who.id] }, directory, signal);
    case 'group':
      return rejectUnknownGroup(who.id, directory, signal);
    case 'managementUnit':
    default:
      return rejectUnknownUnit(who.id, schedules, signal);
  }
}

async function rejectUnknownIn(
  field: string,
  scope: Parameters<typeof agentsInScope>[0],
  directory: Directory,
  signal: AbortSignal,
): Promise<void> {
  try {
    await agentsInScope(scope, { first: 1 }, directory, signal);
  } catch (error) {
    throw error instanceof ReportInputError ? new ReportInputError(field, error.message) : error;
  }
}

async function rejectUnknownGroup(
  id: string,
  directory: Directory,
  signal: AbortSignal,
): Promise<void> {
  try {
    await directory.inGroups([id], signal);
  } catch (error) {
    if (!(error instanceof UnknownScopeError)) throw error;
    throw new ReportInputError('groupId', error.message);
  }
}

async function rejectUnknownUnit(
  id: string,
  schedules: KnownDeps['schedules'],
  signal: AbortSignal,
): Promise<void> {
  const { units, unread } = await schedules.units(signal);
  if (unread.length > 0 || units.some((unit) => unit.id === id)) return;
  const message = `There is no management unit with the id ${id}.`;
  throw new ReportInputError('managementUnitId', message);
}
