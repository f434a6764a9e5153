import type { Agent } from './organisation.ts';
import { BUSINESS_ZONE } from './management-units.ts';
import type { Scenario } from './scenario.ts';
import type { Shift } from './shift.ts';
import { isAtWork, SHIFT_MARGIN_MS, shiftOf } from './shift.ts';
import { dayOf } from './time.ts';

/** A week of the business unit whose schedule is published: its Monday, in days since 1970-01-01. */
export interface PublishedWeek {
  monday: number;
  startMs: number;
  endMs: number;
}

/** What is published of an agent's date: a shift, or that it has become a day off. */
export interface PublishedShift {
  shift: Shift;
  week: PublishedWeek;
  isOff: boolean;
}

/** How many weeks after the running one are published. */
const WEEKS_AHEAD = 2;

/** The published weeks that overlap [fromMs, toMs), from where the data begins. */
export function publishedWeeks(
  scenario: Scenario,
  { fromMs, toMs, nowMs }: { fromMs: number; toMs: number; nowMs: number },
): PublishedWeek[] {
  const last = mondayOf(dayOf(nowMs)) + 7 * WEEKS_AHEAD;
  const weeks: PublishedWeek[] = [];
  for (let monday = mondayOf(dayOf(scenario.startMs)); monday <= last; monday += 7) {
    const startMs = scenario.zones.instantMs(BUSINESS_ZONE, monday, 0);
    const endMs = scenario.zones.instantMs(BUSINESS_ZONE, monday + 7, 0);
    if (startMs < toMs && endMs > fromMs) weeks.push({ monday, startMs, endMs });
  }
  return weeks;
}

/**
 * The shifts of an agent in these weeks that overlap [fromMs, toMs). Who is ill is planned like
 * everybody until the shift has begun: only then is it entered as a day off.
 */
export function publishedShifts(
  scenario: Scenario,
  agent: Agent,
  weeks: readonly PublishedWeek[],
  { fromMs, toMs, nowMs }: { fromMs: number; toMs: number; nowMs: number },
): PublishedShift[] {
  const dates = dayOf(toMs) - dayOf(fromMs) + 5;
  return Array.from({ length: dates }, (_, index) => dayOf(fromMs) - 2 + index).flatMap((date) => {
    const shift = shiftOf(scenario, agent.crew, date);
    if (shift === undefined || shift.startMs >= toMs || shift.endMs <= fromMs) return [];
    const week = weeks.find(
      ({ startMs, endMs }) => startMs <= shift.startMs && shift.startMs < endMs,
    );
    if (week === undefined || hasLeft(agent, shift)) return [];
    return [{ shift, week, isOff: shift.startMs <= nowMs && !isAtWork(agent, shift) }];
  });
}

function hasLeft({ left }: Agent, shift: Shift): boolean {
  return left !== undefined && left.atMs < shift.endMs + SHIFT_MARGIN_MS;
}

/** The Monday of a day's week; 1970-01-01 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
