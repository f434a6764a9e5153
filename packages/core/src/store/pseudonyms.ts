import { type Kysely, sql } from 'kysely';
import { createHmac } from 'node:crypto';
import type { Schema } from './schema.ts';

/** What stands for an agent where their id must not: a uuid, always the same in one store. */
export type PseudonymOf = (agentId: string) => string;

/**
 * Pseudonyms of a store, by a key that it keeps. Who has the key can tell whether an id is meant;
 * who has not even an id can tell nothing.
 */
export async function pseudonymsOf(db: Kysely<Schema>): Promise<PseudonymOf> {
  const key = (await keyOf(db)) ?? (await newKey(db));
  return (agentId) => {
    const hex = createHmac('sha256', key).update(agentId).digest('hex');
    // As version 8 of uuids, which is what somebody makes of their own.
    const parts = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
    ];
    return [...parts, hex.slice(20, 32)].join('-');
  };
}

async function keyOf(db: Kysely<Schema>): Promise<Buffer | undefined> {
  return (await db.selectFrom('pseudonym_key').select('key').executeTakeFirst())?.key;
}

/** Whoever is first makes it. */
async function newKey(db: Kysely<Schema>): Promise<Buffer> {
  await sql`insert into pseudonym_key (key)
    values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
    on conflict do nothing`.execute(db);
  return db
    .selectFrom('pseudonym_key')
    .select('key')
    .executeTakeFirstOrThrow()
    .then(({ key }) => key);
}
