import { type AgentDay, DAY_MS, HALF_HOUR_MS } from '../measured.ts';
import {
  commitRead,
  type Database,
  ensurePartitions,
  halfHourStartsMs,
  leaseSlots,
  type Schema,
  scopeNumber,
} from '../measured-store.ts';

type Db = Database<Schema>['kysely'];

const SETTLE_MS = 30 * 60_000;
const LEASE_MS = 60_000;

/** Keeps agent days of one UTC day as the sync does: leased, and all or nothing. */
export async function keepDay(db: Db, agentDays: readonly AgentDay[]): Promise<void> {
  const [first] = agentDays;
  if (first === undefined) return;
  await keepSlots(db, agentDays, { startMs: first.dayStartMs, endMs: first.dayStartMs + DAY_MS });
}

/** How many half hours one read of what is recent tells of. */
const RECENT = 4;

/** Keeps a UTC day as it comes: half hour by half hour, each with those just before it. */
export async function keepDayAsItComes(
  db: Db,
  agentDays: readonly AgentDay[],
  afterEach: (slot: number) => Promise<void>,
): Promise<void> {
  const [first] = agentDays;
  if (first === undefined) return;
  const { dayStartMs } = first;
  for (const [slot, startMs] of halfHourStartsMs({
    startMs: dayStartMs,
    endMs: dayStartMs + DAY_MS,
  }).entries()) {
    const span = {
      startMs: Math.max(dayStartMs, startMs - (RECENT - 1) * HALF_HOUR_MS),
      endMs: startMs + HALF_HOUR_MS,
    };
    await keepSlots(
      db,
      agentDays.map((day) => within(day, span)),
      span,
    );
    await afterEach(slot);
  }
}

async function keepSlots(
  db: Db,
  agentDays: readonly AgentDay[],
  span: { readonly startMs: number; readonly endMs: number },
): Promise<void> {
  await ensurePartitions(db, span);
  const scopeNo = await scopeNumber(db, 'all');
  const slotsMs = halfHourStartsMs(span);
  const lease = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: LEASE_MS });
  if (lease === null) throw new Error('Somebody else has the half hours.');
  const readAtMs = span.endMs + DAY_MS;
  await commitRead(db, lease, {
    agentDays,
    workReadAtMs: readAtMs,
    presenceReadAtMs: readAtMs,
    settleMs: SETTLE_MS,
  });
}

/** The day as it is known from a read of this span only. */
function within(
  day: AgentDay,
  span: { readonly startMs: number; readonly endMs: number },
): AgentDay {
  const readAtMs = day.readAtMs.map((atMs, slot) => {
    const startMs = day.dayStartMs + slot * HALF_HOUR_MS;
    return startMs >= span.startMs && startMs < span.endMs ? atMs : NaN;
  });
  const { presence } = day;
  return { ...day, readAtMs, presence: presence === null ? null : { ...presence, readAtMs } };
}
