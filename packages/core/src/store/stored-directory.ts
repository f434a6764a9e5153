import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  type Agent,
  type AgentsFound,
  type Directory,
  namelessAgent,
  UnknownScopeError,
} from '../report/source.ts';
import type { Schema, UnitKind } from './schema.ts';
import { storedUnits, storedUnitsOf, wasRead } from './stored-units.ts';
import { membersNotRead } from './stored-unread.ts';

/**
 * Agents that are kept: no request to Genesys. What was never read is told in `unread`. Rejects
 * when the database can't be read.
 */
export function createStoredDirectory({ db }: { readonly db: Kysely<Schema> }): Directory {
  const found = async (condition: RawBuilder<boolean>): Promise<AgentsFound> => {
    // In this order: what is read meanwhile must not make nobody look like everybody.
    const areRead = await wasRead(db, 'agents');
    const agents = await agentsWhere(db, condition);
    return { agents, unread: areRead ? [] : [membersNotRead('The agents')], isKept: true };
  };
  return {
    async byIds(ids) {
      const kept = await found(sql<boolean>`agent_id = any(${ids}::text[])`);
      if (kept.unread.length === 0) return kept;
      const known = new Set(kept.agents.map(({ id }) => id));
      const others = ids.filter((id) => !known.has(id));
      return { ...kept, agents: [...kept.agents, ...others.map(namelessAgent)] };
    },
    async all() {
      return found(sql<boolean>`active`);
    },
    async search(text) {
      const small = text.trim().toLowerCase();
      return found(sql<boolean>`active and strpos(name_small, ${small}) > 0`);
    },
    inTeams: async (ids) => membersOf(db, 'team', ids),
    inQueues: async (ids) => membersOf(db, 'queue', ids),
    inGroups: async (ids) => membersOf(db, 'group', ids),
    teams: async () => storedUnits(db, 'team'),
    queues: async () => storedUnits(db, 'queue'),
    groups: async () => storedUnits(db, 'group'),
    teamsOf: async (ids) => storedUnitsOf(db, 'team', ids),
    queuesOf: async (ids) => storedUnitsOf(db, 'queue', ids),
    groupsOf: async (ids) => storedUnitsOf(db, 'group', ids),
  };
}

async function membersOf(
  db: Kysely<Schema>,
  kind: UnitKind,
  ids: readonly string[],
): Promise<AgentsFound> {
  const areRead = await wasRead(db, kind);
  const units = await listedUnits(db, kind, ids);
  const unknown = ids.find((id) => !units.has(id));
  if (unknown !== undefined && areRead) throw new UnknownScopeError(kind, unknown);
  const agents = await agentsWhere(
    db,
    sql<boolean>`agent_no in (select agent_no from membership join unit using (unit_no)
      where kind = ${kind} and unit_id = any(${ids}::text[]))`,
  );
  const isMissing = ids.some((id) => units.get(id) !== true);
  const unread = isMissing ? [membersNotRead(`The members of the ${kind}s`)] : [];
  return { agents, unread, isKept: true };
}

/** By id, whether the members of the queue, team or group have been read. */
async function listedUnits(
  db: Kysely<Schema>,
  kind: UnitKind,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'members_read_at'])
    .where('kind', '=', kind)
    .where('listed', '=', true)
    .where(sql<boolean>`unit_id = any(${ids}::text[])`)
    .execute();
  return new Map(rows.map(({ unit_id, members_read_at }) => [unit_id, members_read_at !== null]));
}

async function agentsWhere(db: Kysely<Schema>, condition: RawBuilder<boolean>): Promise<Agent[]> {
  return db
    .selectFrom('agent')
    .select(['agent_id as id', 'name', 'active'])
    .where(condition)
    .execute();
}
