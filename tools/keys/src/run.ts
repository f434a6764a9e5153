import { count, type Print, UsageError } from '@halfhour/command';
import {
  type ApiKey,
  createApiKey,
  listApiKeys,
  listGrants,
  type NewApiKey,
  openMigratedStore,
  putGrant,
  removeGrant,
  revokeApiKeys,
  rotateApiKey,
  type Store,
} from '@halfhour/core';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { keysText, newKeyText, rulesText, sightInWords } from './words.ts';

type Database = Store['database']['kysely'];

/** Does what the command line asks for, or throws. */
export async function run(flags: Flags, env: Env, print: Print): Promise<void> {
  const store = await openMigratedStore({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.HALFHOUR_DATA,
    binDir: env.POSTGRES_BIN_DIR,
    applicationName: 'halfhour keys',
  });
  try {
    await print(await outcomeOf(flags, store.database.kysely));
  } finally {
    await store.close();
  }
}

/** @returns what is to be printed */
async function outcomeOf(flags: Flags, db: Database): Promise<string> {
  switch (flags.command) {
    case 'create':
      return created(flags, db);
    case 'rotate':
      return rotated(flags, db);
    case 'revoke':
      return revokedText(await revokeApiKeys(db, flags.name));
    case 'list': {
      const keys = await listApiKeys(db);
      return flags.json ? jsonOf(keys.map(keyJson)) : keysText(keys, Date.now());
    }
    case 'allow':
      await putGrant(db, flags.principal, flags.sight);
      return `${flags.principal} sees ${sightInWords(flags.sight)}.\n`;
    case 'disallow':
      return disallowed(flags.principal, db);
    case 'rules':
    default: {
      const rules = await listGrants(db);
      return flags.json ? jsonOf(rules) : rulesText(rules);
    }
  }
}

type Asked<Command extends Flags['command']> = Extract<Flags, { readonly command: Command }>;

async function created(flags: Asked<'create'>, db: Database): Promise<string> {
  const made = await createApiKey(db, flags, flags.sight);
  const sees =
    flags.sight === null
      ? 'The store gives it nobody to see: `pnpm keys allow`, or the file of HALFHOUR_ACCESS.'
      : `It sees ${sightInWords(flags.sight)}.`;
  return flags.json ? newKeyJson(made) : newKeyText(made, sees);
}

async function rotated(flags: Asked<'rotate'>, db: Database): Promise<string> {
  const made = await rotateApiKey(db, flags, flags.overlapHours);
  const old = `The one before is good for ${count(flags.overlapHours, 'hour')} more at the most.`;
  return flags.json ? newKeyJson(made) : newKeyText(made, old);
}

async function disallowed(principal: string, db: Database): Promise<string> {
  if (await removeGrant(db, principal)) return `The store says nothing of ${principal} any more.\n`;
  throw new UsageError(`The store says nothing of ${principal}.`);
}

function revokedText(keys: readonly ApiKey[]): string {
  if (keys.length === 0) return 'It was revoked before.\n';
  return keys.map(({ id, name }) => `Revoked hh_${id} (${name}).\n`).join('');
}

function newKeyJson({ text, key }: NewApiKey): string {
  return jsonOf({ key: text, ...keyJson(key) });
}

function keyJson({ id, name, ...key }: ApiKey) {
  return {
    prefix: `hh_${id}`,
    name,
    createdAt: instant(key.createdAtMs),
    expiresAt: instant(key.expiresAtMs),
    lastUsedAt: instant(key.lastUsedAtMs),
    replacedAt: instant(key.replacedAtMs),
    revokedAt: instant(key.revokedAtMs),
  };
}

function instant(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
