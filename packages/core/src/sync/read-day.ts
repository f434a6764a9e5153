import { GenesysPermissionError } from '../genesys/errors.ts';
import { READ_LAG_MS } from '../report/source.ts';
import type { Lease } from '../store/leases.ts';
import { dayConversations, spanOf } from './day-conversations.ts';
import type { DayToRead } from './days.ts';
import { holding, type ReadOutcome } from './holding.ts';
import { keepSlots } from './keep-slots.ts';
import { leasedReadings } from './leased-readings.ts';
import { readColdDay } from './read-cold-day.ts';
import { presenceOf } from './read-presence-slots.ts';
import { agentsToRead } from './scope.ts';
import { hotFromMs } from './settings.ts';
import type { SyncDeps } from './sync-deps.ts';
import { takeIn } from './taken-in.ts';

/**
 * Reads a UTC day whole, work and presence, and keeps it.
 *
 * @param onRefused - hears that jobs are not permitted
 * @returns whether it went well
 */
export async function readDay(
  deps: SyncDeps,
  day: DayToRead,
  onRefused: () => void,
): Promise<boolean> {
  return holding(deps, 'day', day.slotsMs, async (lease) => {
    const known = await leasedReadings(deps, lease);
    if (known.every(({ workReadAtMs }) => workReadAtMs >= day.asOfMs)) return null;
    try {
      const isHot = day.dayStartMs >= hotFromMs(deps.clock.nowMs());
      return await (isHot ? readHotDay(deps, day, lease) : readColdDay(deps, day, lease));
    } catch (error) {
      if (day.by === 'job' && error instanceof GenesysPermissionError) onRefused();
      throw error;
    }
  });
}

/** A day whose legs are kept: they are taken in, and the day is folded from all that is known. */
async function readHotDay(deps: SyncDeps, day: DayToRead, lease: Lease): Promise<ReadOutcome> {
  const { db, clock, settings, onEvent } = deps;
  const { asOfMs } = day;
  const taken = takeIn(db, { lease, leaseMs: settings.leaseMs, asOfMs, onEvent });
  const asked = await agentsToRead(deps, lease.slotsMs);
  const { isEveryones, pages } = await dayConversations(deps, day, asked.agentIds);
  for await (const page of pages(asked.agentIds)) await taken.page(page);
  const { agentIds, isFor } = isEveryones ? await agentsToRead(deps, lease.slotsMs) : asked;
  const written = await keepSlots(deps, {
    lease,
    agentIds,
    isRead: isFor,
    asOfMs,
    // Legs that go on after the day may have been read later than the job knows.
    countUntilMs: clock.nowMs() - READ_LAG_MS,
    isWhole: true,
    presence: async (some) => presenceOf(deps, some, spanOf(day), asOfMs),
  });
  return {
    conversations: taken.conversationIds.size,
    rows: taken.rows() + written.rows,
    restatements: written.restatements,
  };
}
