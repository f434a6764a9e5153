import { type Kysely, sql } from 'kysely';
import type { Asking, NumbersRead } from '../audit/entry.ts';
import type { Span } from '../time/span.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import type { Schema } from './schema.ts';
import { sqlInstant } from './sql-instant.ts';

/** Which entries of the audit. */
export interface AuditQuery {
  /** When it was asked. */
  readonly span: Span;
  /** @default whoever it was */
  readonly who?: string | undefined;
  /** An agent's id, also of one who is forgotten. @default whomever it was about */
  readonly about?: string | undefined;
}

/** An entry as it was kept. */
export interface AuditRow
  extends Omit<Asking, 'families'>, Pick<NumbersRead, 'what' | 'scope' | 'span'> {
  readonly atMs: number;
  readonly families: readonly string[];
  /** The ids of those who are known here. */
  readonly agentIds: readonly string[];
  /** Of how many agents it was, those who are forgotten too. */
  readonly agents: number;
}

/** Entries fetched at once. */
const PAGE = 1000;

/** Entries of the audit, the oldest first. */
export async function* readAudit(db: Kysely<Schema>, query: AuditQuery): AsyncGenerator<AuditRow> {
  const pseudonymOf = await pseudonymsOf(db);
  const known = await db.selectFrom('agent').select('agent_id').execute();
  const idOf = new Map(known.map(({ agent_id: id }) => [pseudonymOf(id), id]));
  const about = query.about === undefined ? null : pseudonymOf(query.about);
  let after = { at: query.span.startMs, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await page(db, query, { about, after });
    for (const { pseudonyms, ...row } of rows) {
      const agentIds = pseudonyms.flatMap((pseudonym) => idOf.get(pseudonym) ?? []);
      yield {
        atMs: row.at,
        who: row.who,
        app: row.app,
        through: row.through,
        kind: row.kind,
        families: row.families,
        what: row.what,
        scope: row.scope,
        span: { startMs: row.span_start, endMs: row.span_end },
        agentIds,
        agents: pseudonyms.length,
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { at: last.at, id: last.audit_id };
  }
}

async function page(
  db: Kysely<Schema>,
  { span, who }: AuditQuery,
  { about, after }: { about: string | null; after: { at: number; id: string } },
) {
  let rows = db
    .selectFrom('audit')
    .innerJoin('audit_agents', 'audit_agents.agents_no', 'audit.agents_no')
    .selectAll()
    .where('at', '<', sqlInstant(span.endMs))
    .where(sql<boolean>`(at, audit_id) > (${sqlInstant(after.at)}, ${after.id}::uuid)`)
    .orderBy('at')
    .orderBy('audit_id')
    .limit(PAGE);
  if (who !== undefined) rows = rows.where('who', '=', who);
  if (about !== null) rows = rows.where(sql<boolean>`${about}::uuid = any (pseudonyms)`);
  return rows.execute();
}
