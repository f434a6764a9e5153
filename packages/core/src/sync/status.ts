import { mergeUnread } from '../genesys/unread.ts';
import type { SlotReading } from '../store/slot-readings.ts';
import type { Unread } from '../report/source.ts';
import { HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { type HalfHourState, stateOf } from '../utilization/half-hour-state.ts';
import type { TriedMark } from './days.ts';
import { wantedMarks } from './plan.ts';
import type { SyncSettings } from './settings.ts';
import { isSettledAt } from './slot-due.ts';
import { hullOf } from './slot-runs.ts';

/** How far the sync is. Instants are epoch ms. */
export interface SyncStatus {
  /** How many of the wanted half hours are in each state, by when they were read. */
  readonly halfHours: Readonly<Record<HalfHourState, number>>;
  /** From the first to the last half hour that is wanted. */
  readonly coverage: Span;
  /** Start of the newest half hour before which all that should have settled has; `null`: none. */
  readonly settledUntilMs: number | null;
  /** For how long a half hour has been waiting that should have settled; 0: none is. */
  readonly lagMs: number;
  /** UTC days of which half hours were never read after they settled, the newest first. */
  readonly backfills: readonly BackfillProgress[];
  /** Why half hours could not be read, each reason once, the newest first. */
  readonly troubles: readonly Unread[];
}

/** How far one day's back-fill is. */
interface BackfillProgress {
  readonly dayStartMs: number;
  readonly halfHours: number;
  readonly left: number;
}

/** What the store knows of a half hour, as the plan wants it. */
export function triedMark(reading: SlotReading): TriedMark {
  const { halfHourStartMs, workReadAtMs, presenceReadAtMs, trouble, attempts } = reading;
  const failures = trouble === null ? 0 : attempts;
  return { halfHourStartMs, workReadAtMs, presenceReadAtMs, failures };
}

/** Tells how far everything is. Legs that are still open are not looked at: the report does. */
export function statusOf(
  readings: readonly SlotReading[],
  nowMs: number,
  settings: SyncSettings,
): SyncStatus {
  const marks = wantedMarks(readings.map(triedMark), nowMs, settings);
  const halfHours = { MISSING: 0, RUNNING: 0, PROVISIONAL: 0, SETTLED: 0, FINAL: 0 };
  for (const { halfHourStartMs: startMs, workReadAtMs: readAtMs } of marks) {
    halfHours[stateOf({ startMs, readAtMs, openLegs: 0 }, settings.settleMs)] += 1;
  }
  const { settleMs } = settings;
  const old = marks.filter(({ halfHourStartMs }) => isSettledAt(halfHourStartMs, nowMs, settleMs));
  const left = old.filter(
    ({ halfHourStartMs, workReadAtMs }) => !isSettledAt(halfHourStartMs, workReadAtMs, settleMs),
  );
  const firstLeft = left[0]?.halfHourStartMs;
  const lastOld = old.at(-1)?.halfHourStartMs;
  return {
    halfHours,
    coverage: hullOf(marks.map(({ halfHourStartMs }) => halfHourStartMs)),
    settledUntilMs: firstLeft ?? (lastOld === undefined ? null : lastOld + HALF_HOUR_MS),
    lagMs: firstLeft === undefined ? 0 : nowMs - (firstLeft + HALF_HOUR_MS + settleMs),
    backfills: backfillsOf(marks, left, utcDayStartMs(nowMs)),
    troubles: troublesOf(readings),
  };
}

function backfillsOf(
  marks: readonly TriedMark[],
  left: readonly TriedMark[],
  todayStartMs: number,
): BackfillProgress[] {
  const ofDay = Map.groupBy(marks, dayOf);
  return Array.from(Map.groupBy(left, dayOf), ([dayStartMs, leftOfDay]) => ({
    dayStartMs,
    halfHours: ofDay.get(dayStartMs)?.length ?? 0,
    left: leftOfDay.length,
  }))
    .filter(({ dayStartMs }) => dayStartMs < todayStartMs)
    .toSorted((a, b) => b.dayStartMs - a.dayStartMs);
}

function dayOf({ halfHourStartMs }: TriedMark): number {
  return utcDayStartMs(halfHourStartMs);
}

function troublesOf(readings: readonly SlotReading[]): Unread[] {
  const troubles = readings.flatMap(({ halfHourStartMs, trouble }) =>
    trouble === null ? [] : [{ ...trouble, span: hullOf([halfHourStartMs]) }],
  );
  return mergeUnread(troubles).toSorted((a, b) => b.span.endMs - a.span.endMs);
}
