import { addDays, localDate, startInstantMs, weekdayOf } from '@halfhour/core';
import type { FastClock } from '@halfhour/fast-clock';

/** Where the afternoon is. */
export const ZONE = 'Europe/London';

/** When the shift ends of which people are to see the digest, on the clock of the zone. */
export const SHIFT = { start: '12:30', end: '16:30' };

/** 16:27, three minutes before. */
const FROM_MINUTE = 16 * 60 + 27;

const SPEED = 6;
const FRIDAY = 5;

/** A clock that shows the afternoon of the last working day now, and runs from there. */
export function clockOfAfternoon(machineMs: number): FastClock {
  let date = localDate(machineMs, ZONE);
  do date = addDays(date, -1);
  while (weekdayOf(date) > FRIDAY);
  return { machineMs, fromMs: startInstantMs(date, FROM_MINUTE, ZONE), speed: SPEED };
}
