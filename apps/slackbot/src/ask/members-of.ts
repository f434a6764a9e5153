import { agentsInScope, MAX_AGENTS, type ReportDeps, ReportInputError } from '@halfhour/core';

/** The ids of those in a team or queue whom the asker may see; nobody, when it has just been deleted. */
export async function membersOf(
  id: string,
  by: 'team' | 'queue',
  { directory }: Pick<ReportDeps, 'directory'>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const scope = by === 'team' ? { teamIds: [id] } : { queueIds: [id] };
  try {
    const { agents } = await agentsInScope(scope, { first: MAX_AGENTS }, directory, signal);
    return new Set(agents.map((agent) => agent.id));
  } catch (error) {
    if (error instanceof ReportInputError) return new Set();
    throw error;
  }
}
