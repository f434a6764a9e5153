import { mergeUnread } from '../genesys/unread.ts';
import type { Unread } from '../report/source.ts';
import type { SlotReading, SlotTotals } from '../store/slot-readings.ts';
import { HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { type HalfHourState, stateOf } from '../utilization/half-hour-state.ts';
import { type BackfillProgress, backfillsOf } from './backfills.ts';
import type { JobsUntil, TriedMark } from './days.ts';
import { wantedMarks } from './plan.ts';
import type { SyncSettings } from './settings.ts';
import { isSettledAt } from './slot-due.ts';
import { spanOfSlots } from './slot-runs.ts';

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
  /** As of when Genesys was last read; `null`: never. */
  readonly readAtMs: number | null;
  /** Whether Genesys gives no answer: it has given none since `readAtMs`. */
  readonly isGenesysSilent: boolean;
  /** Pasts that are being read, the newest first. */
  readonly backfills: readonly BackfillProgress[];
  /** Why half hours could not be read, each reason once, the newest first. */
  readonly troubles: readonly Unread[];
  /** When it was last read who there is; `null`: never. */
  readonly directoryReadAtMs: number | null;
  /** Whether older days may be read by jobs; `null`: not known to this process. */
  readonly areJobsPermitted: boolean | null;
  /**
   * By how much this machine's clock is behind that of Genesys, ms; negative: ahead. 0: by less than
   * five minutes, or not known to this process.
   */
  readonly clockBehindMs: number;
}

/** Since when Genesys has given no answer, epoch ms; `null`: it answers, or never did. */
export function silentSinceMs({
  isGenesysSilent,
  readAtMs,
}: Pick<SyncStatus, 'isGenesysSilent' | 'readAtMs'>): number | null {
  return isGenesysSilent ? readAtMs : null;
}

/** What the status is made of. */
export interface StatusInput {
  readonly readings: readonly SlotReading[];
  readonly totals: SlotTotals;
  readonly nowMs: number;
  /** NaN: never. */
  readonly directoryReadAtMs: number;
  /** `undefined`: not known. */
  readonly jobsUntilMs: JobsUntil | undefined;
  readonly clockBehindMs: number;
  readonly settings: SyncSettings;
}

/** What the store knows of a half hour, as the plan wants it. */
export function triedMark(reading: SlotReading): TriedMark {
  const { halfHourStartMs, workReadAtMs, presenceReadAtMs, trouble, attempts } = reading;
  const failures = trouble === null ? 0 : attempts;
  return { halfHourStartMs, workReadAtMs, presenceReadAtMs, failures };
}

/** Tells how far everything is. Legs that are still open are not looked at: the report does. */
export function statusOf(input: StatusInput): SyncStatus {
  const { readings, totals, nowMs, settings } = input;
  const { settleMs } = settings;
  const marks = wantedMarks(readings.map(triedMark), nowMs, settings);
  const old = marks.filter(({ halfHourStartMs }) => isSettledAt(halfHourStartMs, nowMs, settleMs));
  const left = old.filter(
    ({ halfHourStartMs, workReadAtMs }) => !isSettledAt(halfHourStartMs, workReadAtMs, settleMs),
  );
  const firstLeft = left[0]?.halfHourStartMs;
  const lastOld = old.at(-1)?.halfHourStartMs;
  const wanted = spanOfSlots(marks.map(({ halfHourStartMs }) => halfHourStartMs));
  return {
    halfHours: countsOf(marks, readings, totals, settleMs),
    coverage: { ...wanted, startMs: Math.min(wanted.startMs, totals.firstMs || Infinity) },
    settledUntilMs: firstLeft ?? (lastOld === undefined ? null : lastOld + HALF_HOUR_MS),
    lagMs: firstLeft === undefined ? 0 : nowMs - (firstLeft + HALF_HOUR_MS + settleMs),
    readAtMs: newestOf(marks.flatMap((mark) => [mark.workReadAtMs, mark.presenceReadAtMs])),
    isGenesysSilent: isSilent(readings),
    backfills: backfillsOf(marks, left, utcDayStartMs(nowMs)),
    troubles: troublesOf(readings),
    directoryReadAtMs: newestOf([input.directoryReadAtMs]),
    areJobsPermitted: input.jobsUntilMs === undefined ? null : input.jobsUntilMs !== null,
    clockBehindMs: input.clockBehindMs,
  };
}

/** Those that are final are not among the marks. */
function countsOf(
  marks: readonly TriedMark[],
  readings: readonly SlotReading[],
  totals: SlotTotals,
  settleMs: number,
): SyncStatus['halfHours'] {
  const counts = { MISSING: 0, RUNNING: 0, PROVISIONAL: 0, SETTLED: 0, FINAL: 0 };
  for (const { halfHourStartMs: startMs, workReadAtMs: readAtMs } of marks) {
    counts[stateOf({ startMs, readAtMs, openLegs: 0 }, settleMs)] += 1;
  }
  return { ...counts, FINAL: counts.FINAL + totals.count - readings.length };
}

/** Whether the newest half hour that anybody tried to read gave no answer. */
function isSilent(readings: readonly SlotReading[]): boolean {
  const newest = readings.findLast(
    ({ workReadAtMs, trouble }) => trouble !== null || !Number.isNaN(workReadAtMs),
  );
  if (newest?.trouble?.kind !== 'CONVERSATIONS') return false;
  return newest.trouble.reason === 'UNAVAILABLE' || newest.trouble.reason === 'TIMED_OUT';
}

function troublesOf(readings: readonly SlotReading[]): Unread[] {
  const troubles = readings.flatMap(({ halfHourStartMs, trouble }) =>
    trouble === null ? [] : [{ ...trouble, span: spanOfSlots([halfHourStartMs]) }],
  );
  return mergeUnread(troubles).toSorted((a, b) => b.span.endMs - a.span.endMs);
}

/** The latest of instants; `null`: all are NaN. */
function newestOf(instantsMs: readonly number[]): number | null {
  const newestMs = instantsMs.reduce((newest, atMs) => (atMs > newest ? atMs : newest), -Infinity);
  return newestMs === -Infinity ? null : newestMs;
}
