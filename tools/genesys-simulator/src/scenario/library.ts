import type { Crews, Entries } from './day-index.ts';
import {
  indexDay,
  indexLasting,
  indexTrailing,
  LONGEST_WAIT_MS,
  outlinesOf,
  requireRoom,
} from './day-index.ts';
import type { Plan } from './plan.ts';
import { planOf } from './plan-of.ts';
import { isRewrittenAt } from './rewrite.ts';
import type { Scenario } from './scenario.ts';
import { SHIFT_MARGIN_MS, SHIFT_MS, shiftOf } from './shift.ts';
import { dayOf, HOUR_MS } from './time.ts';

/** Days kept at once; a million conversations are 8 MB. */
const DAYS_HELD = 12;

/** The scenario's conversations, found by day. Holds numbers, never conversations. */
export interface Library {
  scenario: Scenario;
  /** What starts on a UTC day, of all crews or of some. */
  day(day: number, crews: Crews): Entries;
  /** What started on a UTC day and may still be worked on at an instant; not held. */
  lasting(day: number, instantMs: number, crews: Crews): Entries;
  /** What started on a UTC day and stays open for weeks. */
  trailing(day: number, crews: Crews): Entries;
  /** How much is held: grows with the days looked at, up to a bound, and not with the pages read. */
  held(): { days: number; bytes: number };
}

export function createLibrary(scenario: Scenario): Library {
  requireRoom(scenario);
  const days = createShelf(DAYS_HELD, (day) => indexDay(scenario, day, undefined));
  const trailing = createShelf(100, (day) => indexTrailing(scenario, day, undefined));
  return {
    scenario,
    // A few crews are quickly listed again, and everybody asks for other ones.
    day: (day, crews) => (crews === undefined ? days.get(day) : indexDay(scenario, day, crews)),
    lasting: (day, instantMs, crews) => indexLasting(scenario, day, instantMs, crews),
    trailing: (day, crews) =>
      crews === undefined ? trailing.get(day) : indexTrailing(scenario, day, crews),
    held: () => ({ days: days.size(), bytes: days.bytes() + trailing.bytes() }),
  };
}

interface Shelf {
  get(day: number): Entries;
  size(): number;
  bytes(): number;
}

/** Keeps what was used last. */
function createShelf(limit: number, make: (day: number) => Entries): Shelf {
  const kept = new Map<number, Entries>();
  return {
    get(day) {
      const entries = kept.get(day) ?? make(day);
      // Deleting first moves the day to the end: the map is then in order of last use.
      kept.delete(day);
      kept.set(day, entries);
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
      return entries;
    },
    size: () => kept.size,
    bytes: () => [...kept.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
  };
}

/** After-call work goes on for at most this long after a shift. */
const LATEST_WORK_MS = HOUR_MS;

/**
 * One crew's conversations that start, are worked on or emit a metric in [fromMs, toMs), and maybe some more.
 * Lines that stay open for weeks are in the plans of the day they began.
 * @param nowMs - decides whether a conversation has been rewritten.
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
