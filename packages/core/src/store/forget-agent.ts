import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { pseudonymsOf } from './pseudonyms.ts';
import type { Schema } from './schema.ts';
import { lockForWriting } from './writer-lock.ts';

/** What forgetting an agent did, or would do. */
export interface Forgotten {
  /** Rows that were deleted or from which the agent was taken out, by table; none where it is 0. */
  readonly rows: Readonly<Record<string, number>>;
  /** Whether they had been forgotten before. */
  readonly wasForgotten: boolean;
  /** Digests on their way that name them: to be forgotten once they are posted. */
  readonly onTheirWay: number;
  /** Names of shifts that name them in the file of shifts, where only people can take them out. */
  readonly shiftsOfFile: readonly string[];
}

/**
 * Erases an agent, and keeps by a pseudonym that they are erased: whatever is read of them later is
 * not kept. To do so again changes nothing. The audit knows agents by pseudonyms only, and stays.
 *
 * @param isTried - done and undone, for what it would do
 */
export async function forgetAgent(
  db: Kysely<Schema>,
  agentId: string,
  { isTried = false }: { readonly isTried?: boolean } = {},
): Promise<Forgotten> {
  const pseudonym = (await pseudonymsOf(db))(agentId);
  let forgotten: Forgotten | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      // What is being read of them comes after, and is not kept.
      await lockForWriting(tx);
      forgotten = await forget(tx, agentId, pseudonym);
      if (isTried) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  if (forgotten === undefined) throw new Error('It was neither done nor refused.');
  return forgotten;
}

/** Rolls a transaction back. */
class Undone extends Error {}

async function forget(
  tx: Transaction<Schema>,
  agentId: string,
  pseudonym: string,
): Promise<Forgotten> {
  const isNew = await countOf(
    tx,
    sql`insert into forgotten (pseudonym) values (${pseudonym}) on conflict do nothing`,
  );
  const digests = await fromDigests(tx, agentId);
  const shiftsOfFile = await tx
    .selectFrom('shift')
    .select('name')
    .where('origin', '=', 'file')
    .where(sql<boolean>`${agentId} = any (who_ids)`)
    .execute();
  const rows = {
    delivery: digests.rows,
    shift: await fromShifts(tx, agentId, pseudonym),
    ...(await fromLists(tx, agentId)),
    ...(await fromNumbers(tx, agentId)),
  };
  await sql`update directory_read set version = nextval('sync_version')`.execute(tx);
  return {
    rows: Object.fromEntries(Object.entries(rows).filter(([, many]) => many > 0)),
    wasForgotten: isNew === 0,
    onTheirWay: digests.onTheirWay,
    shiftsOfFile: shiftsOfFile.map(({ name }) => name),
  };
}

async function fromNumbers(tx: Transaction<Schema>, agentId: string) {
  const ofAgent = sql`agent_no = (select agent_no from agent where agent_id = ${agentId})`;
  const rows: Record<string, number> = {};
  for (const table of ['leg', 'agent_day', 'agent_day_whole', 'restatement', 'membership']) {
    rows[table] = await countOf(tx, sql`delete from ${sql.table(table)} where ${ofAgent}`);
  }
  rows['agent'] = await countOf(tx, sql`delete from agent where agent_id = ${agentId}`);
  return rows;
}

/** Of published schedules, and of what principals may see. */
async function fromLists(tx: Transaction<Schema>, agentId: string) {
  const rows: Record<string, number> = {};
  for (const table of ['management_unit', 'published_day', 'access_grant']) {
    rows[table] = await countOf(
      tx,
      sql`update ${sql.table(table)} set agent_ids = array_remove(agent_ids, ${agentId})
        where ${agentId} = any (agent_ids)`,
    );
  }
  return rows;
}

/** A shift of nobody can't be: one that was of this agent alone is of a pseudonym, and has ended. */
async function fromShifts(tx: Transaction<Schema>, agentId: string, pseudonym: string) {
  return countOf(
    tx,
    sql`update shift set version = version + 1, changed_at = now(),
        ended_at = case when cardinality(who_ids) = 1 then coalesce(ended_at, now()) else ended_at end,
        who_ids = case when cardinality(who_ids) = 1 then array[${pseudonym}]
          else array_remove(who_ids, ${agentId}) end
      where ${agentId} = any (who_ids)`,
  );
}

/** What digests said, where it names the agent, and is not on its way. */
async function fromDigests(tx: Transaction<Schema>, agentId: string) {
  const agent = await tx
    .selectFrom('agent')
    .select('name')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  const words = [agentId, ...asWritten(agent?.name ?? null)];
  const names = sql`exists (select from unnest(${words}::text[]) as word
    where strpos(concat_ws(' ', body, reply, headline, gist, reason, last_error), word) > 0)`;
  const rows = await countOf(
    tx,
    sql`update delivery set body = null, reply = null, headline = null, gist = null,
        reason = null, last_error = null, next_try = null
      where state in ('sent', 'unknown', 'skipped', 'dead') and ${names}`,
  );
  const { rows: left } = await sql<{ many: number }>`
    select count(*) as many from delivery where ${names}`.execute(tx);
  return { rows, onTheirWay: left[0]?.many ?? 0 };
}

/** A name as it may stand in a message: as it is, as JSON has it, and as Slack escapes it. */
function asWritten(name: string | null): string[] {
  if (name === null || name.trim() === '') return [];
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [name, escaped].flatMap((one) => [one, JSON.stringify(one).slice(1, -1)]);
}

async function countOf(tx: Transaction<Schema>, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(tx);
  return Number(numAffectedRows ?? 0);
}
