import type { Kysely } from 'kysely';
import { scopeNumber } from '../store/numbers.ts';
import type { Schema } from '../store/schema.ts';
import { slotReadings } from '../store/slot-readings.ts';
import { HALF_HOUR_MS, halfHourStartMs } from '../time/half-hour.ts';
import { isSettledAt } from './slot-due.ts';
import { SETTLE_MS, syncWorld } from './testing.ts';

const START_MS = Date.parse('2026-11-19T06:10:00Z');
/** About as often as a process looks; a half hour is no multiple of it. */
const STEP_MS = 101_000;
const { signal } = new AbortController();

/**
 * Syncs twelve agents of a simulated Genesys whose data trails by `lagMs`, into an empty database.
 *
 * @returns how much longer than the settle time each half hour took to settle, ms, the least first
 */
export async function settleWaitsMs(
  db: Kysely<Schema>,
  { halfHours, lagMs }: { readonly halfHours: number; readonly lagMs: number },
): Promise<number[]> {
  const world = syncWorld(db, START_MS, { agents: 12, days: 1, dataLagMs: lagMs });
  const sync = world.newProcess({ historyDays: 0 });
  const startMs = halfHourStartMs(START_MS);
  const span = { startMs, endMs: startMs + halfHours * HALF_HOUR_MS };
  const waitsMs = new Map<number, number>();
  while (world.simulator.nowMs() < span.endMs) {
    world.simulator.setNow(world.simulator.nowMs() + STEP_MS);
    await sync.runOnce(signal);
    const scopeNo = await scopeNumber(db, 'all');
    for (const slot of await slotReadings(db, { scopeNo, span })) {
      const { halfHourStartMs: slotMs, workReadAtMs } = slot;
      if (waitsMs.has(slotMs) || !isSettledAt(slotMs, workReadAtMs, SETTLE_MS)) continue;
      waitsMs.set(slotMs, world.simulator.nowMs() - (slotMs + HALF_HOUR_MS + SETTLE_MS));
    }
  }
  return [...waitsMs.values()].toSorted((a, b) => a - b);
}
