import { fraction, hashText, mix } from '../seeded/hash.ts';
import { Random } from '../seeded/random.ts';
import type { Agent } from './organisation.ts';
import { CREW_SIZE } from './organisation.ts';
import type { Scenario } from './scenario.ts';
import type { Handover, SharedSlot } from './sharing.ts';
import { sharedSlot } from './sharing.ts';
import type { Shift } from './shift.ts';
import { isAtWork } from './shift.ts';
import type { Slot, SlotTime } from './slots.ts';
import { LONG_CALL_SLOTS, slotNumber, slotTime } from './slots.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

/** What happens in a conversation with one agent. */
type Alone =
  | 'answered'
  | 'alertedTwice'
  | 'unanswered'
  | 'abandoned'
  | 'outbound'
  | 'personal'
  | 'callback'
  | 'chat'
  | 'message'
  | 'email';

/** The first, cheap part of a conversation: enough to place it in its day, none of its detail. */
export interface Outline {
  shift: Shift;
  slot: Slot;
  hash: number;
  kind: Alone | Handover;
  agent: Agent;
  /** The others who work on it, with the time their own slot leaves them. */
  others: readonly { agent: Agent; time: SlotTime }[];
  time: SlotTime;
  /** conversationStart. */
  startMs: number;
  /** Whether a customer's line stays open for weeks after the work. */
  trailing: boolean;
}

const CONVERSATION = hashText('conversation');
const LONG = hashText('long');
const TRAILING = hashText('trailing');

/** The share of conferences whose outside line stays open for weeks; of other calls it is smaller. */
const MOST_TRAILING = 0.04;

/** The conversation of a slot, or undefined when its agent has none then. */
export function outlineOf(
  scenario: Scenario,
  shift: Shift,
  turns: number,
  slot: Slot,
): Outline | undefined {
  const agent = scenario.organisation.agents[shift.crew.index * CREW_SIZE + slot.member];
  if (slot.turn >= turns || !isAtWork(agent, shift)) return undefined;
  const long = isLong(shift, slot);
  if (long && slot.turn % LONG_CALL_SLOTS !== 0) return undefined;
  const shared = long ? undefined : sharingOf(scenario, shift, turns, slot);
  if (shared === 'taken') return undefined;

  const hash = conversationHash(scenario, shift, slot);
  const random = new Random(hash);
  const kind = shared?.kind ?? kindOf(random, shift, long);
  if (kind === 'nothing') return undefined;
  const time = slotTime(shift, turns, slot, long ? LONG_CALL_SLOTS : 1);
  const waitedMs = waitOf(random, kind);
  return {
    shift,
    slot,
    hash,
    kind,
    agent,
    others: shared?.others ?? [],
    time,
    startMs: Math.max(scenario.startMs, time.fromMs - waitedMs),
    trailing: fraction(mix(hash, TRAILING)) < (kind === 'conference' ? MOST_TRAILING : 0.004),
  };
}

/** Whether the slot's conversation can stay open for weeks: told by its hash, without deriving it. */
export function mayTrail(scenario: Scenario, shift: Shift, slot: Slot): boolean {
  const hash = conversationHash(scenario, shift, slot);
  return fraction(mix(hash, TRAILING)) < MOST_TRAILING;
}

function conversationHash(scenario: Scenario, shift: Shift, slot: Slot): number {
  return mix(mix(mix(scenario.seed, CONVERSATION), shift.hash), slotNumber(scenario, slot));
}

/** Whether the slot lies in one of the long calls of its agent. Digital work has none. */
function isLong(shift: Shift, slot: Slot): boolean {
  if (shift.crew.profile === 'digital') return false;
  const block = Math.floor(slot.turn / LONG_CALL_SLOTS);
  return mix(mix(mix(shift.hash, LONG), slot.member), block) % 12 === 0;
}

function sharingOf(
  scenario: Scenario,
  shift: Shift,
  turns: number,
  slot: Slot,
): SharedSlot | 'taken' | undefined {
  const shared = sharedSlot(scenario, shift, turns, slot, (member) =>
    isLong(shift, { ...slot, member }),
  );
  if (shared === undefined) return undefined;
  if (shared.first.index % CREW_SIZE === slot.member) return shared;
  const member = shift.crew.index * CREW_SIZE + slot.member;
  return shared.others.some(({ agent }) => agent.index === member) ? 'taken' : undefined;
}

type Weighted = readonly (readonly [Alone | 'nothing', number])[];

const VOICE: Weighted = [
  ['answered', 70],
  ['alertedTwice', 4],
  ['unanswered', 2],
  ['abandoned', 3],
  ['outbound', 8],
  ['personal', 4],
  ['callback', 5],
  ['nothing', 4],
];
const BLENDED: Weighted = [
  ['answered', 40],
  ['outbound', 25],
  ['callback', 12],
  ['email', 15],
  ['personal', 4],
  ['nothing', 4],
];
const DIGITAL: Weighted = [
  ['chat', 42],
  ['message', 34],
  ['email', 18],
  ['nothing', 6],
];

function kindOf(random: Random, shift: Shift, long: boolean): Alone | 'nothing' {
  if (long) return 'answered';
  const { profile } = shift.crew;
  return random.weighted(profile === 'voice' ? VOICE : profile === 'blended' ? BLENDED : DIGITAL);
}

/** How long the conversation has lasted when its slot begins. Never more than 14 hours: see the readme. */
function waitOf(random: Random, kind: Alone | Handover): number {
  if (kind === 'outbound' || kind === 'personal') return 0;
  if (kind === 'callback') return random.between(5 * MINUTE_MS, 3 * HOUR_MS);
  if (kind === 'email' && random.chance(0.4)) return random.between(HOUR_MS, 14 * HOUR_MS);
  if (random.chance(0.1)) return random.between(2 * MINUTE_MS, 15 * MINUTE_MS);
  return random.between(3 * SECOND_MS, 90 * SECOND_MS);
}
