import { apartFrom } from './apart-from.ts';
import { type AgentsFound, type Directory, UnknownScopeError, type Unread } from './source.ts';

/** Asks the first directory, and the second for what the first does not know. */
export function createKeptOrLiveDirectory({
  kept,
  live,
}: {
  /** What was read before: quick, and no request to Genesys. */
  readonly kept: Directory;
  /** Genesys itself: knows who came today. */
  readonly live: Directory;
}): Directory {
  return {
    apart: (scope) => createKeptOrLiveDirectory({ kept, live: apartFrom(live, scope) }),
    async byIds(ids, signal) {
      const found = await kept.byIds(ids, signal);
      const known = new Set(found.agents.filter(({ name }) => name !== null).map(({ id }) => id));
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length === 0) return { ...found, unread: [] };
      return withOthers(found, await live.byIds(unknown, signal));
    },
    all: async (signal) => wholeOr(await kept.all(signal), async () => live.all(signal)),
    search: async (text, signal) =>
      wholeOr(await kept.search(text, signal), async () => live.search(text, signal)),
    inTeams: async (ids, signal) =>
      knownOr(
        async () => kept.inTeams(ids, signal),
        async () => live.inTeams(ids, signal),
      ),
    inQueues: async (ids, signal) =>
      knownOr(
        async () => kept.inQueues(ids, signal),
        async () => live.inQueues(ids, signal),
      ),
    inGroups: async (ids, signal) =>
      knownOr(
        async () => kept.inGroups(ids, signal),
        async () => live.inGroups(ids, signal),
      ),
    teams: async (signal) => wholeOr(await kept.teams(signal), async () => live.teams(signal)),
    queues: async (signal) => wholeOr(await kept.queues(signal), async () => live.queues(signal)),
    groups: async (signal) => wholeOr(await kept.groups(signal), async () => live.groups(signal)),
    teamsOf: async (ids, signal) =>
      wholeOr(await kept.teamsOf(ids, signal), async () => live.teamsOf(ids, signal)),
    queuesOf: async (ids, signal) =>
      wholeOr(await kept.queuesOf(ids, signal), async () => live.queuesOf(ids, signal)),
    groupsOf: async (ids, signal) =>
      wholeOr(await kept.groupsOf(ids, signal), async () => live.groupsOf(ids, signal)),
  };
}

/** Agents that are kept, and others; where both know somebody, what is kept gives way to news. */
function withOthers(kept: AgentsFound, others: AgentsFound): AgentsFound {
  const [older, newer] = others.unread.length === 0 ? [kept, others] : [others, kept];
  const newerIds = new Set(newer.agents.map(({ id }) => id));
  return {
    agents: [...older.agents.filter(({ id }) => !newerIds.has(id)), ...newer.agents],
    unread: others.unread,
  };
}

async function wholeOr<Found extends { readonly unread: readonly Unread[] }>(
  found: Found,
  otherwise: () => Promise<Found>,
): Promise<Found> {
  return found.unread.length === 0 ? found : otherwise();
}

/** A team or queue that was made since the directory was read is known to Genesys only. */
async function knownOr(
  ask: () => Promise<AgentsFound>,
  otherwise: () => Promise<AgentsFound>,
): Promise<AgentsFound> {
  try {
    return await wholeOr(await ask(), otherwise);
  } catch (error) {
    if (error instanceof UnknownScopeError) return otherwise();
    throw error;
  }
}
