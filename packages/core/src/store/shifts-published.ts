import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Unread } from '../report/source.ts';
import type { PublishedStore, UnitReading, ZoneDays } from '../shifts/published-store.ts';
import type { PublishedDay } from '../shifts/shift.ts';
import { forgottenAmong } from './forgotten.ts';
import type { Schema } from './schema.ts';
import type { PublishedDayTable } from './shifts-schema.ts';
import { lockForWriting } from './writer-lock.ts';

type UnitRead = Parameters<PublishedStore['keep']>[1];

/** Published schedules in the database. */
export function createPublishedStore(db: Kysely<Schema>): PublishedStore {
  return {
    claim: async (unitId, pauseMs) => claim(db, unitId, pauseMs),
    async keep(unitId, read) {
      await db.transaction().execute(async (tx) => {
        const { agentIds, zones } = await withoutForgotten(tx, read);
        await sql`
          insert into management_unit (management_unit_id, read_at, agent_ids)
          values (${unitId}, now(), ${agentIds})
          on conflict (management_unit_id) do update
            set read_at = now(), agent_ids = excluded.agent_ids, trouble = null`.execute(tx);
        for (const zone of zones) await upsertDays(tx, unitId, zone);
      });
    },
    async keepTrouble(unitId, trouble) {
      await sql`
        insert into management_unit (management_unit_id, trouble)
        values (${unitId}, ${JSON.stringify(trouble)})
        on conflict (management_unit_id) do update set trouble = excluded.trouble`.execute(db);
    },
    readingOf: async (unitId) => (await readings(db, [unitId])).get(unitId),
    readings: async () => readings(db),
    async daysOf({ unitId, zone, fromDate, toDate }) {
      const rows = await db
        .selectFrom('published_day')
        .selectAll()
        .where('management_unit_id', '=', unitId)
        .where('zone', '=', zone)
        .where('day', '>=', fromDate)
        .where('day', '<=', toDate)
        .execute();
      return new Map(rows.map((row) => [row.day, dayOf(row)]));
    },
  };
}

/** As if those who were erased were in no schedule. */
async function withoutForgotten(tx: Transaction<Schema>, read: UnitRead): Promise<UnitRead> {
  // One who is forgotten meanwhile would come in again.
  await lockForWriting(tx);
  const ids = new Set([
    ...read.agentIds,
    ...read.zones.flatMap(({ days }) => days.flatMap((day) => day.agentIds)),
  ]);
  const forgotten = await forgottenAmong(tx, [...ids]);
  if (forgotten.size === 0) return read;
  const others = (agentIds: readonly string[]) => agentIds.filter((id) => !forgotten.has(id));
  return {
    agentIds: others(read.agentIds),
    zones: read.zones.map(({ zone, days }) => ({
      zone,
      days: days.map((day) => ({ ...day, agentIds: others(day.agentIds) })),
    })),
  };
}

async function claim(db: Kysely<Schema>, unitId: string, pauseMs: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into management_unit as known (management_unit_id) values (${unitId})
    on conflict (management_unit_id) do update set tried_at = now()
      where known.tried_at <= now() - ${pauseMs} * interval '1 ms'`.execute(db);
  return Number(numAffectedRows ?? 0) > 0;
}

async function upsertDays(
  tx: Transaction<Schema>,
  unitId: string,
  { zone, days }: ZoneDays,
): Promise<void> {
  const rows = days.map((day) => ({
    management_unit_id: unitId,
    zone,
    day: day.date,
    start_at: day.span === null ? null : new Date(day.span.startMs),
    end_at: day.span === null ? null : new Date(day.span.endMs),
    agent_ids: day.agentIds,
    read_at: new Date(day.readAtMs),
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto('published_day')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['management_unit_id', 'zone', 'day']).doUpdateSet((row) => ({
        start_at: row.ref('excluded.start_at'),
        end_at: row.ref('excluded.end_at'),
        agent_ids: row.ref('excluded.agent_ids'),
        read_at: row.ref('excluded.read_at'),
      })),
    )
    .execute();
}

/** @param unitIds - @default all */
async function readings(
  db: Kysely<Schema>,
  unitIds?: readonly string[],
): Promise<ReadonlyMap<string, UnitReading>> {
  const { rows } = await sql<{
    id: string;
    agent_ids: readonly string[] | null;
    read_at: number | null;
    trouble: Unread | null;
  }>`select management_unit_id as id, agent_ids, read_at, trouble from management_unit
     where ${unitIds === undefined ? sql`true` : sql`management_unit_id = any(${unitIds}::text[])`}
    `.execute(db);
  return new Map(
    rows.map(({ id, agent_ids: agentIds, read_at: readAtMs, trouble }) => [
      id,
      { agentIds, readAtMs, trouble },
    ]),
  );
}

function dayOf(row: Selectable<PublishedDayTable>): PublishedDay {
  const { day: date, start_at: startMs, end_at: endMs, agent_ids: agentIds } = row;
  const span = startMs === null || endMs === null ? null : { startMs, endMs };
  return { date, span, agentIds, readAtMs: row.read_at };
}
