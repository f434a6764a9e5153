import type { Kysely } from 'kysely';
import { at } from '../testing/legs.ts';
import { DAY_MS, halfHourStartsMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { type AgentDay, PRESENCE_METRICS, type PresenceMetric } from '../utilization/agent-day.ts';
import { createFold } from '../utilization/fold.ts';
import type { Leg } from '../utilization/leg.ts';
import { mapRecord } from '../utilization/map-record.ts';
import { commitRead } from './commit-read.ts';
import { leaseSlots } from './leases.ts';
import { scopeNumber } from './numbers.ts';
import { ensurePartitions } from './partitions.ts';
import type { Schema } from './schema.ts';
import type { Written } from './write-agent-days.ts';

/** The test day, whole. */
export const WHOLE_DAY: Span = { startMs: at('00:00'), endMs: at('00:00') + DAY_MS };

/** Long after the test day: everything is settled, nothing is final. */
export const LATER_MS = WHOLE_DAY.endMs + DAY_MS;

/** How long the half hours of tests wait for late data, ms. */
export const SETTLE_MS = 45 * 60_000;

/** What a test reads of Genesys; all of it has a default. */
export interface ReadWords {
  readonly agentIds?: readonly string[];
  readonly legs?: readonly Leg[];
  /** Milliseconds in each half hour, for each agent. @default presence is not read */
  readonly presence?: Partial<Record<PresenceMetric, number>>;
  readonly span?: Span;
  readonly asOfMs?: number;
}

/** The agent days of a read, as the sync folds them. */
export function foldRead(words: ReadWords): AgentDay[] {
  const { agentIds = ['anna'], legs = [], presence, span = WHOLE_DAY, asOfMs = LATER_MS } = words;
  const fold = createFold({ span, asOfMs });
  for (const ofOne of Map.groupBy(legs, ({ conversationId }) => conversationId).values()) {
    fold.addConversation(ofOne);
  }
  fold.markWorkRead(agentIds, span);
  if (presence !== undefined) {
    const metrics = mapRecord(PRESENCE_METRICS, (metric) => presence[metric] ?? 0);
    for (const agentId of agentIds) {
      for (const halfHourStartMs of halfHourStartsMs(span)) {
        fold.addPresence({ agentId, halfHourStartMs, metrics });
      }
    }
    fold.markPresenceRead(agentIds, span);
  }
  return fold.agentDays();
}

/** Reads, leases and commits, as the sync does when all goes well. */
export async function keepRead(
  db: Kysely<Schema>,
  words: ReadWords & { readonly scope?: string },
): Promise<Written> {
  return keepDays(db, foldRead(words), words);
}

/** Leases and commits what was folded of a read. */
export async function keepDays(
  db: Kysely<Schema>,
  agentDays: readonly AgentDay[],
  words: ReadWords & { readonly scope?: string },
): Promise<Written> {
  const { span = WHOLE_DAY, asOfMs = LATER_MS, scope = 'all' } = words;
  await ensurePartitions(db, span);
  const scopeNo = await scopeNumber(db, scope);
  const slotsMs = halfHourStartsMs(span).filter((startMs) => startMs < asOfMs);
  const lease = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: 60_000 });
  if (lease === null) throw new Error('The half hours of a test are leased to somebody else.');
  return commitRead(db, lease, {
    agentDays,
    workReadAtMs: asOfMs,
    presenceReadAtMs: words.presence === undefined ? undefined : asOfMs,
    settleMs: SETTLE_MS,
  });
}
