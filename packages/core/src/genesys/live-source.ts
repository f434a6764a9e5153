import {
  type AgentDaySource,
  type LegReading,
  READ_LAG_MS,
  type Reading,
  type ReadRequest,
} from '../report/source.ts';
import type { Span } from '../time/span.ts';
import { createFold } from '../utilization/fold.ts';
import type { Leg } from '../utilization/leg.ts';
import type { Priority } from './budget-rule.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { countUnknown } from './known-types.ts';
import { readPresenceWindows } from './read-presence.ts';
import { readWork } from './read-work.ts';
import { mergeUnread } from './unread.ts';

export interface LiveSourceOptions {
  readonly client: GenesysClient;
  readonly clock?: Clock;
  /** @default 'interactive' */
  readonly priority?: Priority;
  /**
   * UTC days before the window whose conversations are read as well, since Genesys selects them by
   * the day they started on. Longer ones (a chat kept open for days) need more. @default 1
   */
  readonly lookBackDays?: number;
  /** Requests at once for each question. @default 8 */
  readonly concurrency?: number;
  /** Hears of each conversation read, to show how far it is. Must not throw and must not block. */
  readonly onConversation?: () => void;
}

/** Agent days straight from Genesys Cloud, with no store between. */
export function createLiveSource({
  client,
  clock = systemClock,
  priority = 'interactive',
  lookBackDays = 1,
  concurrency = 8,
  onConversation = () => undefined,
}: LiveSourceOptions): AgentDaySource {
  return {
    async readAgentDays({ span, agentIds, signal }: ReadRequest): Promise<Reading> {
      const asOfMs = clock.nowMs() - READ_LAG_MS;
      const fold = createFold({ span, asOfMs });
      const asked = new Set(agentIds);
      const read = { client, context: { priority, signal }, span, asOfMs, agentIds, concurrency };
      const [work, presence] = await Promise.all([
        readWork({ ...read, lookBackDays }, ({ legs }) => {
          onConversation();
          fold.addConversation(legs.filter((leg) => asked.has(leg.agentId)));
        }),
        readPresenceWindows(read, (slot) => {
          fold.addPresence(slot);
        }),
      ]);
      for (const mark of work.marks) fold.markWorkRead(mark.agentIds, mark.span);
      for (const mark of presence.marks) fold.markPresenceRead(mark.agentIds, mark.span);
      const unknownTypes = new Map(work.unknownTypes);
      for (const [key, times] of presence.unknownTypes) countUnknown(unknownTypes, key, times);
      return {
        agentDays: fold.agentDays(),
        unread: mergeUnread([...work.unread, ...presence.unread]),
        unknownTypes,
      };
    },

    async readLegs({ agentId, span, signal }): Promise<LegReading> {
      const asOfMs = clock.nowMs() - READ_LAG_MS;
      const context = { priority, signal };
      const found: Leg[] = [];
      const { unread } = await readWork(
        { client, context, span, asOfMs, agentIds: [agentId], lookBackDays, concurrency },
        ({ legs }) => {
          found.push(
            ...legs.filter((leg) => leg.agentId === agentId && touches(leg, span, asOfMs)),
          );
        },
      );
      return { legs: found, asOfMs, unread: mergeUnread(unread) };
    },
  };
}

/** Whether something of the leg is in the span: a stretch of it, or a metric emitted in it. */
function touches({ segments, emissions }: Leg, span: Span, asOfMs: number): boolean {
  return (
    segments.some(
      ({ startMs, endMs }) => startMs < span.endMs && (endMs ?? asOfMs) >= span.startMs,
    ) || emissions.some(({ emittedMs }) => emittedMs >= span.startMs && emittedMs < span.endMs)
  );
}
