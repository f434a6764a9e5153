import { chunks } from '../genesys/windows.ts';
import { commitRead } from '../store/commit-read.ts';
import { type Lease, renewLease } from '../store/leases.ts';
import { ensurePartitions } from '../store/partitions.ts';
import type { Written } from '../store/write-agent-days.ts';
import type { PresenceSlot } from '../utilization/fold.ts';
import { refuseFuture } from './genesys-clock.ts';
import { keptAgentDays } from './kept-agent-days.ts';
import { spanOfSlots } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Agents folded and committed at a time: so many agent days are in memory, whoever there is. */
const AGENTS_AT_ONCE = 500;

/** What to keep of the half hours of a lease, from the legs that are kept. */
export interface SlotsRead {
  readonly lease: Lease;
  readonly agentIds: readonly string[];
  /** Whose half hours these legs tell of, all of them. */
  readonly isRead: (agentId: string, halfHourStartMs: number) => boolean;
  /** As of when the half hours are known, epoch ms. */
  readonly asOfMs: number;
  /** Until when what is known of legs counts: the present, where some were read later than that. */
  readonly countUntilMs: number;
  /** Whether the half hours are known as of then; otherwise only their numbers change. */
  readonly isWhole: boolean;
  /** Reads presence of some of the agents; `null`: it is not read. */
  readonly presence: ((agentIds: readonly string[]) => Promise<readonly PresenceSlot[]>) | null;
}

/**
 * Folds half hours and keeps them. The half hours become fresher with the last agents, in one
 * transaction with their numbers; a crash before that leaves them as fresh as they were.
 */
export async function keepSlots(deps: SyncDeps, read: SlotsRead): Promise<Written> {
  const { db, clock, settings } = deps;
  const { lease, agentIds, asOfMs, countUntilMs, isWhole, isRead } = read;
  refuseFuture(clock, asOfMs);
  await ensurePartitions(db, spanOfSlots(lease.slotsMs));
  const parts = agentIds.length === 0 ? [[]] : chunks(agentIds, AGENTS_AT_ONCE);
  const written = { rows: 0, restatements: 0 };
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    await renewLease(db, lease, settings.leaseMs);
    const presence = (await read.presence?.(part)) ?? null;
    const agentDays = await keptAgentDays(db, {
      slotsMs: lease.slotsMs,
      agentIds: part,
      isRead,
      asOfMs: countUntilMs,
      presence,
    });
    const { rows, restatements } = await commitRead(db, lease, {
      agentDays,
      workReadAtMs: isWhole && isLast ? asOfMs : undefined,
      presenceReadAtMs: isWhole && isLast && presence !== null ? asOfMs : undefined,
      settleMs: settings.settleMs,
      keepLease: !isLast,
    });
    written.rows += rows;
    written.restatements += restatements;
  }
  return written;
}
