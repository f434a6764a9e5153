import { type Kysely, sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { BudgetState } from '../genesys/budget-state.ts';
import type { Schema } from './schema.ts';

/** What all processes know of the requests of one OAuth client. Instants are of one clock. */
export interface BudgetRow {
  read(): Promise<BudgetReading>;
  /** Writes, if nobody has since that version. @returns whether it did */
  replace(version: number, state: BudgetState): Promise<boolean>;
}

interface BudgetReading {
  readonly state: BudgetState;
  /** Grows with every write. */
  readonly version: number;
  /** The database's clock, epoch ms. */
  readonly nowMs: number;
}

/** The row of an OAuth client, which is made when it is read for the first time. */
export function budgetRow(db: Kysely<Schema>, clientId: string): BudgetRow {
  const client = clientKey(clientId);
  async function read(): Promise<BudgetReading> {
    const found = await readBudget(db, client);
    if (found !== null) return found;
    await makeRow(db, client);
    return read();
  }
  return {
    read,
    replace: async (version, state) => replaceState(db, client, version, state),
  };
}

/** What is known of a client's requests; `null`: nothing. Changes nothing. */
export async function readBudget(
  db: Kysely<Schema>,
  client: string,
): Promise<BudgetReading | null> {
  const row = await db
    .selectFrom('request_budget')
    .select(['version', 'starts_ms', 'allowed', 'paused_until_ms', 'their_used', 'their_end_ms'])
    .select(sql<number>`(extract(epoch from clock_timestamp()) * 1000)::int8`.as('now_ms'))
    .where('client', '=', client)
    .executeTakeFirst();
  if (row === undefined) return null;
  const state = {
    startsMs: row.starts_ms,
    allowed: row.allowed,
    pausedUntilMs: row.paused_until_ms,
    theirs: { used: row.their_used, endMs: row.their_end_ms },
  };
  return { state, version: row.version, nowMs: row.now_ms };
}

/** The key of a client: its id is in no table. */
export function clientKey(clientId: string): string {
  return createHash('sha256').update(`request budget of ${clientId}`).digest('hex');
}

async function makeRow(db: Kysely<Schema>, client: string): Promise<void> {
  // Here, where it costs nothing: a client that is new has often taken the place of another.
  await sql`delete from request_budget where changed_at < now() - interval '1 day'`.execute(db);
  await sql`insert into request_budget (client) values (${client})
    on conflict do nothing`.execute(db);
}

async function replaceState(
  db: Kysely<Schema>,
  client: string,
  version: number,
  { startsMs, allowed, pausedUntilMs, theirs }: BudgetState,
): Promise<boolean> {
  // Requests don't wait for the disk: a server that crashes forgets less than a second of them.
  const { numAffectedRows } = await sql`
    with hasty as materialized (select set_config('synchronous_commit', 'off', true))
    update request_budget set version = version + 1, starts_ms = ${startsMs}::int8[],
      allowed = ${allowed}, paused_until_ms = ${pausedUntilMs},
      their_used = ${theirs.used}, their_end_ms = ${theirs.endMs}, changed_at = now()
    from hasty where client = ${client} and version = ${version}`.execute(db);
  return numAffectedRows === 1n;
}
