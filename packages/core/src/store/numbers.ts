import { type Kysely, sql } from 'kysely';
import { forgottenAmong } from './forgotten.ts';
import type { Schema, UnitKind } from './schema.ts';

/**
 * The numbers by which rows name agents, by agent id. Agents that are new get one; those who were
 * erased have none, and nothing of them may be kept. Call with the writer's lock.
 */
export async function agentNumbers(
  db: Kysely<Schema>,
  agentIds: readonly string[],
): Promise<Map<string, number>> {
  const ids = [...new Set(agentIds)];
  const known = await numbersOf(db, ids);
  const others = ids.filter((id) => !known.has(id));
  if (others.length === 0) return known;
  const forgotten = await forgottenAmong(db, others);
  await sql`
    insert into agent (agent_id)
    select id from unnest(${others.filter((id) => !forgotten.has(id))}::text[]) as id`.execute(db);
  return new Map([...known, ...(await numbersOf(db, others))]);
}

async function numbersOf(db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, number>> {
  const known = await db
    .selectFrom('agent')
    .select(['agent_id', 'agent_no'])
    .where(sql<boolean>`agent_id = any(${ids}::text[])`)
    .execute();
  return new Map(known.map(({ agent_id, agent_no }) => [agent_id, agent_no]));
}

/** The numbers of queues, teams or groups, by Genesys' ids, likewise. */
export async function unitNumbers(
  db: Kysely<Schema>,
  kind: UnitKind,
  unitIds: readonly string[],
): Promise<Map<string, number>> {
  const ids = [...new Set(unitIds)];
  await sql`
    insert into unit (kind, unit_id)
    select ${kind}, id from unnest(${ids}::text[]) as id
    where not exists (select from unit where kind = ${kind} and unit_id = id)`.execute(db);
  const known = await db
    .selectFrom('unit')
    .select(['unit_id', 'unit_no'])
    .where('kind', '=', kind)
    .where(sql<boolean>`unit_id = any(${ids}::text[])`)
    .execute();
  return new Map(known.map(({ unit_id, unit_no }) => [unit_id, unit_no]));
}

/** The number of a scope such as `all` or `teams:…`; a new one gets one. */
export async function scopeNumber(db: Kysely<Schema>, scope: string): Promise<number> {
  await sql`insert into scope (scope) select ${scope}
    where not exists (select from scope where scope = ${scope})
    on conflict do nothing`.execute(db);
  const row = await db
    .selectFrom('scope')
    .select('scope_no')
    .where('scope', '=', scope)
    .executeTakeFirstOrThrow();
  return row.scope_no;
}
