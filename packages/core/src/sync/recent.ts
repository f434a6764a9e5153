import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import type { SyncSettings } from './settings.ts';
import { isSettledAt, type SlotMark, workDue } from './slot-due.ts';

/*
 * Recent half hours are read from the list of conversations in order of their end. All work of a
 * half hour is in conversations that ended after it began or still run. Of those, only what ended
 * since the read before can be new, and what Genesys takes in late: each read begins `lateMs`
 * before the last one, so that every conversation has been read when it was at least so old.
 *
 * A half hour settles with the read that finds the next one ended, `settleMs` being as long as a
 * half hour: there is no walk through the list for that alone. What it costs is in `cost-model.ts`.
 */

/**
 * The start of the first half hour that is recent: not before yesterday, since Genesys selects by
 * UTC start day, and far enough back for every half hour to settle.
 */
export function recentFromMs(
  asOfMs: number,
  settings: Pick<SyncSettings, 'reachMs' | 'settleMs'>,
): number {
  const twoDaysMs = utcDayStartMs(asOfMs) - DAY_MS;
  const reachMs = Math.max(settings.reachMs, settings.settleMs + 3 * HALF_HOUR_MS);
  return Math.max(twoDaysMs, Math.ceil((asOfMs - reachMs) / HALF_HOUR_MS) * HALF_HOUR_MS);
}

/**
 * The recent half hours to read as of `asOfMs`, none when nothing is due. Whatever is due, the read
 * makes every half hour fresher whose time for late data is not over.
 */
export function recentSlots<Mark extends SlotMark>(
  marks: readonly Mark[],
  asOfMs: number,
  settings: SyncSettings,
): Mark[] {
  const fromMs = recentFromMs(asOfMs, settings);
  const recent = marks.filter(
    ({ halfHourStartMs: startMs }) => startMs >= fromMs && startMs < asOfMs,
  );
  const isDue = (mark: Mark) => workDue(mark, asOfMs, settings) !== null;
  if (!recent.some(isDue)) return [];
  const isOpen = (mark: Mark) => !isSettledAt(mark.halfHourStartMs, asOfMs, settings.settleMs);
  return recent.filter((mark) => isOpen(mark) || isDue(mark));
}

/**
 * Since when ended conversations are to be read for these half hours.
 *
 * @param knownUntilMs - the newest instant of anything that is known; where it is older than the
 *   read before, Genesys may have been behind then, and what it lacked is read now
 */
export function endedSinceMs(
  slots: readonly SlotMark[],
  { asOfMs, knownUntilMs }: { readonly asOfMs: number; readonly knownUntilMs: number },
  settings: SyncSettings,
): number {
  const sinceMs = slots.map(({ halfHourStartMs: startMs, workReadAtMs }) =>
    workReadAtMs >= startMs ? Math.min(workReadAtMs, knownUntilMs) - settings.lateMs : startMs,
  );
  return Math.max(recentFromMs(asOfMs, settings), Math.min(...sinceMs));
}
