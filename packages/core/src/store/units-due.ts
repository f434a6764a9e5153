import { type Kysely, sql } from 'kysely';
import type { Schema, UnitKind } from './schema.ts';

/** A queue, team or group whose members are to be read. */
export interface DueUnit {
  readonly kind: UnitKind;
  readonly unitId: string;
  /** When they were last read, epoch ms; NaN: never. */
  readonly membersReadAtMs: number;
}

/**
 * Queues, teams and groups that there are and whose members were read before `beforeMs` or never:
 * first those of `firstIds`, then those never read, then the oldest.
 */
export async function unitsDue(
  db: Kysely<Schema>,
  due: {
    readonly beforeMs: number;
    readonly firstIds: readonly string[];
    readonly limit: number;
  },
): Promise<DueUnit[]> {
  const { rows } = await sql<{ kind: UnitKind; unit_id: string; read_at: number | null }>`
    select kind, unit_id, members_read_at as read_at from unit
    where listed and (members_read_at is null or members_read_at < ${new Date(due.beforeMs)})
    order by unit_id = any(${due.firstIds}::text[]) desc, members_read_at nulls first, unit_no
    limit ${due.limit}`.execute(db);
  return rows.map(({ kind, unit_id, read_at }) => ({
    kind,
    unitId: unit_id,
    membersReadAtMs: read_at ?? NaN,
  }));
}
