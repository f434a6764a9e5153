import type { ShiftAsker, Shifts } from '@halfhour/core';
import type { ResolvedPeriod } from '../resolve/period.ts';
import type { ResolvedScope } from '../resolve/scope.ts';

/**
 * A scope without those who do not work in the shift that was asked for: on one day of it those who
 * are scheduled, over several all whom it is of.
 */
export async function withinShift(
  scope: ResolvedScope,
  { days, shift: asked }: ResolvedPeriod,
  shifts: Pick<Shifts, 'byId' | 'daysOf' | 'membersOf'> | null,
  by: ShiftAsker,
): Promise<ResolvedScope> {
  const shift = asked === undefined ? undefined : await shifts?.byId(asked.id);
  if (shift === undefined || shifts === null) return scope;
  const [{ date }, ...others] = days;
  const [day] =
    others.length > 0 ? [] : await shifts.daysOf(shift, { fromDate: date, toDate: date });
  const { agents } = await shifts.membersOf(shift, day ?? null, by);
  const memberIds = agents.map(({ id }) => id);
  const { agentIds } = scope;
  return {
    ...scope,
    shiftName: shift.name,
    agentIds: agentIds === undefined ? memberIds : agentIds.filter((id) => memberIds.includes(id)),
  };
}
