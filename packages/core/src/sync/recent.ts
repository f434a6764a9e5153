import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import { type Span, union } from '../time/span.ts';
import type { SyncSettings } from './settings.ts';
import { isSettledAt, type SlotMark, workDue } from './slot-due.ts';

/*
 * Recent half hours are read from the list of conversations in order of their end. All work of a
 * half hour is in conversations that ended after it began or still run. Of those, a half hour that
 * was read before needs only what has ended since; one that settles needs what ended in it once
 * more, and nothing of what came between: that is known from the read that found it ended.
 *
 * What it costs, in reads of a conversation over its life, with `life` from its first agent to its
 * last moment: 1 when it has ended, `overlapMs ÷ refreshMs` for what two reads share, `life ÷
 * refreshMs` for being there while others are read, 1 when its half hour settles. Nightly reads go
 * by jobs, a thousand conversations a request. Pages are read to their end, which adds most where
 * there are few: `cost.long.test.ts` measures it, and the goal of 2.2 is not met yet.
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
 * The recent half hours to read as of `asOfMs`, none when nothing is due. Where what ends now is
 * read, that makes every half hour fresher whose time for late data is not over.
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
  const due = recent.filter((mark) => workDue(mark, asOfMs, settings) !== null);
  if (!due.some((mark) => spanOf(mark, asOfMs, settings).endMs === Infinity)) return due;
  const isOpen = (mark: Mark) => !isSettledAt(mark.halfHourStartMs, asOfMs, settings.settleMs);
  return recent.filter((mark) => isOpen(mark) || due.includes(mark));
}

/**
 * Which stretches of the list these half hours need, the newest first. One without an end takes in
 * what ends now and what still runs.
 */
export function endedSpans(
  slots: readonly SlotMark[],
  asOfMs: number,
  settings: SyncSettings,
): Span[] {
  return union(slots.map((mark) => spanOf(mark, asOfMs, settings))).toReversed();
}

function spanOf(
  { halfHourStartMs: startMs, workReadAtMs }: SlotMark,
  asOfMs: number,
  { settleMs, overlapMs }: SyncSettings,
): Span {
  const endMs = startMs + HALF_HOUR_MS;
  if (isSettledAt(startMs, asOfMs, settleMs)) {
    return { startMs, endMs: workReadAtMs >= endMs ? endMs + overlapMs : Infinity };
  }
  const fromMs = workReadAtMs >= startMs ? workReadAtMs - overlapMs : startMs;
  return { startMs: fromMs, endMs: Infinity };
}
