import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';

/**
 * How far the numbers of a half hour can be trusted.
 *
 * - `MISSING`: never read. No number is shown, which is not zero.
 * - `RUNNING`: it had not ended when Genesys was last read.
 * - `PROVISIONAL`: ended, but younger than the settle time, or a leg is still open in it.
 * - `SETTLED`: read after the settle time.
 * - `FINAL`: read after Genesys' nightly rewrites of that day were over.
 */
export type HalfHourState = 'MISSING' | 'RUNNING' | 'PROVISIONAL' | 'SETTLED' | 'FINAL';

/** For how long after a UTC day has ended Genesys' nightly pipeline may still rewrite it, ms. */
const REWRITTEN_FOR_MS = 3 * DAY_MS;

/** What is known of the reading of one half hour. */
export interface HalfHourReading {
  readonly startMs: number;
  /** When Genesys was last read for it, epoch ms; NaN: never. */
  readonly readAtMs: number;
  /** Legs still open that have run in it. */
  readonly openLegs: number;
}

/** The state of a half hour; `settleMs` is how long after its end late data is waited for. */
export function stateOf(reading: HalfHourReading, settleMs: number): HalfHourState {
  const { startMs, readAtMs, openLegs } = reading;
  const endMs = startMs + HALF_HOUR_MS;
  if (Number.isNaN(readAtMs)) return 'MISSING';
  if (readAtMs < endMs) return 'RUNNING';
  if (readAtMs < endMs + settleMs || openLegs > 0) return 'PROVISIONAL';
  return readAtMs < utcDayStartMs(startMs) + DAY_MS + REWRITTEN_FOR_MS ? 'SETTLED' : 'FINAL';
}

const FROM_WORST: readonly HalfHourState[] = [
  'MISSING',
  'RUNNING',
  'PROVISIONAL',
  'SETTLED',
  'FINAL',
];

/** The least trustworthy of several states; `MISSING` when there are none. */
export function worstState(states: Iterable<HalfHourState>): HalfHourState {
  const found = new Set(states);
  return FROM_WORST.find((state) => found.has(state)) ?? 'MISSING';
}
