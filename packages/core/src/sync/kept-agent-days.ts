import type { Kysely } from 'kysely';
import { inSteps } from '../report/in-steps.ts';
import { legsOf } from '../store/find-legs.ts';
import type { Schema } from '../store/schema.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { createFold, type Fold, type PresenceSlot } from '../utilization/fold.ts';
import type { Leg } from '../utilization/leg.ts';
import { markRead } from './mark-read.ts';
import { spanOfSlots } from './slot-runs.ts';

/** Whose half hours to fold from the legs that are kept, as of when. */
export interface KeptFold {
  readonly slotsMs: readonly number[];
  readonly agentIds: readonly string[];
  readonly isRead: (agentId: string, halfHourStartMs: number) => boolean;
  readonly asOfMs: number;
  /** Presence of the same half hours; `null`: it was not read. */
  readonly presence: readonly PresenceSlot[] | null;
}

/** Agent days of which the half hours are marked as read, and no others. */
export async function keptAgentDays(
  db: Kysely<Schema>,
  { slotsMs, agentIds, isRead, asOfMs, presence }: KeptFold,
): Promise<AgentDay[]> {
  const span = spanOfSlots(slotsMs);
  const fold = createFold({ span, asOfMs });
  const legs = await legsOf(db, { span, agentIds });
  await inSteps(folding(fold, legs));
  for (const slot of presence ?? []) fold.addPresence(slot);
  const read = { agentIds, slotsMs, isRead, work: true, presence: presence !== null };
  await inSteps(markRead(fold, read));
  return fold.agentDays();
}

/** One conversation a step. */
function* folding(fold: Fold, legs: readonly Leg[]): Generator<undefined, void> {
  for (const ofConversation of Map.groupBy(legs, (leg) => leg.conversationId).values()) {
    fold.addConversation(ofConversation);
    yield;
  }
}
