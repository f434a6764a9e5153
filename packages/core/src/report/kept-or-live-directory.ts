import { type AgentsFound, type Directory, UnknownScopeError } from './source.ts';

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
    async byIds(ids, signal) {
      const found = await kept.byIds(ids, signal);
      const known = new Set(found.agents.filter(({ name }) => name !== null).map(({ id }) => id));
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length === 0) return { ...found, unread: [] };
      const others = await live.byIds(unknown, signal);
      const told = new Set(others.agents.map(({ id }) => id));
      return {
        agents: [...found.agents.filter(({ id }) => !told.has(id)), ...others.agents],
        unread: others.unread,
      };
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
  };
}

async function wholeOr(
  found: AgentsFound,
  otherwise: () => Promise<AgentsFound>,
): Promise<AgentsFound> {
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
