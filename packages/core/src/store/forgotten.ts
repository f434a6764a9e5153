import type { Kysely } from 'kysely';
import type { Agent } from '../report/source.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import type { Schema } from './schema.ts';

/** Those of the agents who were erased, and of whom nothing may be kept or told. */
export async function forgottenAmong(
  db: Kysely<Schema>,
  agentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (agentIds.length === 0) return new Set();
  const rows = await db.selectFrom('forgotten').select('pseudonym').execute();
  // Most often: then there may be no key yet either.
  if (rows.length === 0) return new Set();
  const pseudonymOf = await pseudonymsOf(db);
  const forgotten = new Set(rows.map(({ pseudonym }) => pseudonym));
  return new Set(agentIds.filter((id) => forgotten.has(pseudonymOf(id))));
}

/** The others: Genesys still tells of those who were erased. */
export async function withoutForgotten(
  db: Kysely<Schema>,
  agents: readonly Agent[],
): Promise<readonly Agent[]> {
  const forgotten = await forgottenAmong(
    db,
    agents.map(({ id }) => id),
  );
  return forgotten.size === 0 ? agents : agents.filter(({ id }) => !forgotten.has(id));
}
