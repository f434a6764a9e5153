import { leaseSlots, releaseLease } from '../store/leases.ts';
import { slotReadings } from '../store/slot-readings.ts';
import { halfHourStartsMs, widenToHalfHours } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Asks for the half hours of the span of which nothing is known, and that have begun. */
export async function requestBackfill(
  { db, scopeNo, clock, settings }: Pick<SyncDeps, 'db' | 'scopeNo' | 'clock' | 'settings'>,
  span: Span,
): Promise<void> {
  const wide = widenToHalfHours(span);
  const known = new Set(
    (await slotReadings(db, { scopeNo, span: wide })).map(({ halfHourStartMs }) => halfHourStartMs),
  );
  const slotsMs = halfHourStartsMs(wide).filter(
    (startMs) => !known.has(startMs) && startMs < clock.nowMs(),
  );
  if (slotsMs.length === 0) return;
  // A half hour that is known to the store and was never read is what the plan looks for.
  const lease = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: settings.leaseMs });
  if (lease !== null) await releaseLease(db, lease);
}
