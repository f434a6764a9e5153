import { READ_LAG_MS } from '../report/source.ts';
import { type DueUnit, unitsDue } from '../store/units-due.ts';
import type { JobsAvailability } from './jobs-until.ts';
import { membersToRead, scopeIds, UNITS_AT_ONCE } from './members-to-read.ts';
import type { Task } from './plan.ts';
import { readDay } from './read-day.ts';
import { readDirectory, readMembers } from './read-directory.ts';
import { readPresenceSlots } from './read-presence-slots.ts';
import { readRecent } from './read-recent.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Does what was planned, as of now. @returns whether it went well */
export async function runTask(
  deps: SyncDeps,
  task: Task,
  jobs: JobsAvailability,
): Promise<boolean> {
  const asOfMs = deps.clock.nowMs() - READ_LAG_MS;
  if (task.kind === 'recent') return readRecent(deps, task.slotsMs, asOfMs);
  if (task.kind === 'presence') return readPresenceSlots(deps, task.slotsMs, asOfMs);
  if (task.kind === 'members') return readMembers(deps, task.units);
  if (task.kind === 'day') return readDay(deps, task, () => jobs.refused());
  const isRead = await readDirectory(deps);
  return (await readMembers(deps, await dueMembers(deps))) && isRead;
}

/** Whose members are to be read now. */
export async function dueMembers({
  db,
  clock,
  scope,
  settings,
}: Pick<SyncDeps, 'db' | 'clock' | 'scope' | 'settings'>): Promise<DueUnit[]> {
  const beforeMs = clock.nowMs() - settings.directoryMs;
  const firstIds = scopeIds(scope);
  return membersToRead(await unitsDue(db, { beforeMs, firstIds, limit: UNITS_AT_ONCE }), scope);
}
