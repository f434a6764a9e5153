import { type Kysely, sql } from 'kysely';
import type { UnitsFound } from '../report/source.ts';
import type { Schema, UnitKind } from './schema.ts';
import { membersNotRead } from './stored-unread.ts';

/** All that Genesys listed when it was last read. */
export async function storedUnits(db: Kysely<Schema>, kind: UnitKind): Promise<UnitsFound> {
  const areRead = await wasRead(db, kind);
  const units = await listed(db, kind).execute();
  return { units, unread: areRead ? [] : [membersNotRead(`The ${kind}s`)], isKept: true };
}

/** Those that have one of these agents as a member; `unread` where the members of one were not read. */
export async function storedUnitsOf(
  db: Kysely<Schema>,
  kind: UnitKind,
  agentIds: readonly string[],
): Promise<UnitsFound> {
  // Whether they were read is asked first: what is read meanwhile must not look like all there is.
  const areRead = await wasRead(db, kind);
  const notRead = await listed(db, kind).where('members_read_at', 'is', null).limit(1).execute();
  const units = await listed(db, kind)
    .where(
      sql<boolean>`unit_no in (select unit_no from membership join agent using (agent_no)
        where agent_id = any(${agentIds}::text[]))`,
    )
    .execute();
  const isWhole = areRead && notRead.length === 0;
  const unread = isWhole ? [] : [membersNotRead(`The members of the ${kind}s`)];
  return { units, unread, isKept: true };
}

/** Whether the agents, or all teams, queues or groups, were ever read. */
export async function wasRead(db: Kysely<Schema>, what: 'agents' | UnitKind): Promise<boolean> {
  const row = await db
    .selectFrom('directory_read')
    .select('read_at')
    .where('what', '=', what)
    .executeTakeFirst();
  return row !== undefined;
}

function listed(db: Kysely<Schema>, kind: UnitKind) {
  return db
    .selectFrom('unit')
    .select(['unit_id as id', 'name'])
    .where('kind', '=', kind)
    .where('listed', '=', true);
}
