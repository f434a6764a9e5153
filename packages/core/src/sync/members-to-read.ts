import type { DueUnit } from '../store/units-due.ts';
import type { SyncScope } from './scope.ts';

/** Queues, teams and groups whose members are read in one round at the most. */
export const UNITS_AT_ONCE = 100;

/**
 * Whose members to read now, of those that are due: all that were never read and all of the scope,
 * but only one of the others. Thousands of teams are read again one after another, and not at once.
 */
export function membersToRead(due: readonly DueUnit[], scope: SyncScope): DueUnit[] {
  const ofScope = new Set(scopeIds(scope));
  const isUrgent = ({ unitId, membersReadAtMs }: DueUnit) =>
    Number.isNaN(membersReadAtMs) || ofScope.has(unitId);
  const next = due.find((unit) => !isUrgent(unit));
  return due.filter((unit) => isUrgent(unit) || unit === next);
}

/** Ids of the teams or queues of the scope; none for everybody. */
export function scopeIds(scope: SyncScope): readonly string[] {
  return scope.kind === 'all' ? [] : scope.ids;
}
