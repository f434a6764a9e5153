import type { Kysely } from 'kysely';
import { type AgentsFound, UnknownScopeError } from '../report/source.ts';
import { type AgentsRead, agentsRead } from '../store/agents-read.ts';
import { agentsAtWork } from '../store/known-agents.ts';
import type { Schema } from '../store/schema.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { PartUnread } from './part-unread.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Whose half hours are read. */
export type SyncScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'teams' | 'queues'; readonly ids: readonly string[] };

/** The scope as the store names it: `all`, `teams:…` or `queues:…`, ids in order. */
export function scopeName(scope: SyncScope): string {
  return scope.kind === 'all' ? 'all' : `${scope.kind}:${scope.ids.toSorted().join()}`;
}

/** Whom half hours are read for. */
export interface ReadAgents {
  readonly agentIds: readonly string[];
  /** Whether the half hour is read for the agent: those who have left keep what they have. */
  readonly isFor: (agentId: string, halfHourStartMs: number) => boolean;
  /** Of whom they were read before. */
  readonly before: AgentsRead;
}

/**
 * The agents of the scope, for all of the half hours, and whoever was one when they were read
 * before, for those.
 *
 * @throws PartUnread when nobody can say yet who is in the scope
 */
export async function agentsToRead(
  { db, scope, scopeNo, context }: Pick<SyncDeps, 'db' | 'scope' | 'scopeNo' | 'context'>,
  slotsMs: readonly number[],
): Promise<ReadAgents> {
  const [now, before] = await Promise.all([
    scope.kind === 'all' ? agentsAtWork(db) : membersOf(db, scope, context.signal),
    agentsRead(db, { scopeNo, slotsMs }),
  ]);
  const inScope = new Set(now);
  return {
    agentIds: [...new Set([...now, ...before.agentIds])],
    isFor: (agentId, startMs) =>
      inScope.has(agentId) ||
      before.isWorkRead(agentId, startMs) ||
      before.isPresenceRead(agentId, startMs),
    before,
  };
}

/** Members of teams or queues as they were last read. */
async function membersOf(
  db: Kysely<Schema>,
  { kind, ids }: Exclude<SyncScope, { kind: 'all' }>,
  signal: AbortSignal,
): Promise<string[]> {
  const directory = createStoredDirectory({ db });
  const { agents, unread } = await found(async () =>
    kind === 'teams' ? directory.inTeams(ids, signal) : directory.inQueues(ids, signal),
  );
  // Nobody at all would be taken for a scope without members, and its half hours for read.
  if (unread[0] !== undefined) throw new PartUnread(unread[0]);
  return agents.map(({ id }) => id);
}

/** A team or queue that is gone is trouble that people have to see, and no reason to end. */
async function found(find: () => Promise<AgentsFound>): Promise<AgentsFound> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof UnknownScopeError)) throw error;
    throw new PartUnread({
      kind: 'AGENTS',
      reason: 'UNAVAILABLE',
      message: `${error.message} Nothing is read as long as the sync is told to read it.`,
      missingPermissions: [],
      span: { startMs: 0, endMs: 0 },
      correlationId: null,
    });
  }
}
