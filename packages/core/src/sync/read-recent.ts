import { conversationsById } from '../genesys/conversations-by-id.ts';
import { newestEnded } from '../genesys/newest-ended.ts';
import { chunks, USERS_A_QUERY } from '../genesys/windows.ts';
import { type Lease, leaseSlots, releaseLease } from '../store/leases.ts';
import { openConversations } from '../store/find-legs.ts';
import { slotReadings } from '../store/slot-readings.ts';
import type { Written } from '../store/write-agent-days.ts';
import { DAY_MS, utcDayStartMs } from '../time/half-hour.ts';
import { holding, type ReadOutcome } from './holding.ts';
import { keepSlots } from './keep-slots.ts';
import { leasedReadings } from './leased-readings.ts';
import { endedSpans, recentSlots } from './recent.ts';
import { agentsToRead, type SyncScope } from './scope.ts';
import { hotFromMs } from './settings.ts';
import { isSettledAt } from './slot-due.ts';
import { hullOf } from './slot-runs.ts';
import type { SyncDeps } from './sync-deps.ts';
import { takeIn, type TakenIn } from './taken-in.ts';

/** Genesys' longest interval of a filtered query, with a day to spare, ms. */
const LONGEST_LIFE_MS = 30 * DAY_MS;

/** An organisation of more agents is read by chunks of them, so that no list is paged deep. */
const AGENTS_OF_ONE_LIST = 1000;

/** Reads the work of recent half hours as of `asOfMs`, and keeps it. @returns whether it went well */
export async function readRecent(
  deps: SyncDeps,
  slotsMs: readonly number[],
  asOfMs: number,
): Promise<boolean> {
  return holding(deps, 'recent', slotsMs, async (lease) => readLeased(deps, lease, asOfMs));
}

async function readLeased(deps: SyncDeps, lease: Lease, asOfMs: number): Promise<ReadOutcome> {
  const { db, scope, settings, onEvent } = deps;
  const leased = new Set(lease.slotsMs);
  const marks = await leasedReadings(deps, lease);
  const slots = recentSlots(marks, asOfMs, settings);
  if (slots.length === 0) return null;
  const spans = endedSpans(slots, asOfMs, settings);
  const taken = takeIn(db, { lease, leaseMs: settings.leaseMs, asOfMs, onEvent });
  const span = hullOf(lease.slotsMs);
  const agentIds = await agentsToRead(deps, span);
  const window = { startMs: utcDayStartMs(asOfMs) - DAY_MS, endMs: asOfMs };
  for (const some of listsOf(scope, agentIds)) {
    const pages = newestEnded({ ...deps, window, agentIds: some, spans });
    for await (const page of pages) await taken.page(page);
  }
  if (spans[0]?.endMs === Infinity) await followOpen(deps, taken, asOfMs);
  // Those of whom something came now are in it, too.
  const everyone = await agentsToRead(deps, span);
  const written = await keepSlots(deps, {
    lease,
    agentIds: everyone,
    asOfMs,
    countUntilMs: asOfMs,
    isWhole: true,
    presence: null,
  });
  const elsewhere = await keepTouched(deps, taken, leased, everyone, asOfMs);
  return {
    conversations: taken.conversationIds.size,
    rows: taken.rows() + written.rows + elsewhere.rows,
    restatements: written.restatements + elsewhere.restatements,
  };
}

/** The agents to ask about, a list each; `null` for everybody in one list. */
function listsOf(scope: SyncScope, agentIds: readonly string[]): (readonly string[] | null)[] {
  if (scope.kind === 'all' && agentIds.length <= AGENTS_OF_ONE_LIST) return [null];
  return chunks(agentIds, USERS_A_QUERY);
}

/** Reads what is known to be open and was not among the newest, wherever its list puts it. */
async function followOpen(deps: SyncDeps, taken: TakenIn, asOfMs: number): Promise<void> {
  const conversationIds = (await openConversations(deps.db)).filter(
    (id) => !taken.conversationIds.has(id),
  );
  const window = { startMs: asOfMs - LONGEST_LIFE_MS, endMs: asOfMs };
  for await (const page of conversationsById({ ...deps, window, conversationIds })) {
    await taken.page(page);
  }
}

/**
 * Numbers of half hours that have settled and that a leg has changed meanwhile: a leg that closed,
 * or one of a conversation that started then. They are no fresher for it. Those that have not are
 * read once more anyway, and until then stay what they were as of one moment.
 */
async function keepTouched(
  deps: SyncDeps,
  taken: TakenIn,
  leased: ReadonlySet<number>,
  everyone: readonly string[],
  asOfMs: number,
): Promise<Written> {
  const { db, scopeNo, settings } = deps;
  const nothing = { rows: 0, restatements: 0 };
  const touched = [...taken.touchedSlotsMs].filter(
    (startMs) => !leased.has(startMs) && startMs >= hotFromMs(asOfMs),
  );
  if (touched.length === 0) return nothing;
  const asked = new Set(touched);
  const read = (await slotReadings(db, { scopeNo, span: hullOf(touched) }))
    .filter(({ halfHourStartMs }) => asked.has(halfHourStartMs))
    .filter((one) => isSettledAt(one.halfHourStartMs, one.workReadAtMs, settings.settleMs))
    .map(({ halfHourStartMs }) => halfHourStartMs);
  if (read.length === 0) return nothing;
  const lease = await leaseSlots(db, { scopeNo, slotsMs: read, leaseMs: settings.leaseMs });
  if (lease === null) return nothing;
  try {
    const agentIds = everyone.filter((id) => taken.touchedAgentIds.has(id));
    const when = { asOfMs, countUntilMs: asOfMs };
    return await keepSlots(deps, { lease, agentIds, ...when, isWhole: false, presence: null });
  } catch (error) {
    await releaseLease(db, lease);
    throw error;
  }
}
