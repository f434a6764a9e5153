import { readPresenceWindows } from '../genesys/read-presence.ts';
import { inSteps } from '../report/in-steps.ts';
import { commitRead } from '../store/commit-read.ts';
import { ensurePartitions } from '../store/partitions.ts';
import type { Span } from '../time/span.ts';
import { createFold, type PresenceSlot } from '../utilization/fold.ts';
import { refuseFuture } from './genesys-clock.ts';
import { holding } from './holding.ts';
import { PartUnread } from './part-unread.ts';
import { leasedReadings } from './leased-readings.ts';
import { markRead } from './mark-read.ts';
import { presenceDue } from './slot-due.ts';
import { agentsToRead } from './scope.ts';
import { spanOfSlots } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';
import { tellOdd } from './taken-in.ts';

/** Reads presence of ended half hours as of `asOfMs`, and keeps it. @returns whether it went well */
export async function readPresenceSlots(
  deps: SyncDeps,
  slotsMs: readonly number[],
  asOfMs: number,
): Promise<boolean> {
  const { db, settings } = deps;
  return holding(deps, 'presence', slotsMs, async (lease) => {
    const due = presenceDue(await leasedReadings(deps, lease), asOfMs, settings.settleMs);
    if (due.length === 0) return null;
    const span = spanOfSlots(lease.slotsMs);
    const { agentIds, isFor } = await agentsToRead(deps, lease.slotsMs);
    const fold = createFold({ span, asOfMs });
    for (const slot of await presenceOf(deps, agentIds, span, asOfMs)) fold.addPresence(slot);
    const read = { agentIds, slotsMs: lease.slotsMs, isRead: isFor };
    await inSteps(markRead(fold, { ...read, work: false, presence: true }));
    refuseFuture(deps.clock, asOfMs);
    await ensurePartitions(db, span);
    const written = await commitRead(db, lease, {
      agentDays: fold.agentDays(),
      presenceReadAtMs: asOfMs,
      settleMs: settings.settleMs,
    });
    return { conversations: 0, ...written };
  });
}

/** @throws PartUnread when any of it could not be read */
export async function presenceOf(
  { client, context, settings, onEvent }: SyncDeps,
  agentIds: readonly string[],
  span: Span,
  asOfMs: number,
): Promise<PresenceSlot[]> {
  const slots: PresenceSlot[] = [];
  const { concurrency } = settings;
  const { unread, unknownTypes } = await readPresenceWindows(
    { client, context, span, asOfMs, agentIds, concurrency },
    (slot) => slots.push(slot),
  );
  tellOdd(onEvent, 0, unknownTypes);
  if (unread[0] !== undefined) throw new PartUnread(unread[0]);
  return slots;
}
