import {
  type Agent,
  type AgentsFound,
  type Directory,
  namelessAgent,
  type Unit,
  type UnitsFound,
  UnknownScopeError,
} from '../report/source.ts';
import { createApart } from './apart.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { allGroups } from './groups.ts';
import { createLiveMembers } from './live-members.ts';
import { allQueues } from './queues.ts';
import { createRememberedLists } from './remembered-lists.ts';
import { allTeams } from './teams.ts';
import type { CallContext } from './transport.ts';
import { usersNamed } from './user-search.ts';
import { activeUsers, groupsOfUsers, teamsOfUsers, usersByIds } from './users.ts';

export interface LiveDirectoryOptions {
  readonly client: GenesysClient;
  readonly clock?: Clock;
  /** How long an answer is good for, ms. @default 300_000 */
  readonly maxAgeMs?: number;
}

/** Agents that are read straight from Genesys Cloud and remembered for some minutes. */
export function createLiveDirectory(options: LiveDirectoryOptions): Directory {
  // To know who is in which queue takes a request for each: one memory of that for all scopes. It
  // tells that somebody has asked, and not about whom.
  const everyQueue = createDirectory(options);
  const apart = createApart(() => createDirectory(options, everyQueue));
  return { ...createDirectory(options), apart };
}

/** @param everyQueue - knows who is in which queue. @default itself */
function createDirectory(
  { client, clock = systemClock, maxAgeMs = 300_000 }: LiveDirectoryOptions,
  everyQueue?: Pick<Directory, 'queuesOf'>,
): Directory {
  const agentLists = createRememberedLists<Agent>({ clock, maxAgeMs });
  const unitLists = createRememberedLists<Unit>({ clock, maxAgeMs });
  // Without a signal: whoever asks for the same gets the same answer, and may wait longer.
  const context: CallContext = { priority: 'interactive' };
  const members = createLiveMembers({ client, context, lists: agentLists });

  async function agents(
    key: string,
    signal: AbortSignal,
    load: () => Promise<readonly Agent[]>,
  ): Promise<AgentsFound> {
    const { items, unread } = await agentLists.read(key, signal, load);
    return { agents: items, unread };
  }

  async function units(
    key: string,
    signal: AbortSignal,
    load: () => Promise<readonly Unit[]>,
  ): Promise<UnitsFound> {
    const { items, unread } = await unitLists.read(key, signal, load);
    return { units: items, unread };
  }

  const all = async (signal: AbortSignal) =>
    agents('all', signal, async () => activeUsers(client, context));
  const queues = async (signal: AbortSignal) =>
    units('queues', signal, async () => allQueues(client, context));

  return {
    async byIds(ids, signal) {
      const asked = [...new Set(ids)].toSorted();
      if (asked.length === 0) return { agents: [], unread: [] };
      const found = await agents(`ids:${asked.join()}`, signal, async () =>
        usersByIds(client, context, asked),
      );
      return found.unread.length === 0 ? found : { ...found, agents: asked.map(namelessAgent) };
    },
    all,
    async search(text, signal) {
      const wanted = text.trim();
      if (wanted === '') return all(signal);
      return agents(`named:${wanted.toLowerCase()}`, signal, async () =>
        usersNamed(client, context, wanted),
      );
    },
    inTeams: async (ids, signal) => members('team', ids, signal),
    inQueues: async (ids, signal) => members('queue', ids, signal),
    inGroups: async (ids, signal) => members('group', ids, signal),
    teams: async (signal) => units('teams', signal, async () => allTeams(client, context)),
    queues,
    groups: async (signal) => units('groups', signal, async () => allGroups(client, context)),
    async teamsOf(agentIds, signal) {
      const asked = [...new Set(agentIds)].toSorted();
      return units(`teams of:${asked.join()}`, signal, async () =>
        teamsOfUsers(client, context, asked),
      );
    },
    async groupsOf(agentIds, signal) {
      const asked = [...new Set(agentIds)].toSorted();
      const load = async () => groupsOfUsers(client, context, asked);
      return units(`groups of:${asked.join()}`, signal, load);
    },
    async queuesOf(agentIds, signal) {
      if (everyQueue !== undefined) return everyQueue.queuesOf(agentIds, signal);
      const wanted = new Set(agentIds);
      const { units: every, unread } = await queues(signal);
      const found = await Promise.all(
        every.map(async (unit) => ({
          unit,
          in: await orGone(members('queue', [unit.id], signal)),
        })),
      );
      return {
        units: found.flatMap((one) =>
          one.in.agents.some(({ id }) => wanted.has(id)) ? [one.unit] : [],
        ),
        unread: [...unread, ...found.flatMap((one) => one.in.unread)],
      };
    },
  };
}

/** Nobody is in a queue that was deleted since it was listed. */
async function orGone(members: Promise<AgentsFound>): Promise<AgentsFound> {
  try {
    return await members;
  } catch (error) {
    if (error instanceof UnknownScopeError) return { agents: [], unread: [] };
    throw error;
  }
}
