import { conversationsById } from '../genesys/conversations-by-id.ts';
import { openConversations } from '../store/find-legs.ts';
import type { Lease } from '../store/leases.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { holding, type ReadOutcome } from './holding.ts';
import { keepSlots } from './keep-slots.ts';
import { keepTouched } from './keep-touched.ts';
import { leasedReadings } from './leased-readings.ts';
import { readLists } from './read-lists.ts';
import { recentSlots } from './recent.ts';
import { agentsToRead } from './scope.ts';
import type { SyncDeps } from './sync-deps.ts';
import { takeIn, type TakenIn } from './taken-in.ts';

/** Genesys' longest interval of a filtered query, with a day to spare, ms. */
const LONGEST_LIFE_MS = 30 * DAY_MS;

/** Reads the work of recent half hours as of `asOfMs`, and keeps it. @returns whether it went well */
export async function readRecent(
  deps: SyncDeps,
  slotsMs: readonly number[],
  asOfMs: number,
): Promise<boolean> {
  return holding(deps, 'recent', slotsMs, async (lease) => readLeased(deps, lease, asOfMs));
}

async function readLeased(deps: SyncDeps, lease: Lease, asOfMs: number): Promise<ReadOutcome> {
  const { db, settings, onEvent } = deps;
  const slots = recentSlots(await leasedReadings(deps, lease), asOfMs, settings);
  if (slots.length === 0) return null;
  const taken = takeIn(db, { lease, leaseMs: settings.leaseMs, asOfMs, onEvent });
  const asked = await agentsToRead(deps, lease.slotsMs);
  const { isEveryones } = await readLists(deps, { slots, agents: asked, asOfMs }, taken);
  await followOpen(deps, taken, asOfMs);
  // Of those whom nobody had named, everything was read only where no name was asked for.
  const { agentIds, isFor } = isEveryones ? await agentsToRead(deps, lease.slotsMs) : asked;
  const written = await keepSlots(deps, {
    lease,
    agentIds,
    isRead: isFor,
    asOfMs,
    countUntilMs: asOfMs,
    isWhole: true,
    presence: null,
  });
  const elsewhere = await keepTouched(deps, { taken, lease, agentIds, asOfMs });
  return {
    conversations: taken.conversationIds.size,
    rows: taken.rows() + written.rows + elsewhere.rows,
    restatements: written.restatements + elsewhere.restatements,
  };
}

/** Reads what is known to be open and did not come, wherever its list puts it. */
async function followOpen(deps: SyncDeps, taken: TakenIn, asOfMs: number): Promise<void> {
  const conversationIds = (await openConversations(deps.db)).filter(
    (id) => !taken.conversationIds.has(id),
  );
  const window = { startMs: asOfMs - LONGEST_LIFE_MS, endMs: asOfMs };
  for await (const page of conversationsById({ ...deps, window, conversationIds })) {
    await taken.page(page);
  }
}
