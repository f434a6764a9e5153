import pLimit from 'p-limit';
import { allGroups, groupMembers } from '../genesys/groups.ts';
import { allQueues, queueMembers } from '../genesys/queues.ts';
import { allTeams, teamMembers } from '../genesys/teams.ts';
import { activeUsers, usersByIds } from '../genesys/users.ts';
import { keepAgents, keepMembers, keepUnits } from '../store/keep-directory.ts';
import { agentsNeverListed } from '../store/known-agents.ts';
import type { UnitKind } from '../store/schema.ts';
import { troubleOf } from './holding.ts';
import type { SyncDeps } from './sync-deps.ts';

const UNITS = {
  queue: { all: allQueues, members: queueMembers },
  team: { all: allTeams, members: teamMembers },
  group: { all: allGroups, members: groupMembers },
} as const;

const KINDS = ['queue', 'team', 'group'] as const satisfies readonly UnitKind[];

/**
 * Reads who there is, leavers who worked included, and who is in which queue, team and group. What
 * can't be read is told and leaves the rest as it is. @returns whether all went well
 */
export async function readDirectory(deps: SyncDeps): Promise<boolean> {
  const results = [
    await attempt(deps, async () => readAgents(deps)),
    ...(await Promise.all(
      KINDS.map(async (kind) => attempt(deps, async () => readUnits(deps, kind))),
    )),
  ];
  return results.every(Boolean);
}

async function readAgents({ client, context, db, clock }: SyncDeps): Promise<number> {
  const readAtMs = clock.nowMs();
  const agents = await activeUsers(client, context);
  const rows = await keepAgents(db, { agents, readAtMs, areAllActive: true });
  const others = await usersByIds(client, context, await agentsNeverListed(db));
  return rows + (await keepAgents(db, { agents: others, readAtMs, areAllActive: false }));
}

async function readUnits(deps: SyncDeps, kind: UnitKind): Promise<number> {
  const { client, context, db, clock, settings } = deps;
  const readAtMs = clock.nowMs();
  const units = await UNITS[kind].all(client, context);
  let rows = await keepUnits(db, kind, { units, readAtMs });
  const one = pLimit(settings.concurrency);
  await Promise.all(
    units.map(async ({ id: unitId }) =>
      one(async () => {
        const members = await UNITS[kind].members(client, context, unitId);
        rows += await keepMembers(db, { kind, unitId }, { members, readAtMs });
      }),
    ),
  );
  return rows;
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
