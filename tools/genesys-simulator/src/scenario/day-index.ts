import type { Outline } from './outline.ts';
import { mayTrail, outlineOf } from './outline.ts';
import type { Scenario } from './scenario.ts';
import type { Shift } from './shift.ts';
import { SHIFT_MARGIN_MS, shiftOf } from './shift.ts';
import type { Slot } from './slots.ts';
import {
  lanesOf,
  LONG_CALL_SLOTS,
  slotAt,
  slotNumber,
  slotsPerShift,
  slotTime,
  turnsOf,
} from './slots.ts';
import { CREW_SIZE } from './organisation.ts';
import { DAY_MS, dayStartMs, HOUR_MS } from './time.ts';

/** A conversation can have begun this long before the slot of its first agent. */
export const LONGEST_WAIT_MS = 14 * HOUR_MS;

/**
 * Conversations that start on one UTC day as numbers, 8 bytes each, in order of their start. Each number
 * holds the start within the day and, in its lower bits, the place: see `entryOf`.
 */
export type Entries = Float64Array;

/** Crews by index; undefined stands for all of them. */
export type Crews = ReadonlySet<number> | undefined;

/** Local dates whose shifts can hold conversations of a UTC day: waits reach back, shifts over midnight. */
const DATE_OFFSETS = [-2, -1, 0, 1, 2] as const;
const PLACES = 2 ** 26;

/** Throws when the organisation has more slots than fit into an entry: some 90,000 agents with 40 conversations. */
export function requireRoom(scenario: Scenario): void {
  const places = scenario.organisation.crews.length * DATE_OFFSETS.length * slotsPerShift(scenario);
  if (places > PLACES)
    throw new RangeError('Too many agents with too many conversations: simulate fewer of either.');
}

/** Lists the conversations of a UTC day. */
export function indexDay(scenario: Scenario, day: number, crews: Crews): Entries {
  return entriesOn(scenario, day, crews, () => true);
}

/** Lists those whose lines stay open for weeks; most others are ruled out without deriving them. */
export function indexTrailing(scenario: Scenario, day: number, crews: Crews): Entries {
  const entries = entriesOn(scenario, day, crews, (shift, slot) => mayTrail(scenario, shift, slot));
  return entries.filter((entry) => outlineAt(scenario, day, entry).trailing);
}

/** After-call work and handed-over calls go on for less than this after the slot of the first agent. */
const AFTER_SLOT_MS = 2 * HOUR_MS;

/** Lists those whose work can go on at an instant, and the trailing ones; the rest is ruled out by its slot. */
export function indexLasting(
  scenario: Scenario,
  day: number,
  instantMs: number,
  crews: Crews,
): Entries {
  return entriesOn(scenario, day, crews, (shift, slot) => {
    const time = slotTime(shift, turnsOf(scenario, shift), slot, LONG_CALL_SLOTS);
    const isNear =
      time.fromMs - LONGEST_WAIT_MS < instantMs && time.toMs + AFTER_SLOT_MS > instantMs;
    return isNear || mayTrail(scenario, shift, slot);
  });
}

function entriesOn(
  scenario: Scenario,
  day: number,
  crews: Crews,
  isWanted: (shift: Shift, slot: Slot) => boolean,
): Entries {
  const entries: number[] = [];
  for (const crew of scenario.organisation.crews) {
    if (crews !== undefined && !crews.has(crew.index)) continue;
    for (const shift of shiftsAround(scenario, crew.index, day))
      for (const outline of outlinesOf(scenario, shift, isWanted))
        if (startsOn(outline, day)) entries.push(entryOf(scenario, day, outline));
  }
  return Float64Array.from(entries).toSorted();
}

/** The conversations of a shift, all of them or those of the wanted slots. */
export function* outlinesOf(
  scenario: Scenario,
  shift: Shift,
  isWanted: (shift: Shift, slot: Slot) => boolean = () => true,
): Generator<Outline> {
  const turns = turnsOf(scenario, shift);
  const lanes = lanesOf(shift.crew.profile);
  for (let member = 0; member < CREW_SIZE; member += 1)
    for (let lane = 0; lane < lanes; lane += 1)
      for (let turn = 0; turn < turns; turn += 1) {
        const slot = { member, lane, turn };
        if (!isWanted(shift, slot)) continue;
        const outline = outlineOf(scenario, shift, turns, slot);
        if (outline !== undefined) yield outline;
      }
}

/** When the conversation of an entry starts. */
export function entryStartMs(day: number, entry: number): number {
  return dayStartMs(day) + Math.floor(entry / PLACES);
}

/** Finds the conversation of an entry again, without looking at any other. */
export function outlineAt(scenario: Scenario, day: number, entry: number): Outline {
  const slots = slotsPerShift(scenario);
  const place = entry % PLACES;
  const shiftPlace = Math.floor(place / slots);
  const crewIndex = Math.floor(shiftPlace / DATE_OFFSETS.length);
  const date = day + DATE_OFFSETS[shiftPlace % DATE_OFFSETS.length]!;
  const shift = shiftOf(scenario, scenario.organisation.crews[crewIndex]!, date)!;
  return outlineOf(scenario, shift, turnsOf(scenario, shift), slotAt(scenario, place % slots))!;
}

function entryOf(scenario: Scenario, day: number, outline: Outline): number {
  const { shift, slot } = outline;
  const shiftPlace = shift.crew.index * DATE_OFFSETS.length + (shift.date - day + 2);
  const place = shiftPlace * slotsPerShift(scenario) + slotNumber(scenario, slot);
  return (outline.startMs - dayStartMs(day)) * PLACES + place;
}

function shiftsAround(scenario: Scenario, crewIndex: number, day: number): Shift[] {
  const crew = scenario.organisation.crews[crewIndex]!;
  const fromMs = dayStartMs(day);
  const toMs = fromMs + DAY_MS + LONGEST_WAIT_MS;
  return DATE_OFFSETS.flatMap((offset) => {
    const shift = shiftOf(scenario, crew, day + offset);
    if (shift === undefined || shift.endMs + SHIFT_MARGIN_MS <= fromMs) return [];
    return shift.startMs - SHIFT_MARGIN_MS < toMs ? [shift] : [];
  });
}

function startsOn(outline: Outline, day: number): boolean {
  return outline.startMs >= dayStartMs(day) && outline.startMs < dayStartMs(day) + DAY_MS;
}
