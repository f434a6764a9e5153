import { type Kysely, sql } from 'kysely';
import { agentsRead } from '../store/agents-read.ts';
import type { Schema } from '../store/schema.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import type { Span } from '../time/span.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Whose half hours are read. */
export type SyncScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'teams' | 'queues'; readonly ids: readonly string[] };

/** The scope as the store names it: `all`, `teams:…` or `queues:…`, ids in order. */
export function scopeName(scope: SyncScope): string {
  return scope.kind === 'all' ? 'all' : `${scope.kind}:${scope.ids.toSorted().join()}`;
}

/**
 * The agents of the scope: of everybody, those who have not left and those of whom work is kept;
 * of teams and queues, their members as they were last read.
 */
async function agentsInScope(
  db: Kysely<Schema>,
  scope: SyncScope,
  signal: AbortSignal,
): Promise<string[]> {
  if (scope.kind === 'all') return everybody(db);
  const directory = createStoredDirectory({ db });
  const { agents } =
    scope.kind === 'teams'
      ? await directory.inTeams(scope.ids, signal)
      : await directory.inQueues(scope.ids, signal);
  return agents.map(({ id }) => id);
}

/**
 * Whom half hours of the span are read for: the agents of the scope, and whoever was one when they
 * were read before.
 */
export async function agentsToRead(
  { db, scope, scopeNo, context }: Pick<SyncDeps, 'db' | 'scope' | 'scopeNo' | 'context'>,
  span: Span,
): Promise<string[]> {
  const [now, before] = await Promise.all([
    agentsInScope(db, scope, context.signal),
    agentsRead(db, { scopeNo, span }),
  ]);
  return [...new Set([...now, ...before])];
}

async function everybody(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ agent_id: string }>`
    select agent_id from agent
    where active is not false or exists (select from leg where leg.agent_no = agent.agent_no)
    order by agent_id`.execute(db);
  return rows.map(({ agent_id }) => agent_id);
}
