import { unreadFrom } from '../genesys/unread.ts';
import { GenesysError } from '../genesys/errors.ts';
import type { UnreadKind } from '../report/source.ts';
import {
  type Lease,
  leaseSlots,
  LostLeaseError,
  releaseLease,
  type SlotTrouble,
} from '../store/leases.ts';
import type { Written } from '../store/write-agent-days.ts';
import type { TaskKind } from './events.ts';
import { ClockWentBackError } from './genesys-clock.ts';
import { PartUnread } from './part-unread.ts';
import { spanOfSlots } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';

/** What a read came to: `null` when others had read it meanwhile. */
export type ReadOutcome = (Written & { readonly conversations: number }) | null;

/**
 * Leases half hours, reads, and gives back what was not read whole, with why. Half hours that other
 * processes hold are left to them.
 *
 * @returns whether all went well
 */
export async function holding(
  deps: SyncDeps,
  task: TaskKind,
  slotsMs: readonly number[],
  read: (lease: Lease) => Promise<ReadOutcome>,
): Promise<boolean> {
  const { db, scopeNo, settings, clock, onEvent } = deps;
  const lease = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: settings.leaseMs });
  if (lease === null) return true;
  const span = spanOfSlots(lease.slotsMs);
  const startedMs = clock.nowMs();
  try {
    const outcome = await read(lease);
    if (outcome === null) await releaseLease(db, lease);
    else onEvent({ kind: 'read', task, span, ...outcome, durationMs: clock.nowMs() - startedMs });
    return true;
  } catch (error) {
    if (error instanceof LostLeaseError) {
      onEvent({ kind: 'lostLease', task, span });
      return true;
    }
    if (error instanceof ClockWentBackError) {
      await releaseLease(db, lease);
      onEvent({ kind: 'clockWentBack', task, span });
      return false;
    }
    const trouble = troubleOf(error, task === 'presence' ? 'PRESENCE' : 'CONVERSATIONS');
    await releaseLease(db, lease, trouble ?? undefined);
    if (trouble === null) throw error;
    onEvent({ kind: 'failed', task, span, trouble });
    return false;
  }
}

/** What to tell of an error; `null`: it is not about Genesys, but an abort, the store or a defect. */
export function troubleOf(error: unknown, kind: UnreadKind): SlotTrouble | null {
  if (!(error instanceof GenesysError) && !(error instanceof PartUnread)) return null;
  const unread =
    error instanceof PartUnread ? error.unread : unreadFrom(error, kind, { startMs: 0, endMs: 0 });
  const { span: _anyPart, ...trouble } = unread;
  return trouble;
}
