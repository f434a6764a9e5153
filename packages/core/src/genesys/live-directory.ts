import {
  type Agent,
  type AgentsFound,
  type Directory,
  UnknownScopeError,
} from '../report/source.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { GenesysRequestError } from './errors.ts';
import { queueMembers } from './queues.ts';
import { teamMembers } from './teams.ts';
import type { CallContext } from './transport.ts';
import { unreadFrom } from './unread.ts';
import { activeUsers, usersByIds, usersNamed } from './users.ts';

export interface LiveDirectoryOptions {
  readonly client: GenesysClient;
  readonly clock?: Clock;
  /** How long an answer is good for, ms. @default 300_000 */
  readonly maxAgeMs?: number;
}

/** Agents that are read straight from Genesys Cloud and remembered for some minutes. */
export function createLiveDirectory({
  client,
  clock = systemClock,
  maxAgeMs = 300_000,
}: LiveDirectoryOptions): Directory {
  const cache = createAnswerCache<readonly Agent[]>({ clock, maxAgeMs });
  // Without a signal: whoever asks for the same gets the same answer, and may wait longer.
  const context: CallContext = { priority: 'interactive' };

  async function found(
    key: string,
    signal: AbortSignal,
    load: () => Promise<readonly Agent[]>,
  ): Promise<AgentsFound> {
    try {
      return { agents: await cache.get(key, signal, load), unread: [] };
    } catch (error) {
      if (signal.aborted || error instanceof UnknownScopeError) throw error;
      // Agents are not of a time: the entry is for the whole window, which is not known here.
      const nowMs = clock.nowMs();
      return {
        agents: [],
        unread: [unreadFrom(error, 'AGENTS', { startMs: nowMs, endMs: nowMs })],
      };
    }
  }

  async function inScopes(
    kind: UnknownScopeError['kind'],
    ids: readonly string[],
    signal: AbortSignal,
    members: (id: string) => Promise<Agent[]>,
  ): Promise<AgentsFound> {
    const scopes = await Promise.all(
      [...new Set(ids)].map(async (id) =>
        found(`${kind}:${id}`, signal, async () => knownScope(kind, id, members)),
      ),
    );
    return {
      agents: distinct(scopes.flatMap(({ agents }) => agents)),
      unread: scopes.flatMap(({ unread }) => unread),
    };
  }

  return {
    async byIds(ids, signal) {
      const asked = [...new Set(ids)].toSorted();
      if (asked.length === 0) return { agents: [], unread: [] };
      return found(`ids:${asked.join()}`, signal, async () => usersByIds(client, context, asked));
    },
    async all(signal) {
      return found('all', signal, async () => activeUsers(client, context));
    },
    async search(text, signal) {
      const wanted = text.trim();
      if (wanted === '') return found('all', signal, async () => activeUsers(client, context));
      return found(`named:${wanted.toLowerCase()}`, signal, async () =>
        usersNamed(client, context, wanted),
      );
    },
    async inTeams(teamIds, signal) {
      return inScopes('team', teamIds, signal, async (id) => teamMembers(client, context, id));
    },
    async inQueues(queueIds, signal) {
      return inScopes('queue', queueIds, signal, async (id) => queueMembers(client, context, id));
    },
  };
}

async function knownScope(
  kind: UnknownScopeError['kind'],
  id: string,
  members: (id: string) => Promise<Agent[]>,
): Promise<Agent[]> {
  try {
    return await members(id);
  } catch (error) {
    const unknown = error instanceof GenesysRequestError && [400, 404].includes(error.status);
    throw unknown ? new UnknownScopeError(kind, id) : error;
  }
}

/** Each agent once, with the most that is known. */
function distinct(agents: readonly Agent[]): Agent[] {
  const byId = new Map<string, Agent>();
  for (const agent of agents) {
    const known = byId.get(agent.id);
    byId.set(agent.id, {
      id: agent.id,
      name: known?.name ?? agent.name,
      active: known?.active ?? agent.active,
    });
  }
  return [...byId.values()];
}
