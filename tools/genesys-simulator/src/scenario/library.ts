import type { DayIndex } from './day-index.ts';
import { indexDay, LONGEST_WAIT_MS, outlinesOf, requireRoom } from './day-index.ts';
import type { Plan } from './plan.ts';
import { planOf } from './plan-of.ts';
import { isRewrittenAt } from './rewrite.ts';
import type { Scenario } from './scenario.ts';
import { SHIFT_MARGIN_MS, SHIFT_MS, shiftOf } from './shift.ts';
import { dayOf, HOUR_MS } from './time.ts';

/** Day indexes kept at once; a million conversations are 8 MB. */
const DAYS_HELD = 12;

/** The scenario's conversations, found by day. Holds numbers, never conversations. */
export interface Library {
  scenario: Scenario;
  /** What starts on a UTC day. */
  day(day: number): DayIndex;
  /** Conversations that started on a UTC day and stay open for weeks. */
  trailing(day: number): Float64Array;
  /** How much is held: grows with the days looked at, up to a bound, and not with the pages read. */
  held(): { days: number; bytes: number };
}

export function createLibrary(scenario: Scenario): Library {
  requireRoom(scenario);
  const days = new Map<number, DayIndex>();
  const trailing = new Map<number, Float64Array>();

  function day(wanted: number): DayIndex {
    const index = days.get(wanted) ?? indexDay(scenario, wanted);
    // Deleting first moves the day to the end: the map is then in order of last use.
    days.delete(wanted);
    days.set(wanted, index);
    trailing.set(wanted, index.trailing);
    for (const oldest of days.keys()) {
      if (days.size <= DAYS_HELD) break;
      days.delete(oldest);
    }
    return index;
  }

  return {
    scenario,
    day,
    trailing: (wanted) => trailing.get(wanted) ?? day(wanted).trailing,
    held() {
      let bytes = 0;
      for (const { entries } of days.values()) bytes += entries.byteLength;
      for (const entries of trailing.values()) bytes += entries.byteLength;
      return { days: days.size, bytes };
    },
  };
}

/** After-call work goes on for at most this long after a shift. */
const LATEST_WORK_MS = HOUR_MS;

/**
 * One crew's conversations that start, are worked on or emit a metric in [fromMs, toMs), and maybe some more.
 * Lines that stay open for weeks are in the plans of the day they began.
 * @param nowMs decides whether a conversation has been rewritten.
 */
export function* crewPlans(
  scenario: Scenario,
  crewIndex: number,
  fromMs: number,
  toMs: number,
  nowMs: number,
): Generator<Plan> {
  const crew = scenario.organisation.crews[crewIndex]!;
  for (let date = dayOf(fromMs) - 2; date <= dayOf(toMs + LONGEST_WAIT_MS) + 1; date += 1) {
    const shift = shiftOf(scenario, crew, date);
    if (shift === undefined) continue;
    const overMs = shift.startMs + SHIFT_MS + SHIFT_MARGIN_MS + LATEST_WORK_MS;
    if (overMs <= fromMs || shift.startMs - SHIFT_MARGIN_MS - LONGEST_WAIT_MS >= toMs) continue;
    for (const outline of outlinesOf(scenario, shift))
      yield planOf(scenario, outline, isRewrittenAt(outline.startMs, nowMs));
  }
}
