import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Ids of agents who have not left, as far as is known, and of those of whom legs are kept. */
export async function agentsAtWork(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ agent_id: string }>`
    select agent_id from agent
    where active is not false or exists (select from leg where leg.agent_no = agent.agent_no)
    order by agent_id`.execute(db);
  return rows.map(({ agent_id }) => agent_id);
}

/** Ids of agents whom no list of agents held so far: known from their work only. */
export async function agentsNeverListed(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .selectFrom('agent')
    .select('agent_id')
    .where('active', 'is', null)
    .orderBy('agent_id')
    .execute();
  return rows.map(({ agent_id }) => agent_id);
}
