import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readApiKey } from '../access/api-key.ts';
import { NO_SIGHT } from '../access/grant.ts';
import { listGrants, storedGrants } from './access-grants.ts';
import { createApiKey, revokeApiKeys, rotateApiKey } from './api-keys-change.ts';
import { type ApiKeys, createApiKeys, listApiKeys } from './api-keys.ts';
import type { Schema } from './schema.ts';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let db: Kysely<Schema>;
/** Two processes on one store. */
let here: ApiKeys;
let elsewhere: ApiKeys;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
  here = createApiKeys(db);
  elsewhere = createApiKeys(db);
});
beforeEach(async () => {
  await sql`truncate api_key, access_grant`.execute(db);
});
afterAll(async () => server.stop());

const WALLBOARD = { name: 'wallboard', days: 365 };
const HOLDER = { kind: 'key', id: 'key:wallboard', name: 'wallboard' };

it('knows the holder of a key by the key alone, of which it keeps no more than a hash', async () => {
  expect([await here.areAny(), await here.isAnyGood()]).toEqual([false, false]);
  const { text, key } = await createApiKey(db, WALLBOARD, null);
  expect(text).toMatch(/^hh_[0-9a-f]{12}_[0-9a-f]{64}$/u);
  expect(await here.holderOf(text)).toEqual(HOLDER);
  expect([await here.areAny(), await here.isAnyGood()]).toEqual([true, true]);
  const rows = JSON.stringify(await sql`select *, encode(hash, 'hex') from api_key`.execute(db));
  expect(rows).toContain(key.id);
  expect(rows).not.toContain(readApiKey(text)?.secret);
});

it('seals the same secret another way each time', async () => {
  for (const name of ['a', 'b']) await createApiKey(db, { ...WALLBOARD, name }, null);
  const salts = await db.selectFrom('api_key').select('salt').execute();
  expect(new Set(salts.map(({ salt }) => salt.toString('hex'))).size).toBe(2);
});

it('lets nobody in by what a key begins with, or with the secret of another', async () => {
  const mine = await createApiKey(db, WALLBOARD, null);
  const theirs = await createApiKey(db, { ...WALLBOARD, name: 'theirs' }, null);
  const prefix = mine.text.slice(0, 15);
  const secret = theirs.text.slice(16);
  const tried = [
    prefix,
    `${prefix}_`,
    `${prefix}_${secret}`,
    `${mine.text}0`,
    mine.text.toUpperCase(),
  ];
  for (const text of [...tried, `${prefix}_${'0'.repeat(64)}`, '', 'hh_']) {
    expect(await here.holderOf(text)).toBeNull();
  }
  const keys = await listApiKeys(db);
  expect(keys.map(({ lastUsedAtMs }) => lastUsedAtMs)).toEqual([null, null]);
});

it('takes a key nowhere any more from the moment it is revoked or has expired', async () => {
  const { text, key } = await createApiKey(db, WALLBOARD, null);
  expect(await elsewhere.holderOf(text)).toEqual(HOLDER);
  expect(await revokeApiKeys(db, 'wallboard')).toMatchObject([{ id: key.id }]);
  expect([await here.holderOf(text), await elsewhere.holderOf(text)]).toEqual([null, null]);
  expect(await revokeApiKeys(db, `hh_${key.id}`)).toEqual([]);
  expect([await here.areAny(), await here.isAnyGood()]).toEqual([true, false]);

  const short = await createApiKey(db, WALLBOARD, null);
  expect(await here.holderOf(short.text)).toEqual(HOLDER);
  await sql`update api_key set expires_at = now() where key_id = ${short.key.id}`.execute(db);
  expect([await here.holderOf(short.text), await elsewhere.holderOf(short.text)]).toEqual([
    null,
    null,
  ]);
});

it('has one key of a name, however many ask for it at once', async () => {
  const asked = [1, 2, 3].map(async () => createApiKey(db, WALLBOARD, null));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(createApiKey(db, WALLBOARD, null)).rejects.toThrow(
    'There is a key with the name wallboard: rotate it, revoke it, or take another name.',
  );
});

it.each(['', 'Wallboard', 'wall board', 'a'.repeat(61), '-a', 'ä'])(
  'takes %s for no name',
  async (name) => {
    await expect(createApiKey(db, { name, days: null }, null)).rejects.toThrow('no name for a key');
  },
);

it('puts another key in the place of one, which is good for some hours more', async () => {
  const old = await createApiKey(db, WALLBOARD, null);
  const next = await rotateApiKey(db, WALLBOARD, 24);
  const holders = [await here.holderOf(old.text), await here.holderOf(next.text)];
  expect(holders).toEqual([HOLDER, HOLDER]);
  const replaced = (await listApiKeys(db)).find(({ id }) => id === old.key.id);
  const left = (replaced?.expiresAtMs ?? 0) - (replaced?.replacedAtMs ?? 0);
  expect(left).toBe(24 * 3_600_000);
  const last = await rotateApiKey(db, WALLBOARD, 0);
  const now = [old, next, last].map(async ({ text }) => here.holderOf(text));
  expect(await Promise.all(now)).toEqual([HOLDER, null, HOLDER]);
  await expect(rotateApiKey(db, { ...WALLBOARD, name: 'x' }, 0)).rejects.toThrow('no key x');
});

it('leaves nothing to inherit for the next key of a name that was revoked', async () => {
  const { key } = await createApiKey(db, WALLBOARD, { ...NO_SIGHT, teamIds: ['t1'] });
  expect(await storedGrants(db)).toEqual([
    { to: [{ kind: 'key', name: 'wallboard' }], sight: { ...NO_SIGHT, teamIds: ['t1'] } },
  ]);
  await rotateApiKey(db, WALLBOARD, 1);
  await revokeApiKeys(db, `hh_${key.id}`);
  expect(await listGrants(db)).toHaveLength(1);
  await revokeApiKeys(db, 'wallboard');
  expect(await listGrants(db)).toEqual([]);
});

it('writes when a key was used, once a minute', async () => {
  const { text } = await createApiKey(db, WALLBOARD, null);
  const lastUsed = async () => (await listApiKeys(db))[0]?.lastUsedAtMs ?? null;
  expect(await lastUsed()).toBeNull();
  await here.holderOf(text);
  const first = await lastUsed();
  expect(first).not.toBeNull();
  await here.holderOf(text);
  expect(await lastUsed()).toBe(first);
  await sql`update api_key set last_used_at = now() - interval '61 seconds'`.execute(db);
  await elsewhere.holderOf(text);
  expect(await lastUsed()).toBeGreaterThanOrEqual(first ?? Infinity);
});
