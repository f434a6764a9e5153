import { type Kysely, sql } from 'kysely';
import { type ApiKeyParts, apiKeyText, drawApiKey, sealSecret } from '../access/api-key.ts';
import type { Sight } from '../access/grant.ts';
import { putGrant, removeGrant } from './access-grants.ts';
import { type ApiKey, apiKeyOf } from './api-keys.ts';
import { StoreInputError } from './store-input-error.ts';
import type { Schema } from './schema.ts';

/** A key that was made now. */
export interface NewApiKey {
  /** `hh_…`: whoever has it is the holder. It is kept nowhere, and can't be told again. */
  readonly text: string;
  readonly key: ApiKey;
}

/** What a key is to be. */
export interface ApiKeyWish {
  /** 1 to 60 letters of a to z, digits and `-._`, for people and for the policy. */
  readonly name: string;
  /** For how many days it is good; `null`: until it is revoked. */
  readonly days: number | null;
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,59}$/u;

/**
 * Makes a key.
 *
 * @param sight - whom its holder may see; `null`: whom a file of the policy says, if one does
 * @throws StoreInputError when the name can't be used, or is in use
 */
export async function createApiKey(
  db: Kysely<Schema>,
  wish: ApiKeyWish,
  sight: Sight | null,
): Promise<NewApiKey> {
  if (!NAME.test(wish.name)) throw badName();
  return db.transaction().execute(async (transaction) => {
    const made = await insert(transaction, wish);
    if (made === undefined) throw nameInUse(wish.name);
    if (sight !== null) await putGrant(transaction, `key:${wish.name}`, sight);
    return made;
  });
}

/**
 * Makes another key in the place of the one of this name. Who holds the old one may use it for some
 * hours more.
 *
 * @throws StoreInputError when there is none
 */
export async function rotateApiKey(
  db: Kysely<Schema>,
  wish: ApiKeyWish,
  overlapHours: number,
): Promise<NewApiKey> {
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('api_key')
      .set({
        replaced_at: sql`now()`,
        expires_at: sql`least(expires_at, now() + make_interval(hours => ${overlapHours}))`,
      })
      .where('name', '=', wish.name)
      .where('revoked_at', 'is', null)
      .where('replaced_at', 'is', null)
      .executeTakeFirst();
    const made = numUpdatedRows === 0n ? undefined : await insert(transaction, wish);
    if (made === undefined) throw noKey(wish.name);
    return made;
  });
}

/**
 * Revokes all keys of a name, or the one that begins with `hh_…`. No process takes them any more from
 * now on. With the last key of a name goes what the store says that its holder may see, so that
 * nobody inherits it.
 *
 * @returns the keys; none: they were revoked before
 * @throws StoreInputError when there is none
 */
export async function revokeApiKeys(db: Kysely<Schema>, nameOrPrefix: string): Promise<ApiKey[]> {
  const id = /^hh_(?<id>[0-9a-f]{12})/u.exec(nameOrPrefix)?.groups?.['id'];
  const [column, value] =
    id === undefined ? (['name', nameOrPrefix] as const) : (['key_id', id] as const);
  return db.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('api_key')
      .select('name')
      .where(column, '=', value)
      .forUpdate()
      .execute();
    const name = found[0]?.name;
    if (name === undefined) throw noKey(id === undefined ? nameOrPrefix : `hh_${id}`);
    const rows = await transaction
      .updateTable('api_key')
      .set({ revoked_at: sql`now()` })
      .where(column, '=', value)
      .where('revoked_at', 'is', null)
      .returningAll()
      .execute();
    if (!(await isInUse(transaction, name))) await removeGrant(transaction, `key:${name}`);
    return rows.map(apiKeyOf);
  });
}

async function insert(db: Kysely<Schema>, wish: ApiKeyWish): Promise<NewApiKey | undefined> {
  const parts: ApiKeyParts = drawApiKey();
  const row = await db
    .insertInto('api_key')
    .values({
      key_id: parts.id,
      name: wish.name,
      ...sealSecret(parts.secret),
      expires_at: wish.days === null ? null : sql`now() + make_interval(days => ${wish.days})`,
    })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .where('revoked_at', 'is', null)
        .where('replaced_at', 'is', null)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  return row && { text: apiKeyText(parts), key: apiKeyOf(row) };
}

async function isInUse(db: Kysely<Schema>, name: string): Promise<boolean> {
  const key = await db
    .selectFrom('api_key')
    .select('key_id')
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return key !== undefined;
}

function badName(): StoreInputError {
  return new StoreInputError(
    'That is no name for a key: expected up to 60 small letters, digits, dots, dashes and ' +
      'underscores, such as wallboard-2.',
  );
}

function nameInUse(name: string): StoreInputError {
  return new StoreInputError(
    `There is a key with the name ${name}: rotate it, revoke it, or take another name.`,
  );
}

function noKey(name: string): StoreInputError {
  return new StoreInputError(`There is no key ${name}: \`pnpm keys list\` tells which there are.`);
}
