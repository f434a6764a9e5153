import { IANAZone } from 'luxon';
import { utcMidnightMs } from './calendar.ts';
import { DAY_MS } from './half-hour.ts';

const MINUTE_MS = 60_000;

/**
 * When something starts that starts at a time of the clock. Where the clock is put back and shows the
 * time twice, the earlier; where it is put forward over the time, the first instant after.
 *
 * @param date - YYYY-MM-DD
 * @param minute - after midnight, on the clock: 90 is 01:30, also on a day that leaves out an hour
 * @returns epoch ms
 * @throws RangeError when the date or the zone does not exist
 */
export function startInstantMs(date: string, minute: number, zone: string): number {
  return Math.min(...instantsMs(date, minute, zone));
}

/** When something ends that ends at a time of the clock: as a start, but the later of the two. */
export function endInstantMs(date: string, minute: number, zone: string): number {
  return Math.max(...instantsMs(date, minute, zone));
}

/** Whether a zone's calendar has a date: Samoa went from 2011-12-29 to 2011-12-31. */
export function hasDate(date: string, zone: string): boolean {
  return startInstantMs(date, 0, zone) < startInstantMs(date, 24 * 60, zone);
}

/** Once, twice where the clock is put back, or the instant when it is put forward. */
function instantsMs(date: string, minute: number, zone: string): readonly number[] {
  const shownMs = utcMidnightMs(date) + minute * MINUTE_MS;
  const offsetMs = offsetsOf(zone);
  if (Number.isNaN(shownMs)) throw new RangeError(`There is no date ${date}: expected YYYY-MM-DD.`);
  // No clock is a day off UTC, and none is changed twice in two days.
  const beforeMs = offsetMs(shownMs - DAY_MS);
  const afterMs = offsetMs(shownMs + DAY_MS);
  if (beforeMs === afterMs) return [shownMs - beforeMs];
  const shown = [shownMs - beforeMs, shownMs - afterMs].filter(
    (atMs) => atMs + offsetMs(atMs) === shownMs,
  );
  if (shown.length > 0) return shown;
  return [changeMs({ startMs: shownMs - afterMs, endMs: shownMs - beforeMs }, offsetMs)];
}

/** The first instant, to the minute, at which the offset is that of the end. */
function changeMs(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  offsetMs: (atMs: number) => number,
): number {
  let lastBeforeMs = startMs;
  let firstAfterMs = endMs;
  while (firstAfterMs - lastBeforeMs > MINUTE_MS) {
    const minutes = Math.floor((firstAfterMs - lastBeforeMs) / MINUTE_MS / 2);
    const middleMs = lastBeforeMs + minutes * MINUTE_MS;
    if (offsetMs(middleMs) === offsetMs(endMs)) firstAfterMs = middleMs;
    else lastBeforeMs = middleMs;
  }
  return firstAfterMs;
}

/** How far the clocks of a zone are ahead of UTC at an instant, ms. */
function offsetsOf(zone: string): (atMs: number) => number {
  const iana = IANAZone.create(zone);
  if (!iana.isValid) throw new RangeError(`There is no zone ${zone}: expected an IANA zone.`);
  return (atMs) => iana.offset(atMs) * MINUTE_MS;
}
