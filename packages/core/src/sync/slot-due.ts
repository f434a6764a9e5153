import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { SyncSettings } from './settings.ts';

/** When one half hour was read, epoch ms; NaN: never. */
export interface SlotMark {
  readonly halfHourStartMs: number;
  readonly workReadAtMs: number;
  readonly presenceReadAtMs: number;
}

/**
 * Why the work of a half hour is to be read now.
 *
 * - `running`: what is known of it is older than the settings allow, and it goes on.
 * - `ended`: it has ended and was not read since.
 * - `settle`: the time for late data is over and it was not read since.
 */
export type Due = 'running' | 'ended' | 'settle';

/** Why the half hour is to be read as of `asOfMs`; `null`: it is not. Never one that is to come. */
export function workDue(
  { halfHourStartMs, workReadAtMs }: SlotMark,
  asOfMs: number,
  { settleMs, refreshMs }: Pick<SyncSettings, 'settleMs' | 'refreshMs'>,
): Due | null {
  const endMs = halfHourStartMs + HALF_HOUR_MS;
  if (asOfMs < endMs) {
    const sinceMs = Number.isNaN(workReadAtMs) ? halfHourStartMs : workReadAtMs;
    return asOfMs - sinceMs >= refreshMs ? 'running' : null;
  }
  if (isSettledAt(halfHourStartMs, asOfMs, settleMs)) {
    return isSettledAt(halfHourStartMs, workReadAtMs, settleMs) ? null : 'settle';
  }
  return workReadAtMs >= endMs ? null : 'ended';
}

/** Whether a read as of `readAtMs` comes after the time for late data; one that never was does not. */
export function isSettledAt(halfHourStartMs: number, readAtMs: number, settleMs: number): boolean {
  return readAtMs >= halfHourStartMs + HALF_HOUR_MS + settleMs;
}

/** The half hours whose presence is to be read as of `asOfMs`: those that ended, and that settle. */
export function presenceDue<Mark extends SlotMark>(
  marks: readonly Mark[],
  asOfMs: number,
  settleMs: number,
): Mark[] {
  return marks.filter(({ halfHourStartMs: startMs, presenceReadAtMs }) => {
    const endMs = startMs + HALF_HOUR_MS;
    if (asOfMs < endMs) return false;
    return isSettledAt(startMs, asOfMs, settleMs)
      ? !isSettledAt(startMs, presenceReadAtMs, settleMs)
      : !(presenceReadAtMs >= endMs);
  });
}
