import { type Kysely, type Selectable, sql } from 'kysely';
import { isSecretOf, readApiKey, sealSecret } from '../access/api-key.ts';
import type { ApiKeyHolder } from '../access/principal.ts';
import type { ApiKeyTable } from './access-schema.ts';
import { askedTogether } from './asked-together.ts';
import type { Schema } from './schema.ts';

/** What is known of an API key: everything but its secret. */
export interface ApiKey {
  /** What it begins with after `hh_`. */
  readonly id: string;
  readonly name: string;
  /** Epoch ms, as all that follow. */
  readonly createdAtMs: number;
  /** From when on it is good no more; `null`: it does not expire. */
  readonly expiresAtMs: number | null;
  /** To the minute; `null`: it was never used. */
  readonly lastUsedAtMs: number | null;
  /** When another took its place; `null`: it is the key of its name. */
  readonly replacedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** Asked with every request that brings a key. */
export interface ApiKeys {
  /** Whether any was ever made, be it good or not. */
  areAny(): Promise<boolean>;
  /** Whether any is good now. */
  isAnyGood(): Promise<boolean>;
  /**
   * Whose key that is, by what the database says now: one that was revoked is good nowhere any more.
   *
   * @returns `null`: it is no key, or not good, whichever
   */
  holderOf(text: string): Promise<ApiKeyHolder | null>;
}

/** Compared where there is no such key, so that it takes as long to say so. */
const NOBODYS = sealSecret('');

/** Knows keys by what is kept of them. */
export function createApiKeys(db: Kysely<Schema>): ApiKeys {
  const areAny = askedTogether(
    async () => (await db.selectFrom('api_key').select('key_id').limit(1).execute()).length > 0,
    () => 'any',
  );
  const goodKey = askedTogether(async (id: string) => {
    return goodKeys(db)
      .select(['name', 'salt', 'hash', isUnnoted.as('isUnnoted')])
      .where('key_id', '=', id)
      .executeTakeFirst();
  }, String);
  return {
    areAny: async () => areAny(null),
    async isAnyGood() {
      return (await goodKeys(db).select('key_id').limit(1).execute()).length > 0;
    },
    async holderOf(text) {
      const given = readApiKey(text);
      if (given === null) return null;
      const key = await goodKey(given.id);
      const isGood = isSecretOf(given.secret, key ?? NOBODYS);
      if (key === undefined || !isGood) return null;
      if (key.isUnnoted) await noteUse(db, given.id);
      return { kind: 'key', id: `key:${key.name}`, name: key.name };
    },
  };
}

/** All keys, the newest first. */
export async function listApiKeys(db: Kysely<Schema>): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('key_id')
    .execute();
  return rows.map(apiKeyOf);
}

/** A row of `api_key` in our words. */
export function apiKeyOf(row: Omit<Selectable<ApiKeyTable>, 'salt' | 'hash'>): ApiKey {
  return {
    id: row.key_id,
    name: row.name,
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
    lastUsedAtMs: row.last_used_at,
    replacedAtMs: row.replaced_at,
    revokedAtMs: row.revoked_at,
  };
}

/** By the clock of the database, which all processes share. */
function goodKeys(db: Kysely<Schema>) {
  return db
    .selectFrom('api_key')
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`(expires_at is null or expires_at > now())`);
}

/** A use is written once a minute at the most. */
const isUnnoted = sql<boolean>`(last_used_at is null or last_used_at < now() - interval '1 minute')`;

async function noteUse(db: Kysely<Schema>, id: string): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ last_used_at: sql`now()` })
    .where('key_id', '=', id)
    .where(isUnnoted)
    .execute();
}
