import { type Kysely, type Selectable, sql } from 'kysely';
import { type Grant, readSubject, type Sight } from '../access/grant.ts';
import type { AccessGrantTable } from './access-schema.ts';
import type { Schema } from './schema.ts';

/** A rule that is kept in the store: for one principal, as it is written. */
export interface StoredGrant {
  /** `key:wallboard` */
  readonly principal: string;
  readonly sight: Sight;
  /** Epoch ms. */
  readonly createdAtMs: number;
}

/** The rules that are kept, in order of whom they are for. */
export async function listGrants(db: Kysely<Schema>): Promise<StoredGrant[]> {
  const rows = await db.selectFrom('access_grant').selectAll().orderBy('principal').execute();
  return rows.map((row) => ({
    principal: row.principal,
    sight: sightOf(row),
    createdAtMs: row.created_at,
  }));
}

/** The rules that are kept, as the policy takes them. */
export async function storedGrants(db: Kysely<Schema>): Promise<Grant[]> {
  return (await listGrants(db)).flatMap(({ principal, sight }) => {
    const subject = readSubject(principal);
    return subject === null ? [] : [{ to: [subject], sight }];
  });
}

/** Keeps what a principal may see, in the place of what was kept of them. */
export async function putGrant(db: Kysely<Schema>, principal: string, sight: Sight): Promise<void> {
  const row = {
    role: sight.role,
    agent_ids: sight.agentIds,
    team_ids: sight.teamIds,
    queue_ids: sight.queueIds,
    group_ids: sight.groupIds,
    division_ids: sight.divisionIds,
    sees_reports: sight.reports,
  };
  await db
    .insertInto('access_grant')
    .values({ principal, ...row })
    .onConflict((conflict) =>
      conflict.column('principal').doUpdateSet({ ...row, created_at: sql`now()` }),
    )
    .execute();
}

/** Keeps nothing of a principal any more. @returns whether there was anything */
export async function removeGrant(db: Kysely<Schema>, principal: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('access_grant')
    .where('principal', '=', principal)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function sightOf(row: Selectable<AccessGrantTable>): Sight {
  return {
    role: row.role,
    agentIds: row.agent_ids,
    teamIds: row.team_ids,
    queueIds: row.queue_ids,
    groupIds: row.group_ids,
    divisionIds: row.division_ids,
    reports: row.sees_reports,
  };
}
