import { hashText, mix } from '../seeded/hash.ts';
import type { Agent } from './organisation.ts';
import { CREW_SIZE } from './organisation.ts';
import type { Scenario } from './scenario.ts';
import type { Shift } from './shift.ts';
import { isAtWork } from './shift.ts';
import type { Slot, SlotTime } from './slots.ts';
import { slotTime } from './slots.ts';
import { MINUTE_MS } from './time.ts';

/** How a conversation goes from one agent to another. */
export type Handover = 'blindTransfer' | 'consultTransfer' | 'conference' | 'transferBack';

/** A turn in which two or three agents of a crew work on one conversation instead of one each. */
export interface SharedSlot {
  kind: Handover;
  first: Agent;
  others: readonly { agent: Agent; time: SlotTime }[];
}

const SHARED = hashText('shared');
const KINDS: readonly Handover[] = [
  'blindTransfer',
  'blindTransfer',
  'blindTransfer',
  'consultTransfer',
  'consultTransfer',
  'conference',
  'conference',
  'transferBack',
];

/** The sharing of a turn, the same whichever of the crew's agents is asked about; undefined when each works alone. */
export function sharedSlot(
  scenario: Scenario,
  shift: Shift,
  turns: number,
  slot: Slot,
  isTaken: (member: number) => boolean,
): SharedSlot | undefined {
  if (slot.lane !== 0 || shift.crew.profile === 'blended') return undefined;
  const hash = mix(mix(shift.hash, SHARED), slot.turn);
  if (hash % 100 >= 20) return undefined;
  const kind = KINDS[mix(hash, 1) % KINDS.length]!;
  const first = mix(hash, 2) % CREW_SIZE;
  const second = (first + 1 + (mix(hash, 3) % (CREW_SIZE - 1))) % CREW_SIZE;
  const members =
    kind === 'conference' && hash % 2 === 0 ? [second, thirdOf(first, second)] : [second];

  const agentOf = (member: number) =>
    scenario.organisation.agents[shift.crew.index * CREW_SIZE + member];
  const [firstAgent, ...otherAgents] = [first, ...members].map(agentOf);
  if (!isAtWork(firstAgent, shift) || isTaken(first)) return undefined;
  const time = slotTime(shift, turns, { ...slot, member: first });
  const others = otherAgents.flatMap((agent, index) => {
    const member = members[index]!;
    if (!isAtWork(agent, shift) || isTaken(member)) return [];
    return [{ agent, time: slotTime(shift, turns, { ...slot, member }) }];
  });
  // Both must be free for a while at the same time, or there is nobody to hand over to.
  const possible = others.filter((other) => overlapMs(time, other.time) > 2 * MINUTE_MS);
  return possible.length > 0 && possible.length === members.length
    ? { kind, first: firstAgent, others: possible }
    : undefined;
}

function thirdOf(first: number, second: number): number {
  let third = 0;
  while (third === first || third === second) third += 1;
  return third;
}

function overlapMs(one: SlotTime, other: SlotTime): number {
  return Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs);
}
