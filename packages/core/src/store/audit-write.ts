import { type Kysely, sql } from 'kysely';
import { hash } from 'node:crypto';
import type { AuditEntry } from '../audit/entry.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { type PseudonymOf, pseudonymsOf } from './pseudonyms.ts';
import type { Schema } from './schema.ts';

/**
 * Keeps entries for so many days, all of them or none; those that are there already stay. Agents are
 * kept by their pseudonyms, so that nobody has to be taken out of it when they are forgotten.
 */
export function createAuditStore(db: Kysely<Schema>, keepDays: number) {
  let lists: AgentLists | undefined;
  return async (entries: readonly AuditEntry[]): Promise<void> => {
    const listOf = (lists ??= createAgentLists(await pseudonymsOf(db)));
    const rows = entries.map((entry) => ({ entry, agents: listOf(entry.agentIds) }));
    const given = new Map(rows.map(({ agents }) => [agents.digest, agents.pseudonyms]));
    await db.transaction().execute(async (tx) => {
      await sql`insert into audit_agents (digest, pseudonyms)
        select digest, pseudonyms::uuid[]
        from unnest(${[...given.keys()]}::text[], ${[...given.values()]}::text[])
          as given (digest, pseudonyms)
        order by digest
        on conflict (digest) do nothing`.execute(tx);
      const entriesAsJson = JSON.stringify(
        rows.map(({ entry, agents }) => rowOf(entry, agents.digest, keepDays)),
      );
      await sql`insert into audit (audit_id, at, keep_until, who, app, through, kind, families,
          what, scope, agents_no, span_start, span_end)
        select id, at, keep_until, who, app, through, kind, families, what, scope, agents_no,
          span_start, span_end
        from jsonb_to_recordset(${entriesAsJson}::jsonb) as given (id uuid, at timestamptz,
          keep_until timestamptz, who text, app text, through text, kind text, families text[],
          what text, scope text, digest text, span_start timestamptz, span_end timestamptz)
        join audit_agents using (digest)
        on conflict (audit_id) do nothing`.execute(tx);
    });
  };
}

/** Agents as PostgreSQL writes an array, and a digest that is the same for the same ones. */
interface AgentList {
  readonly pseudonyms: string;
  readonly digest: string;
}

type AgentLists = (agentIds: readonly string[]) => AgentList;

/** Lists that are remembered: what is asked for again and again, such as by a wallboard. */
const REMEMBERED = 500;

/** A thousand pseudonyms take some ten milliseconds to make, and no time to remember. */
function createAgentLists(pseudonymOf: PseudonymOf): AgentLists {
  const remembered = new Map<string, AgentList>();
  return (agentIds) => {
    const key = hash('sha256', agentIds.join(), 'base64url');
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const pseudonyms = `{${[...new Set(agentIds)].map(pseudonymOf).toSorted().join()}}`;
    const list = { pseudonyms, digest: hash('sha256', pseudonyms, 'base64url') };
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, list);
    return list;
  };
}

function rowOf(entry: AuditEntry, digest: string, keepDays: number) {
  const { agentIds: _, span, atMs, ...same } = entry;
  return {
    ...same,
    digest,
    at: new Date(atMs),
    keep_until: new Date(atMs + keepDays * DAY_MS),
    span_start: new Date(span.startMs),
    span_end: new Date(span.endMs),
  };
}

/** Forgets entries that have been kept as long as was promised. @returns how many */
export async function pruneAudit(db: Kysely<Schema>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // An entry that is being written may be the only one of its agents.
    await sql`lock table audit_agents in share row exclusive mode`.execute(tx);
    const { numDeletedRows } = await tx
      .deleteFrom('audit')
      .where(sql<boolean>`keep_until < now()`)
      .executeTakeFirst();
    await sql`delete from audit_agents where not exists
      (select from audit where audit.agents_no = audit_agents.agents_no)`.execute(tx);
    return Number(numDeletedRows);
  });
}
