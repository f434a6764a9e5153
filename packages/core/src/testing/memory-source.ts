import type { OrgChart } from '../access/org-chart.ts';
import { halfHourStartsMs } from '../time/half-hour.ts';
import { PRESENCE_METRICS, type PresenceMetric } from '../utilization/agent-day.ts';
import { createFold } from '../utilization/fold.ts';
import type { Leg } from '../utilization/leg.ts';
import { mapRecord } from '../utilization/map-record.ts';
import type { Agent, AgentDaySource, Directory, Unread } from '../report/source.ts';
import { memoryDirectory, type MemoryUnits, memoryOrgChart } from './memory-directory.ts';

/** What there is to know in a test. */
export interface MemoryWorld {
  /** Agents are known by the ids used here; a string is an active agent whose name is its id. */
  readonly agents: readonly (Agent | string)[];
  readonly legs?: readonly Leg[];
  /** Milliseconds in each half hour, by agent; agents without an entry were never logged in. */
  readonly presence?: Readonly<Record<string, Partial<Record<PresenceMetric, number>>>>;
  readonly teams?: MemoryUnits;
  readonly queues?: MemoryUnits;
  readonly groups?: MemoryUnits;
  /** Who has an e-mail address, by the address in small letters. */
  readonly emails?: Readonly<Record<string, readonly string[]>>;
  /** Who report to somebody, by the manager's id. */
  readonly reports?: Readonly<Record<string, readonly string[]>>;
  /** Who is in which division, by its id. */
  readonly divisions?: Readonly<Record<string, readonly string[]>>;
  /** When it was all read, epoch ms. */
  readonly asOfMs: number;
  /** Told with every reading; `CONVERSATIONS` and `PRESENCE` leave what they name unread. */
  readonly unread?: readonly Unread[];
}

/** Ports that hold what a test says and meet no world outside. */
export function memoryWorld(world: MemoryWorld): {
  source: AgentDaySource;
  directory: Directory;
  orgChart: OrgChart;
} {
  return {
    source: memorySource(world),
    directory: memoryDirectory(world),
    orgChart: memoryOrgChart(world),
  };
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
