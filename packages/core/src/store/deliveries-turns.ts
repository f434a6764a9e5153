import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { DigestPlace } from './subscriptions.ts';

/** A turn at something that only so many may do at a time, over all processes. */
export interface Turn {
  /** What is taken in turns, such as `T1/C1`. */
  readonly place: string;
  /** How much later the next turn is, ms. */
  readonly apartMs: number;
  /** How far ahead of that turns may be taken, ms. @default 0 */
  readonly aheadMs?: number;
}

/** Where only one posts at a time. */
export function placeOf({ teamId, channelId }: DigestPlace): string {
  return `${teamId}/${channelId}`;
}

/** Takes a turn if it can be had now. @returns whether it was */
export async function takeTurn(
  db: Kysely<Schema>,
  { place, apartMs }: Omit<Turn, 'aheadMs'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into digest_turn as turn (place, free_at)
    values (${place}, clock_timestamp() + ${apartMs} * interval '1 ms')
    on conflict (place) do update set free_at = excluded.free_at
      where turn.free_at <= clock_timestamp()`.execute(db);
  return numAffectedRows === 1n;
}

/** Books a turn, now or later. @returns in how many ms it is; 0: now */
export async function bookTurn(
  db: Kysely<Schema>,
  { place, apartMs, aheadMs = 0 }: Turn,
): Promise<number> {
  const { rows } = await sql<{ free_in_ms: number }>`
    insert into digest_turn as turn (place, free_at)
    values (${place}, clock_timestamp() + ${apartMs} * interval '1 ms')
    on conflict (place) do update set
      free_at = greatest(turn.free_at, clock_timestamp()) + ${apartMs} * interval '1 ms'
    returning (extract(epoch from free_at - clock_timestamp()) * 1000)::int8 as free_in_ms`.execute(
    db,
  );
  const freeInMs = rows[0]?.free_in_ms ?? 0;
  return Math.max(0, freeInMs - apartMs - aheadMs);
}

/** Lets the next one have its turn in so many ms. */
export async function endTurn(db: Kysely<Schema>, place: string, inMs: number): Promise<void> {
  await sql`
    update digest_turn set free_at = clock_timestamp() + ${inMs} * interval '1 ms'
    where place = ${place}`.execute(db);
}
