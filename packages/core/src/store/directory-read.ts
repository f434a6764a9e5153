import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** When the list of all agents was last read, epoch ms; NaN: never. */
export async function directoryReadAtMs(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('directory_read')
    .select('read_at')
    .where('what', '=', 'agents')
    .executeTakeFirst();
  return row?.read_at ?? NaN;
}
