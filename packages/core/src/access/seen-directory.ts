import {
  type Agent,
  type AgentsFound,
  type Directory,
  UnknownScopeError,
} from '../report/source.ts';
import type { Viewer } from './viewer.ts';

/**
 * The directory as a viewer sees it: as if there were no other agents. Teams, queues and groups of
 * which they see nobody are not listed and unknown, like those that were made up.
 */
export function createSeenDirectory(directory: Directory, viewer: Viewer): Directory {
  if (viewer.kind === 'everybody') return directory;
  const { agentIds, words } = viewer;
  const seenIds = (ids: readonly string[]) => ids.filter((id) => agentIds.has(id));

  const all = async (signal: AbortSignal): Promise<AgentsFound> => {
    const found = await directory.byIds([...agentIds], signal);
    return { ...found, agents: found.agents.filter(({ active }) => active !== false) };
  };

  const inUnits = async (
    kind: UnknownScopeError['kind'],
    ids: readonly string[],
    membersOf: (id: string) => Promise<AgentsFound>,
  ): Promise<AgentsFound> => {
    const units = await Promise.all(
      ids.map(async (id) => ({ id, seen: await seenAmong(membersOf(id), agentIds) })),
    );
    return together(
      units.map(({ id, seen }) => {
        // The first in order and not in time, which could tell the forbidden from the made up.
        if (seen === null) throw new UnknownScopeError(kind, id);
        return seen;
      }),
    );
  };

  return {
    showsOnly: words,
    byIds: async (ids, signal) => directory.byIds(seenIds(ids), signal),
    all,
    async search(text, signal) {
      // Not among all: what others are called must not push anybody off the end of a long list.
      const small = text.trim().toLowerCase();
      const found = await all(signal);
      const isMeant = ({ name }: Agent) => name?.toLowerCase().includes(small) === true;
      return { ...found, agents: small === '' ? found.agents : found.agents.filter(isMeant) };
    },
    inTeams: async (ids, signal) =>
      inUnits('team', ids, async (id) => directory.inTeams([id], signal)),
    inQueues: async (ids, signal) =>
      inUnits('queue', ids, async (id) => directory.inQueues([id], signal)),
    inGroups: async (ids, signal) =>
      inUnits('group', ids, async (id) => directory.inGroups([id], signal)),
    teams: async (signal) => directory.teamsOf([...agentIds], signal),
    queues: async (signal) => directory.queuesOf([...agentIds], signal),
    teamsOf: async (ids, signal) => directory.teamsOf(seenIds(ids), signal),
    queuesOf: async (ids, signal) => directory.queuesOf(seenIds(ids), signal),
  };
}

/** Who is seen of the members; `null`: there is no such unit, or nobody in it is seen. */
async function seenAmong(
  members: Promise<AgentsFound>,
  agentIds: ReadonlySet<string>,
): Promise<AgentsFound | null> {
  try {
    const found = await members;
    const agents = found.agents.filter(({ id }) => agentIds.has(id));
    return agents.length === 0 && found.unread.length === 0 ? null : { ...found, agents };
  } catch (error) {
    if (error instanceof UnknownScopeError) return null;
    throw error;
  }
}

/** All of them, each agent once. */
function together(found: readonly AgentsFound[]): AgentsFound {
  const agents = found.flatMap((one) => one.agents);
  return {
    agents: [...new Map(agents.map((agent) => [agent.id, agent])).values()],
    unread: found.flatMap(({ unread }) => unread),
    isKept: found.every(({ isKept }) => isKept === true),
  };
}
