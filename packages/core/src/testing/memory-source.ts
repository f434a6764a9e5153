import { halfHourStartsMs } from '../time/half-hour.ts';
import { PRESENCE_METRICS, type PresenceMetric } from '../utilization/agent-day.ts';
import { createFold } from '../utilization/fold.ts';
import type { Leg } from '../utilization/leg.ts';
import { mapRecord } from '../utilization/map-record.ts';
import {
  type Agent,
  type AgentDaySource,
  type Directory,
  type Unread,
  UnknownScopeError,
} from '../report/source.ts';

/** What there is to know in a test. */
export interface MemoryWorld {
  /** Agents are known by the ids used here; a string is an active agent whose name is its id. */
  readonly agents: readonly (Agent | string)[];
  readonly legs?: readonly Leg[];
  /** Milliseconds in each half hour, by agent; agents without an entry were never logged in. */
  readonly presence?: Readonly<Record<string, Partial<Record<PresenceMetric, number>>>>;
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  readonly queues?: Readonly<Record<string, readonly string[]>>;
  /** When it was all read, epoch ms. */
  readonly asOfMs: number;
  /** Told with every reading; `CONVERSATIONS` and `PRESENCE` leave what they name unread. */
  readonly unread?: readonly Unread[];
}

/** A source and a directory that hold what a test says and meet no world outside. */
export function memoryWorld(world: MemoryWorld): { source: AgentDaySource; directory: Directory } {
  return { source: memorySource(world), directory: memoryDirectory(world) };
}

function memorySource({
  legs = [],
  presence = {},
  asOfMs,
  unread = [],
}: MemoryWorld): AgentDaySource {
  const isUnread = (kind: Unread['kind']) => unread.some((entry) => entry.kind === kind);
  return {
    async readAgentDays({ span, agentIds }) {
      const fold = createFold({ span, asOfMs });
      const wanted = new Set(agentIds);
      const asked = legs.filter(({ agentId }) => wanted.has(agentId));
      const byConversation = Map.groupBy(asked, ({ conversationId }) => conversationId);
      for (const ofConversation of byConversation.values()) fold.addConversation(ofConversation);
      for (const agentId of agentIds) {
        const metrics = mapRecord(PRESENCE_METRICS, (metric) => presence[agentId]?.[metric] ?? 0);
        for (const halfHourStartMs of halfHourStartsMs(span)) {
          fold.addPresence({ agentId, halfHourStartMs, metrics });
        }
      }
      if (!isUnread('CONVERSATIONS')) fold.markWorkRead(agentIds, span);
      if (!isUnread('PRESENCE')) fold.markPresenceRead(agentIds, span);
      return { agentDays: fold.agentDays(), unread, unknownTypes: new Map() };
    },
    async readLegs({ agentId }) {
      return { legs: legs.filter((leg) => leg.agentId === agentId), asOfMs, unread };
    },
  };
}

function memoryDirectory({ agents, teams = {}, queues = {} }: MemoryWorld): Directory {
  const all = agents.map((agent): Agent =>
    typeof agent === 'string' ? { id: agent, name: agent, active: true } : agent,
  );
  const found = (isMeant: (agent: Agent) => boolean) => ({
    agents: all.filter(isMeant),
    unread: [],
  });
  const members = (
    kind: 'team' | 'queue',
    lists: Readonly<Record<string, readonly string[]>>,
    ids: readonly string[],
  ) => {
    const listed = ids.flatMap((id) => {
      const list = lists[id];
      if (list === undefined) throw new UnknownScopeError(kind, id);
      return list;
    });
    const memberIds = new Set(listed);
    return found(({ id }) => memberIds.has(id));
  };
  return {
    byIds: async (ids) => found(({ id }) => ids.includes(id)),
    all: async () => found(({ active }) => active === true),
    search: async (text) =>
      found(({ name }) => name?.toLowerCase().includes(text.toLowerCase()) === true),
    inTeams: async (ids) => members('team', teams, ids),
    inQueues: async (ids) => members('queue', queues, ids),
  };
}
