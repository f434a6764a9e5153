import { addDays, datesBetween } from '../time/calendar.ts';
import { localDate } from '../time/local-day.ts';
import { startInstantMs } from '../time/local-instant.ts';
import { hullOf, type Span } from '../time/span.ts';
import { publishedDays } from './published-days.ts';
import type { PublishedStore } from './published-store.ts';
import type { ScheduleSource } from './schedule-source.ts';
import type { Shift } from './shift.ts';

/** Between two readings of a unit, ms: a change of plans is known a quarter of an hour later. */
const READ_EVERY_MS = 15 * 60_000;

/** Days before and after the running one: those that can still be due, and those that are planned. */
const DAYS_BACK = 1;
const DAYS_AHEAD = 2;

export interface ReadPublishedDeps {
  readonly published: PublishedStore;
  readonly schedules: ScheduleSource;
  readonly nowMs: () => number;
}

/**
 * Reads and keeps what is published of the management units of shifts, of those that nobody has read
 * for a while. What can't be read is kept as trouble, and what was read before stays.
 */
export async function readPublished(
  { published, schedules, nowMs }: ReadPublishedDeps,
  shifts: readonly Shift[],
  signal: AbortSignal,
): Promise<void> {
  for (const [unitId, zones] of zonesByUnit(shifts)) {
    if (!(await published.claim(unitId, READ_EVERY_MS))) continue;
    const readAtMs = nowMs();
    const asked = zones.map((zone) => ({ zone, dates: datesAround(readAtMs, zone) }));
    const span = hullOf(asked.map(({ zone, dates }) => spanOf(dates, zone)));
    const reading = await schedules.read({ unitId, span, signal });
    if (reading.kind === 'unread') {
      await published.keepTrouble(unitId, reading.unread);
      continue;
    }
    const schedule = { shifts: reading.shifts, weeks: reading.weeks, readAtMs };
    await published.keep(unitId, {
      agentIds: reading.agentIds,
      zones: asked.map(({ zone, dates }) => ({
        zone,
        days: publishedDays(schedule, { dates, zone }),
      })),
    });
  }
}

function zonesByUnit(shifts: readonly Shift[]): Map<string, string[]> {
  const units = shifts.flatMap(({ who, zone }) =>
    who.kind === 'managementUnit' ? [{ id: who.id, zone }] : [],
  );
  const byUnit = Map.groupBy(units, ({ id }) => id);
  return new Map(
    [...byUnit].map(([id, zoned]) => [id, [...new Set(zoned.map(({ zone }) => zone))]]),
  );
}

function datesAround(nowMs: number, zone: string): string[] {
  const today = localDate(nowMs, zone);
  return datesBetween(addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD));
}

function spanOf(dates: readonly string[], zone: string): Span {
  const [first = '', last = ''] = [dates.at(0), dates.at(-1)];
  return {
    startMs: startInstantMs(first, 0, zone),
    endMs: startInstantMs(addDays(last, 1), 0, zone),
  };
}
