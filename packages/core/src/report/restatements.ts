import type { Span } from '../time/span.ts';
import { ReportInputError } from './input-error.ts';
import { MAX_AGENTS } from './limits.ts';
import { agentsInScope, type Scope } from './scope.ts';
import type { Agent, Directory, Restatement, RestatementSource, Unread } from './source.ts';
import { reportWindow } from './window.ts';

/** What settled numbers of these agents changed in half hours between two instants? */
export interface RestatementsQuery extends Scope {
  readonly fromMs: number;
  readonly toMs: number;
  /** How many at the most, 1…{@link MAX_RESTATEMENTS}. @default 1000 */
  readonly first?: number | undefined;
}

/** One number that changed, and whose it is. */
export interface AgentRestatement extends Restatement {
  readonly agent: Agent;
}

/** The answer to a {@link RestatementsQuery}. */
export interface Restatements {
  readonly window: Span;
  /** By half hour, the oldest news first. */
  readonly restatements: readonly AgentRestatement[];
  /** Whether there are more than were asked for. */
  readonly hasMore: boolean;
  readonly unread: readonly Unread[];
}

/** The most restatements in one answer. */
export const MAX_RESTATEMENTS = 10_000;

/**
 * Tells what was restated.
 *
 * @throws ReportInputError when the question can't be answered as it stands, and when nothing is
 * kept, so that no change can have been noticed
 */
export async function restatements(
  query: RestatementsQuery,
  deps: {
    readonly directory: Directory;
    /** `null`: nothing is kept. */
    readonly restatements: RestatementSource | null;
    readonly nowMs: () => number;
  },
  signal: AbortSignal,
): Promise<Restatements> {
  const limit = howMany(query.first);
  const window = reportWindow(query, deps.nowMs());
  if (deps.restatements === null) throw nothingKept();
  const scope = await agentsInScope(query, { first: MAX_AGENTS }, deps.directory, signal);
  const agentOf = new Map(scope.agents.map((agent) => [agent.id, agent]));
  const agentIds = [...agentOf.keys()];
  const found = await deps.restatements.restatementsOf({
    span: window,
    agentIds,
    limit: limit + 1,
    asked: query,
  });
  return {
    window,
    restatements: found.slice(0, limit).flatMap((restatement) => {
      const agent = agentOf.get(restatement.agentId);
      return agent === undefined ? [] : [{ ...restatement, agent }];
    }),
    hasMore: found.length > limit,
    unread: scope.unread.map((entry) => ({ ...entry, span: window })),
  };
}

function howMany(first = 1000): number {
  if (Number.isInteger(first) && first >= 1 && first <= MAX_RESTATEMENTS) return first;
  throw new ReportInputError(
    'first',
    `first is ${first}; it must be from 1 to ${MAX_RESTATEMENTS}.`,
  );
}

function nothingKept(): ReportInputError {
  return new ReportInputError(
    'restatements',
    'Nothing is kept here (HALFHOUR_SYNC is off), so that no change of a settled number can be ' +
      'noticed: set HALFHOUR_SYNC to all.',
  );
}
