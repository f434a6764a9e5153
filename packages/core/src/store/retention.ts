import { type Kysely, sql } from 'kysely';
import { dropPartitions } from './partitions.ts';
import type { Schema } from './schema.ts';
import { utcDay } from './utc-day.ts';
import { lockForWriting } from './writer-lock.ts';

/** Forgets legs that ended before `beforeMs`; open ones stay. @returns how many */
export async function pruneLegs(db: Kysely<Schema>, beforeMs: number): Promise<number> {
  const before = new Date(beforeMs);
  return db.transaction().execute(async (tx) => {
    await lockForWriting(tx);
    // Said even when nothing is there to be forgotten: what comes late will be, the next time.
    await sql`
      insert into kept_since (what, since) values ('leg', ${before})
      on conflict (what) do update set since = greatest(kept_since.since, excluded.since)`.execute(
      tx,
    );
    const { numDeletedRows } = await tx
      .deleteFrom('leg')
      .where(sql<boolean>`last_at < ${before} and not is_open`)
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}

/** From when on all legs are kept, epoch ms; -Infinity: nothing has been forgotten. */
export async function legsKeptSinceMs(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('kept_since')
    .select('since')
    .where('what', '=', 'leg')
    .executeTakeFirst();
  return row?.since ?? -Infinity;
}

/**
 * Forgets numbers of UTC months that were over by `beforeMs`, and every mark, restatement and published
 * day before it. @returns the partitions that were dropped
 */
export async function forgetBefore(db: Kysely<Schema>, beforeMs: number): Promise<string[]> {
  const before = new Date(beforeMs);
  // Marks first: half hours whose numbers are gone must be missing, and never zero.
  await sql`delete from sync_slot where slot < ${before}
    and (lease_until is null or lease_until < now())`.execute(db);
  await sql`delete from restatement where slot < ${before}`.execute(db);
  await sql`delete from published_day where day < ${utcDay(beforeMs)}::date`.execute(db);
  return dropPartitions(db, beforeMs);
}
