import {
  addDays,
  dueAtMs,
  localDate,
  type Shift,
  type ShiftDay,
  type Shifts,
} from '@halfhour/core';

/** A shift that runs on one weekday only does so within these days. */
const DAYS = 8;

/** The day of a shift that was over last; `undefined`: none in the last week. */
export async function lastDayOver(
  shift: Shift,
  shifts: Pick<Shifts, 'daysOf'>,
  nowMs: number,
): Promise<ShiftDay | undefined> {
  const today = localDate(nowMs, shift.zone);
  const range = { fromDate: addDays(today, -DAYS), toDate: today };
  const days = await shifts.daysOf(shift, range);
  return days.findLast(({ span }) => span.endMs <= nowMs);
}

/** The next days of a shift of which a digest is still to be due, within a week, in order. */
export async function daysToCome(
  shift: Shift,
  shifts: Pick<Shifts, 'daysOf'>,
  nowMs: number,
): Promise<ShiftDay[]> {
  const today = localDate(nowMs, shift.zone);
  const range = { fromDate: addDays(today, -2), toDate: addDays(today, DAYS) };
  const days = await shifts.daysOf(shift, range);
  return days.filter((day) => dueAtMs(shift, day) > nowMs);
}
