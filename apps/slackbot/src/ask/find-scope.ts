import type { Directory, UnitsFound, Unread } from '@halfhour/core';
import { isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { type ResolvedScope, resolveScope } from '../resolve/scope.ts';

/** Tells which agent a Slack user is; `undefined`: none. */
export type AgentIdOf = (slackUserId: string, signal: AbortSignal) => Promise<string | undefined>;

/** What names are looked up in. */
export interface ScopeDeps {
  /** Only what the asker may see is in it. */
  readonly directory: Directory;
  readonly agentIdOf: AgentIdOf;
}

/** Everybody and everything that a question names, out of what the asker may see. */
export async function findScope(
  question: Pick<Question, 'agents' | 'slackUserIds' | 'teams' | 'queues'>,
  { directory, agentIdOf }: ScopeDeps,
  signal: AbortSignal,
): Promise<ResolvedScope | Refused> {
  const { slackUserIds } = question;
  const namesAgents = question.agents.length + slackUserIds.length > 0;
  const [{ agents, ...all }, teams, queues, mentioned] = await Promise.all([
    namesAgents ? directory.all(signal) : NO_AGENTS,
    question.teams.length > 0 ? directory.teams(signal) : NO_UNITS,
    question.queues.length > 0 ? directory.queues(signal) : NO_UNITS,
    Promise.all(slackUserIds.map(async (id) => [id, (await agentIdOf(id, signal)) ?? ''] as const)),
  ]);
  const scope = resolveScope(question, {
    agents,
    teams: teams.units,
    queues: queues.units,
    agentIdOf: new Map(mentioned),
  });
  if (!isRefused(scope)) return scope;
  return betterReason(scope, [...all.unread, ...teams.unread, ...queues.unread], directory);
}

const NO_AGENTS: Awaited<ReturnType<Directory['all']>> = { agents: [], unread: [] };
const NO_UNITS: UnitsFound = { units: [], unread: [] };

/**
 * Why a name is not found: names could not be read, or it is not among what the asker may see.
 * Whether it exists beyond that is not looked up: it is not theirs to know either.
 */
function betterReason(
  refusal: Refused,
  unread: readonly Unread[],
  { showsOnly }: Pick<Directory, 'showsOnly'>,
): Refused {
  const { fault } = refusal;
  if (fault.kind !== 'noMatch') return refusal;
  const [trouble] = unread;
  if (trouble !== undefined) return refused({ kind: 'unreadNames', why: trouble.message });
  if (fault.closest.length > 0 || showsOnly === undefined) return refusal;
  return refused({ kind: 'notAllowed', showsOnly });
}
