import { type RawBuilder, sql } from 'kysely';

/** An instant to compare a `timestamptz` with. */
export function sqlInstant(atMs: number): RawBuilder<number> {
  return sql`${new Date(atMs)}::timestamptz`;
}
