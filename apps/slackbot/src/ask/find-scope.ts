import { type Fault, isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import type { Named } from '../resolve/find-named.ts';
import { type ResolvedScope, resolveScope } from '../resolve/scope.ts';
import type { EmailOf } from './people.ts';
import type { Viewer, Viewers } from './viewer.ts';

/** What names are looked up with. */
export interface ScopeDeps {
  readonly viewer: Viewer;
  readonly viewers: Pick<Viewers, 'agentIdOf'>;
  readonly emailOf: EmailOf;
}

/** Everybody and everything that a question names, out of what the asker may see. */
export async function findScope(
  question: Question,
  deps: ScopeDeps,
  signal: AbortSignal,
): Promise<ResolvedScope | Refused> {
  const { viewer } = deps;
  const namesAgents = question.agents.length + question.slackUserIds.length > 0;
  const [agents, teams, queues, agentIdOf] = await Promise.all([
    namesAgents ? viewer.directory.all(signal).then((found) => found.agents) : [],
    question.teams.length > 0 ? viewer.teams(signal) : [],
    question.queues.length > 0 ? viewer.queues(signal) : [],
    mentioned(question.slackUserIds, deps, signal),
  ]);
  const scope = resolveScope(question, { agents, teams, queues, agentIdOf });
  if (!isRefused(scope) || !viewer.isNarrowed || !isUnheardOf(scope.fault)) return scope;
  return notAllowed(await viewer.teams(signal));
}

/**
 * Whether nothing like it is among what the asker may see. Whether it exists at all is not looked
 * up: that is not theirs to know either.
 */
function isUnheardOf(fault: Fault): boolean {
  return fault.kind === 'noMatch' && fault.closest.length === 0;
}

/** Tells what may be seen instead. */
export function notAllowed(teams: readonly Named[]): Refused {
  return refused({ kind: 'notAllowed', teams: teams.flatMap(({ name }) => name ?? []) });
}

/** Which agents the mentioned Slack users are. */
async function mentioned(
  slackUserIds: readonly string[],
  { emailOf, viewers }: ScopeDeps,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    slackUserIds.map(async (slackUserId): Promise<readonly [string, string][]> => {
      const email = await emailOf(slackUserId);
      const agentId = email === null ? null : await viewers.agentIdOf(email, signal);
      return agentId === null ? [] : [[slackUserId, agentId]];
    }),
  );
  return new Map(found.flat());
}
