import { type Kysely, sql, type Transaction } from 'kysely';
import type { Agent } from '../report/source.ts';
import { agentNumbers, unitNumbers } from './numbers.ts';
import type { Schema, UnitKind } from './schema.ts';
import { lockForWriting } from './writer-lock.ts';

/** A queue, team or group as Genesys lists it. */
export interface Unit {
  readonly id: string;
  readonly name: string | null;
}

/**
 * Keeps what Genesys tells of agents; what it does not tell (`null`) stays as it was.
 *
 * @param read.areAllActive - these are all active agents: whoever else was active has left
 * @returns how many rows were written: 0 when nothing was new
 */
export async function keepAgents(
  db: Kysely<Schema>,
  read: {
    readonly agents: readonly Agent[];
    readonly readAtMs: number;
    readonly areAllActive: boolean;
  },
): Promise<number> {
  return writing(db, 'agents', async (tx) => {
    const rows = await upsertAgents(tx, read.agents);
    if (!read.areAllActive) return rows;
    await keepReadAt(tx, 'agents', read.readAtMs);
    const { numAffectedRows } = await sql`
      update agent set active = false where active
        and agent_id <> all(${read.agents.map(({ id }) => id)}::text[])`.execute(tx);
    return rows + Number(numAffectedRows ?? 0);
  });
}

/** Keeps the names of all queues, teams or groups that there are. @returns rows written */
export async function keepUnits(
  db: Kysely<Schema>,
  kind: UnitKind,
  read: { readonly units: readonly Unit[]; readonly readAtMs: number },
): Promise<number> {
  const ids = read.units.map(({ id }) => id);
  return writing(db, kind, async (tx) => {
    await unitNumbers(tx, kind, ids);
    await keepReadAt(tx, kind, read.readAtMs);
    const { numAffectedRows } = await sql`
      update unit set name = coalesce(new.name, unit.name), listed = new.unit_id is not null
      from unit as old left join unnest(${ids}::text[],
        ${read.units.map(({ name }) => name)}::text[]) as new (unit_id, name) using (unit_id)
      where unit.unit_no = old.unit_no and unit.kind = ${kind}
        and (unit.name, unit.listed)
          is distinct from (coalesce(new.name, unit.name), new.unit_id is not null)`.execute(tx);
    return Number(numAffectedRows ?? 0);
  });
}

/** Keeps who is in a queue, team or group, everybody in it. @returns rows written */
export async function keepMembers(
  db: Kysely<Schema>,
  unit: { readonly kind: UnitKind; readonly unitId: string },
  read: { readonly members: readonly Agent[]; readonly readAtMs: number },
): Promise<number> {
  return writing(db, unit.kind, async (tx) => {
    const rows = await upsertAgents(tx, read.members);
    const memberNos = await agentNumbers(
      tx,
      read.members.map(({ id }) => id),
    );
    const nos = [...memberNos.values()];
    const unitNos = await unitNumbers(tx, unit.kind, [unit.unitId]);
    const unitNo = unitNos.get(unit.unitId) ?? NaN;
    const gone = await sql`
      delete from membership where unit_no = ${unitNo}
        and agent_no <> all(${nos}::int[])`.execute(tx);
    const added = await sql`
      insert into membership (unit_no, agent_no)
      select ${unitNo}::int, agent_no from unnest(${nos}::int[]) as agent_no
      on conflict do nothing`.execute(tx);
    await sql`update unit set members_read_at = ${new Date(read.readAtMs)}
      where unit_no = ${unitNo}`.execute(tx);
    return rows + Number(gone.numAffectedRows ?? 0) + Number(added.numAffectedRows ?? 0);
  });
}

async function writing(
  db: Kysely<Schema>,
  what: 'agents' | UnitKind,
  write: (tx: Transaction<Schema>) => Promise<number>,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockForWriting(tx);
    const rows = await write(tx);
    if (rows > 0) {
      await sql`update directory_read set version = nextval('sync_version')
        where what = ${what}`.execute(tx);
    }
    return rows;
  });
}

async function upsertAgents(tx: Transaction<Schema>, agents: readonly Agent[]): Promise<number> {
  // Not ON CONFLICT: it would use up a number of the sequence for every agent and every read.
  await agentNumbers(
    tx,
    agents.map(({ id }) => id),
  );
  const { numAffectedRows } = await sql`
    update agent set name = new.name, name_small = new.name_small, active = new.active
    from (
      select agent_no, coalesce(told.name, old.name) as name,
        coalesce(told.name_small, old.name_small) as name_small,
        coalesce(told.active, old.active) as active
      from agent as old join unnest(
        ${agents.map(({ id }) => id)}::text[],
        ${agents.map(({ name }) => name)}::text[],
        ${agents.map(({ name }) => name?.toLowerCase() ?? null)}::text[],
        ${agents.map(({ active }) => active)}::boolean[]
      ) as told (agent_id, name, name_small, active) using (agent_id)) as new
    where agent.agent_no = new.agent_no
      and (agent.name, agent.active) is distinct from (new.name, new.active)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function keepReadAt(tx: Transaction<Schema>, what: string, readAtMs: number): Promise<void> {
  await sql`
    insert into directory_read (what, read_at) values (${what}, ${new Date(readAtMs)})
    on conflict (what) do update set read_at = excluded.read_at`.execute(tx);
}
