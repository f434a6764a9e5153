import type { ConversationPage } from '../genesys/to-legs.ts';
import { inSteps } from '../report/in-steps.ts';
import { commitRead } from '../store/commit-read.ts';
import { type Lease, renewLease } from '../store/leases.ts';
import { ensurePartitions } from '../store/partitions.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { createFold } from '../utilization/fold.ts';
import { type DayConversations, dayConversations, spanOf } from './day-conversations.ts';
import type { DayToRead } from './days.ts';
import { refuseFuture } from './genesys-clock.ts';
import type { ReadOutcome } from './holding.ts';
import { markRead } from './mark-read.ts';
import { presenceOf } from './read-presence-slots.ts';
import { agentsToRead, type ReadAgents } from './scope.ts';
import type { SyncDeps } from './sync-deps.ts';
import { tellOdd } from './taken-in.ts';

/** Reads a day whose legs are not kept: its conversations are folded as they come. */
export async function readColdDay(
  deps: SyncDeps,
  day: DayToRead,
  lease: Lease,
): Promise<ReadOutcome> {
  const { db, settings } = deps;
  const asked = await agentsToRead(deps, lease.slotsMs);
  const conversations = await dayConversations(deps, day, asked.agentIds);
  const parts = Math.max(1, Math.ceil(asked.agentIds.length / settings.agentsInMemory));
  await ensurePartitions(db, spanOf(day));
  const outcome = { conversations: 0, rows: 0, restatements: 0 };
  for (let part = 0; part < parts; part += 1) {
    const isInPart = (agentId: string) => partOf(agentId, parts) === part;
    const folded = await foldPart(deps, { day, lease, asked, conversations, isInPart });
    const isLast = part === parts - 1;
    refuseFuture(deps.clock, day.asOfMs);
    const { rows, restatements } = await commitRead(db, lease, {
      agentDays: folded.agentDays,
      workReadAtMs: isLast ? day.asOfMs : undefined,
      presenceReadAtMs: isLast ? day.asOfMs : undefined,
      settleMs: settings.settleMs,
      keepLease: !isLast,
    });
    outcome.conversations = Math.max(outcome.conversations, folded.conversations);
    outcome.rows += rows;
    outcome.restatements += restatements;
  }
  return outcome;
}

interface Part {
  readonly day: DayToRead;
  readonly lease: Lease;
  readonly asked: ReadAgents;
  readonly conversations: DayConversations;
  readonly isInPart: (agentId: string) => boolean;
}

async function foldPart(
  deps: SyncDeps,
  { day, lease, asked, conversations, isInPart }: Part,
): Promise<{ readonly agentDays: AgentDay[]; readonly conversations: number }> {
  const span = spanOf(day);
  const fold = createFold({ span, asOfMs: day.asOfMs });
  const known = new Set(asked.agentIds.filter(isInPart));
  const isAnybodys = conversations.isEveryones && deps.scope.kind === 'all';
  const met = new Set(known);
  const seen = new Set<string>();
  for await (const page of conversations.pages([...known])) {
    tellOdd(deps.onEvent, page.malformed.length, page.unknownTypes);
    await renewLease(deps.db, lease, deps.settings.leaseMs);
    await inSteps(folding(page));
  }

  /** One conversation a step. */
  function* folding({ conversations: given }: ConversationPage): Generator<undefined, void> {
    for (const { conversationId, legs } of given) {
      if (seen.has(conversationId)) continue;
      seen.add(conversationId);
      const wanted = legs.filter(({ agentId }) =>
        isAnybodys ? isInPart(agentId) : known.has(agentId),
      );
      for (const { agentId } of wanted) met.add(agentId);
      fold.addConversation(wanted);
      yield;
    }
  }

  const agentIds = [...met];
  for (const slot of await presenceOf(deps, agentIds, span, day.asOfMs)) fold.addPresence(slot);
  const isRead = (agentId: string, atMs: number) =>
    !known.has(agentId) || asked.isFor(agentId, atMs);
  const read = { agentIds, slotsMs: lease.slotsMs, isRead, work: true, presence: true };
  await inSteps(markRead(fold, read));
  return { agentDays: fold.agentDays(), conversations: seen.size };
}

/** Which part of the agents somebody is in, known before or not. */
function partOf(agentId: string, parts: number): number {
  let sum = 0;
  for (let index = 0; index < agentId.length; index += 1) {
    sum = (sum * 31 + agentId.charCodeAt(index)) % 1_000_003;
  }
  return sum % parts;
}
