import { conversationJobPages } from '../genesys/conversation-jobs.ts';
import { GenesysPermissionError } from '../genesys/errors.ts';
import { readWork } from '../genesys/read-work.ts';
import type { ConversationLegs, ConversationPage } from '../genesys/to-legs.ts';
import { commitRead } from '../store/commit-read.ts';
import { type Lease, renewLease } from '../store/leases.ts';
import { ensurePartitions } from '../store/partitions.ts';
import type { Span } from '../time/span.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { createFold, type PresenceSlot } from '../utilization/fold.ts';
import type { DayToRead } from './days.ts';
import { holding, PartUnread, type ReadOutcome } from './holding.ts';
import { leasedReadings } from './leased-readings.ts';
import { keepSlots } from './keep-slots.ts';
import { presenceOf } from './read-presence-slots.ts';
import { agentsToRead } from './scope.ts';
import { BEHIND_MS, hotFromMs } from './settings.ts';
import { slotRuns } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';
import { takeIn, tellOdd } from './taken-in.ts';

/**
 * Reads a UTC day whole, work and presence, and keeps it.
 *
 * @param onRefused - hears that jobs are not permitted
 * @returns whether it went well
 */
export async function readDay(
  deps: SyncDeps,
  day: DayToRead,
  onRefused: () => void,
): Promise<boolean> {
  return holding(deps, 'day', day.slotsMs, async (lease) => {
    const known = await leasedReadings(deps, lease);
    if (known.every(({ workReadAtMs }) => workReadAtMs >= day.asOfMs)) return null;
    try {
      const isHot = day.dayStartMs >= hotFromMs(deps.clock.nowMs());
      return await (isHot ? readHotDay(deps, day, lease) : readColdDay(deps, day, lease));
    } catch (error) {
      if (day.by === 'job' && error instanceof GenesysPermissionError) onRefused();
      throw error;
    }
  });
}

/** A day whose legs are kept: they are taken in, and the day is folded from all that is known. */
async function readHotDay(deps: SyncDeps, day: DayToRead, lease: Lease): Promise<ReadOutcome> {
  const { db, clock, settings, onEvent } = deps;
  const { asOfMs } = day;
  const taken = takeIn(db, { lease, leaseMs: settings.leaseMs, asOfMs, onEvent });
  const before = await agentsToRead(deps, spanOf(day));
  for await (const page of pagesOf(deps, day, before)) await taken.page(page);
  const agentIds = await agentsToRead(deps, spanOf(day));
  const presence = await presenceOf(deps, agentIds, spanOf(day), asOfMs);
  // Legs that go on after the day may have been read later than the job knows.
  const countUntilMs = clock.nowMs() - BEHIND_MS;
  const when = { asOfMs, countUntilMs };
  const written = await keepSlots(deps, { lease, agentIds, ...when, isWhole: true, presence });
  return {
    conversations: taken.conversationIds.size,
    rows: taken.rows() + written.rows,
    restatements: written.restatements,
  };
}

/** An older day: its conversations are folded as they come and not kept one by one. */
async function readColdDay(deps: SyncDeps, day: DayToRead, lease: Lease): Promise<ReadOutcome> {
  const { db, scope, settings, onEvent } = deps;
  const { asOfMs } = day;
  const span = spanOf(day);
  const agentIds = new Set(await agentsToRead(deps, span));
  const fold = createFold({ span, asOfMs });
  const seen = new Set<string>();
  for await (const { conversations, malformed, unknownTypes } of pagesOf(deps, day, [
    ...agentIds,
  ])) {
    tellOdd(onEvent, malformed.length, unknownTypes);
    await renewLease(db, lease, settings.leaseMs);
    for (const { conversationId, legs } of conversations) {
      if (seen.has(conversationId)) continue;
      seen.add(conversationId);
      if (scope.kind === 'all') for (const { agentId } of legs) agentIds.add(agentId);
      fold.addConversation(legs.filter(({ agentId }) => agentIds.has(agentId)));
    }
  }
  const presence: readonly PresenceSlot[] = await presenceOf(deps, [...agentIds], span, asOfMs);
  for (const slot of presence) fold.addPresence(slot);
  for (const run of slotRuns(lease.slotsMs)) {
    fold.markWorkRead([...agentIds], run);
    fold.markPresenceRead([...agentIds], run);
  }
  await ensurePartitions(db, span);
  const written = await commitRead(db, lease, {
    agentDays: fold.agentDays(),
    workReadAtMs: asOfMs,
    presenceReadAtMs: asOfMs,
    settleMs: settings.settleMs,
  });
  return { conversations: seen.size, ...written };
}

function spanOf({ dayStartMs }: DayToRead): Span {
  return { startMs: dayStartMs, endMs: dayStartMs + DAY_MS };
}

async function* pagesOf(
  { client, context, clock, settings }: SyncDeps,
  day: DayToRead,
  agentIds: readonly string[],
): AsyncGenerator<ConversationPage> {
  const span = spanOf(day);
  const { asOfMs } = day;
  if (day.by === 'job') {
    yield* conversationJobPages({ client, context, clock, span, agentIds: null });
    return;
  }
  const conversations: ConversationLegs[] = [];
  const { concurrency } = settings;
  const { unread, unknownTypes } = await readWork(
    { client, context, span, asOfMs, agentIds, lookBackDays: 1, concurrency },
    (conversation) => conversations.push(conversation),
  );
  // What is malformed is left out, as it is of a page; what could not be read is another matter.
  const failed = unread.find(({ reason }) => reason !== 'MALFORMED');
  if (failed !== undefined) throw new PartUnread(failed);
  yield { conversations, malformed: [], unknownTypes };
}
