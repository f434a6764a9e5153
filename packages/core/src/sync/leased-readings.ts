import type { Lease } from '../store/leases.ts';
import { type SlotReading, slotReadings } from '../store/slot-readings.ts';
import { spanOfSlots } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';

/**
 * What is known of the half hours of a lease now that nobody else can change it: another process
 * may have read them between the plan and the lease.
 */
export async function leasedReadings(
  { db, scopeNo }: Pick<SyncDeps, 'db' | 'scopeNo'>,
  lease: Lease,
): Promise<SlotReading[]> {
  const leased = new Set(lease.slotsMs);
  const known = await slotReadings(db, { scopeNo, span: spanOfSlots(lease.slotsMs) });
  return known.filter(({ halfHourStartMs: startMs }) => leased.has(startMs));
}
