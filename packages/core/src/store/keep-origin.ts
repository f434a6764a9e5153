import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import { StoreInputError } from './store-input-error.ts';

/**
 * Remembers where the numbers of this store come from, and holds every later start to it: numbers
 * of two organisations, or of a simulator and an organisation, must never stand side by side.
 *
 * @param location - of the store, for the message
 * @throws StoreInputError when it holds numbers from elsewhere
 */
export async function keepOrigin(
  db: Kysely<Schema>,
  origin: string,
  location: string,
): Promise<void> {
  await sql`insert into origin (host) values (${origin}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ host: string }>`select host from origin`.execute(db);
  const kept = rows[0]?.host ?? origin;
  if (kept === origin) return;
  throw new StoreInputError(
    `The store in ${location} holds numbers from ${kept}, and these settings read ${origin}: ` +
      'set HALFHOUR_DATA to another directory or DATABASE_URL to another database.',
  );
}
