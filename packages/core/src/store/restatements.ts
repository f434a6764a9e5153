import { type Kysely, sql, type Transaction } from 'kysely';
import type { Restatement } from '../report/source.ts';
import type { Span } from '../time/span.ts';
import type { Restated } from './restated.ts';
import type { Schema } from './schema.ts';
import { sqlInstant } from './sql-instant.ts';

/** Keeps what was restated, as of now. */
export async function keepRestatements(
  tx: Transaction<Schema>,
  restated: readonly (Restated & { readonly agentNo: number })[],
): Promise<void> {
  if (restated.length === 0) return;
  await sql`
    insert into restatement (agent_no, slot, metric, from_value, to_value)
    select * from unnest(
      ${restated.map(({ agentNo }) => agentNo)}::int[],
      ${restated.map(({ halfHourStartMs }) => new Date(halfHourStartMs))}::timestamptz[],
      ${restated.map(({ metric }) => metric)}::text[],
      ${restated.map(({ from }) => from)}::int8[],
      ${restated.map(({ to }) => to)}::int8[])`.execute(tx);
}

/** The restatements of half hours that start in the span, by half hour, the oldest news first. */
export async function restatementsOf(
  db: Kysely<Schema>,
  {
    span,
    agentIds,
    limit,
  }: {
    readonly span: Span;
    /** @default everybody */
    readonly agentIds?: readonly string[];
    /** @default all of them */
    readonly limit?: number;
  },
): Promise<Restatement[]> {
  let query = db
    .selectFrom('restatement')
    .innerJoin('agent', 'agent.agent_no', 'restatement.agent_no')
    .selectAll()
    .where('slot', '>=', sqlInstant(span.startMs))
    .where('slot', '<', sqlInstant(span.endMs))
    .orderBy('slot')
    .orderBy('restated_at')
    .orderBy('agent_id')
    .orderBy('metric');
  if (agentIds !== undefined) {
    query = query.where(sql<boolean>`agent_id = any(${agentIds}::text[])`);
  }
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
  return rows.map((row) => ({
    agentId: row.agent_id,
    halfHourStartMs: row.slot,
    metric: row.metric,
    from: row.from_value,
    to: row.to_value,
    restatedAtMs: row.restated_at,
  }));
}
