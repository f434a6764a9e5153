import { allGroups, groupMembers } from '../genesys/groups.ts';
import { allQueues, queueMembers } from '../genesys/queues.ts';
import { allTeams, teamMembers } from '../genesys/teams.ts';
import { activeUsers, usersByIds } from '../genesys/users.ts';
import { keepAgents, keepMembers, keepUnits } from '../store/keep-directory.ts';
import { agentsNeverListed } from '../store/known-agents.ts';
import type { UnitKind } from '../store/schema.ts';
import type { DueUnit } from '../store/units-due.ts';
import { troubleOf } from './holding.ts';
import { sideBySide } from './side-by-side.ts';
import type { SyncDeps } from './sync-deps.ts';

const UNITS = {
  queue: { all: allQueues, members: queueMembers },
  team: { all: allTeams, members: teamMembers },
  group: { all: allGroups, members: groupMembers },
} as const;

const KINDS = ['queue', 'team', 'group'] as const satisfies readonly UnitKind[];

/**
 * Reads who there is, leavers who worked included, and which queues, teams and groups. What can't
 * be read is told and leaves the rest as it is. @returns whether all went well
 */
export async function readDirectory(deps: SyncDeps): Promise<boolean> {
  const { client, context, db, clock } = deps;
  const results = [
    await attempt(deps, async () => readAgents(deps)),
    ...(await Promise.all(
      KINDS.map(async (kind) =>
        attempt(deps, async () => {
          const readAtMs = clock.nowMs();
          return keepUnits(db, kind, { units: await UNITS[kind].all(client, context), readAtMs });
        }),
      ),
    )),
  ];
  return results.every(Boolean);
}

/** Reads who is in these queues, teams and groups. @returns whether all went well */
export async function readMembers(deps: SyncDeps, units: readonly DueUnit[]): Promise<boolean> {
  const { client, context, db, clock, settings } = deps;
  if (units.length === 0) return true;
  return attempt(deps, async () => {
    let rows = 0;
    await sideBySide(
      units,
      { concurrency: settings.concurrency, signal: context.signal },
      async ({ kind, unitId }, signal) => {
        const readAtMs = clock.nowMs();
        const members = await UNITS[kind].members(client, { ...context, signal }, unitId);
        rows += await keepMembers(db, { kind, unitId }, { members, readAtMs });
      },
    );
    return rows;
  });
}

async function readAgents({ client, context, db, clock }: SyncDeps): Promise<number> {
  const readAtMs = clock.nowMs();
  const agents = await activeUsers(client, context);
  const rows = await keepAgents(db, { agents, readAtMs, areAllActive: true });
  const others = await usersByIds(client, context, await agentsNeverListed(db));
  return rows + (await keepAgents(db, { agents: others, readAtMs, areAllActive: false }));
}

/** Runs one part of it; trouble with Genesys is told and not thrown. */
async function attempt(deps: SyncDeps, read: () => Promise<number>): Promise<boolean> {
  const { clock, onEvent } = deps;
  const startedMs = clock.nowMs();
  const span = { startMs: startedMs, endMs: startedMs };
  try {
    const rows = await read();
    const durationMs = clock.nowMs() - startedMs;
    const counts = { conversations: 0, rows, restatements: 0 };
    onEvent({ kind: 'read', task: 'directory', span, ...counts, durationMs });
    return true;
  } catch (error) {
    const trouble = troubleOf(error, 'AGENTS');
    if (trouble === null) throw error;
    onEvent({ kind: 'failed', task: 'directory', span, trouble });
    return false;
  }
}
