import { fraction, hashText, mix } from '../seeded/hash.ts';
import { CREW_SIZE } from './organisation.ts';
import type { Profile } from './organisation.ts';
import type { Scenario } from './scenario.ts';
import type { Shift } from './shift.ts';
import { MINUTE_MS } from './time.ts';

/** How many conversations a digital agent holds at once. */
export const DIGITAL_LANES = 3;

/** A long call takes this many slots. */
export const LONG_CALL_SLOTS = 4;

/** Where in a shift a conversation has its place: which of the crew's agents, which lane, which turn. */
export interface Slot {
  member: number;
  lane: number;
  turn: number;
}

/** The stretch of time a slot gives to a conversation's work. */
export interface SlotTime {
  fromMs: number;
  toMs: number;
}

const BOUNDARY = hashText('boundary');
const IDLE = hashText('idle');

/** Lanes of a profile. */
export function lanesOf(profile: Profile): number {
  return profile === 'digital' ? DIGITAL_LANES : 1;
}

/** Turns of one lane in one shift; 15 % more or fewer from shift to shift. */
export function turnsOf(scenario: Scenario, shift: Shift): number {
  const lanes = lanesOf(shift.crew.profile);
  const busyness = 0.85 + 0.3 * fraction(mix(shift.hash, 3));
  return Math.max(1, Math.round((scenario.conversationsPerShift * busyness) / lanes));
}

/** The most slots any crew has in a shift: every slot number is below it. */
export function slotsPerShift(scenario: Scenario): number {
  return CREW_SIZE * DIGITAL_LANES * turnLimit(scenario);
}

function turnLimit(scenario: Scenario): number {
  return Math.max(1, Math.ceil(scenario.conversationsPerShift * 1.15) + 1);
}

/** A slot as one number, so that a day of a million conversations is one typed array. */
export function slotNumber(scenario: Scenario, slot: Slot): number {
  return (slot.member * DIGITAL_LANES + slot.lane) * turnLimit(scenario) + slot.turn;
}

/** The slot with this number. */
export function slotAt(scenario: Scenario, number: number): Slot {
  const limit = turnLimit(scenario);
  const place = Math.floor(number / limit);
  return {
    member: Math.floor(place / DIGITAL_LANES),
    lane: place % DIGITAL_LANES,
    turn: number % limit,
  };
}

/**
 * When a slot begins and ends. Boundaries are jittered, so that durations vary without one slot having to
 * know the others. A slot that would reach over a break ends soon after the break begins.
 */
export function slotTime(shift: Shift, turns: number, slot: Slot, length = 1): SlotTime {
  const laneHash = mix(mix(mix(shift.hash, BOUNDARY), slot.member), slot.lane);
  const lastTurn = Math.min(slot.turn + length, turns);
  const start = onQueueInstant(shift, boundaryMs(shift, turns, laneHash, slot.turn));
  const endMs = onQueueInstant(shift, boundaryMs(shift, turns, laneHash, lastTurn)).atMs;
  // A few minutes into the break: agents finish what they have begun.
  const toMs = Math.min(endMs, start.windowEndMs + 4 * MINUTE_MS);
  const idle = 0.01 + 0.25 * fraction(mix(mix(laneHash, slot.turn), IDLE));
  return { fromMs: start.atMs + Math.floor(idle * (toMs - start.atMs)), toMs };
}

function boundaryMs(shift: Shift, turns: number, laneHash: number, turn: number): number {
  if (turn === 0) return 0;
  if (turn >= turns) return shift.onQueueMs - 1;
  const jitter = 0.7 * (fraction(mix(laneHash, turn)) - 0.5);
  return Math.floor(((turn + jitter) * shift.onQueueMs) / turns);
}

function onQueueInstant(shift: Shift, onQueueMs: number): { atMs: number; windowEndMs: number } {
  let window = shift.windows[0]!;
  for (const next of shift.windows) if (next.onQueueBeforeMs <= onQueueMs) window = next;
  return {
    atMs: window.startMs + (onQueueMs - window.onQueueBeforeMs),
    windowEndMs: window.endMs,
  };
}
