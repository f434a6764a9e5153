import {
  type SlotReading,
  slotTotals,
  type SlotTotals,
  unfinishedReadings,
} from '../store/slot-readings.ts';
import { DAY_MS, utcDayStartMs } from '../time/half-hour.ts';
import { NIGHTS } from './settings.ts';
import type { SyncDeps } from './sync-deps.ts';

/** What is known of the half hours of a scope. */
export interface KnownSlots {
  /** Those that may still have to be read, and every one that is kept without being asked for. */
  readonly readings: readonly SlotReading[];
  /** All of them that have begun. */
  readonly totals: SlotTotals;
}

type SlotDeps = Pick<SyncDeps, 'db' | 'scopeNo' | 'clock' | 'settings'>;

/** Reads it from the store; nothing is changed there. */
export async function knownSlots({ db, scopeNo, clock, settings }: SlotDeps): Promise<KnownSlots> {
  const nowMs = clock.nowMs();
  const todayMs = utcDayStartMs(nowMs);
  const keptFromMs = todayMs - settings.retentionDays * DAY_MS;
  const readings = await unfinishedReadings(db, {
    scopeNo,
    keptFromMs,
    allFromMs: todayMs - Math.max(settings.historyDays, 1) * DAY_MS,
    finalAfterMs: NIGHTS * DAY_MS + settings.nightMs,
  });
  const span = { startMs: keptFromMs, endMs: nowMs };
  return {
    readings: readings.filter(({ halfHourStartMs }) => halfHourStartMs < nowMs),
    totals: await slotTotals(db, { scopeNo, span }),
  };
}
