import { agentsRead } from '../store/agents-read.ts';
import { type Lease, leaseSlots, releaseLease } from '../store/leases.ts';
import { slotReadings } from '../store/slot-readings.ts';
import type { Written } from '../store/write-agent-days.ts';
import { keepSlots } from './keep-slots.ts';
import { hotFromMs } from './settings.ts';
import { isSettledAt } from './slot-due.ts';
import { spanOfSlots } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { TakenIn } from './taken-in.ts';

/** What a read took in, for the half hours of its lease and for others. */
export interface Touched {
  readonly taken: TakenIn;
  readonly lease: Lease;
  readonly agentIds: readonly string[];
  readonly asOfMs: number;
}

/**
 * Keeps numbers of half hours that have settled and that a leg has changed meanwhile: a leg that
 * closed, or one of a conversation that started then. They are no fresher for it. Those that have
 * not settled are read once more anyway, and until then stay what they were as of one moment.
 */
export async function keepTouched(deps: SyncDeps, touched: Touched): Promise<Written> {
  const { db, scopeNo, settings } = deps;
  const { taken, agentIds, asOfMs } = touched;
  const nothing = { rows: 0, restatements: 0 };
  const settledMs = await settledSlots(deps, touched);
  if (settledMs.length === 0) return nothing;
  const lease = await leaseSlots(db, { scopeNo, slotsMs: settledMs, leaseMs: settings.leaseMs });
  if (lease === null) return nothing;
  try {
    const { isWorkRead } = await agentsRead(db, { scopeNo, slotsMs: lease.slotsMs });
    return await keepSlots(deps, {
      lease,
      agentIds: agentIds.filter((id) => taken.touchedAgentIds.has(id)),
      // Of somebody who was not read then, this leg may be only one of many.
      isRead: isWorkRead,
      asOfMs,
      countUntilMs: asOfMs,
      isWhole: false,
      presence: null,
    });
  } catch (error) {
    await releaseLease(db, lease);
    throw error;
  }
}

async function settledSlots(
  { db, scopeNo, settings }: SyncDeps,
  { taken, lease, asOfMs }: Touched,
): Promise<number[]> {
  const leased = new Set(lease.slotsMs);
  const touched = new Set(
    [...taken.touchedSlotsMs].filter(
      (startMs) => !leased.has(startMs) && startMs >= hotFromMs(asOfMs),
    ),
  );
  if (touched.size === 0) return [];
  return (await slotReadings(db, { scopeNo, span: spanOfSlots([...touched]) }))
    .filter(({ halfHourStartMs }) => touched.has(halfHourStartMs))
    .filter((one) => isSettledAt(one.halfHourStartMs, one.workReadAtMs, settings.settleMs))
    .map(({ halfHourStartMs }) => halfHourStartMs);
}
