import type { Kysely } from 'kysely';
import type { ConversationPage } from '../genesys/to-legs.ts';
import { type Lease, renewLease } from '../store/leases.ts';
import { upsertLegs } from '../store/legs.ts';
import type { Schema } from '../store/schema.ts';
import { HALF_HOUR_MS, halfHourStartMs } from '../time/half-hour.ts';
import type { Leg } from '../utilization/leg.ts';
import type { SyncEventListener } from './events.ts';

/** Takes pages into the legs that are kept, and remembers what they changed. */
export interface TakenIn {
  page(page: ConversationPage): Promise<void>;
  /** Ids of all conversations that came. */
  readonly conversationIds: ReadonlySet<string>;
  /** Half hours on which a changed leg has any number, and agents whose legs changed. */
  readonly touchedSlotsMs: ReadonlySet<number>;
  readonly touchedAgentIds: ReadonlySet<string>;
  /** Rows of legs that were written. */
  rows(): number;
}

/**
 * Takes conversations in as of `asOfMs`, under a lease that is renewed with every page. Legs alone
 * show no number: those change with the half hours, and all of them at once.
 */
export function takeIn(
  db: Kysely<Schema>,
  options: {
    readonly lease: Lease;
    readonly leaseMs: number;
    readonly asOfMs: number;
    readonly onEvent: SyncEventListener;
  },
): TakenIn {
  const { lease, leaseMs, asOfMs, onEvent } = options;
  const conversationIds = new Set<string>();
  const touchedSlotsMs = new Set<number>();
  const touchedAgentIds = new Set<string>();
  let rows = 0;
  return {
    conversationIds,
    touchedSlotsMs,
    touchedAgentIds,
    rows: () => rows,
    async page({ conversations, malformed, unknownTypes }) {
      tellOdd(onEvent, malformed.length, unknownTypes);
      await renewLease(db, lease, leaseMs);
      if (conversations.length === 0) return;
      const read = { conversations, readAtMs: asOfMs };
      const changed = await db.transaction().execute(async (tx) => upsertLegs(tx, read));
      rows += changed.rows;
      for (const { conversationId, legs } of conversations) {
        conversationIds.add(conversationId);
        for (const leg of legs) {
          if (!changed.agentIds.has(leg.agentId)) continue;
          touchedAgentIds.add(leg.agentId);
          for (const slotMs of slotsOf(leg, asOfMs)) touchedSlotsMs.add(slotMs);
        }
      }
    },
  };
}

/** Tells what was left out of a page. */
export function tellOdd(
  onEvent: SyncEventListener,
  malformed: number,
  unknownTypes: ReadonlyMap<string, number>,
): void {
  if (malformed > 0) onEvent({ kind: 'odd', what: 'malformed conversation', times: malformed });
  for (const [what, times] of unknownTypes) onEvent({ kind: 'odd', what, times });
}

/** Starts of the half hours on which the leg has a number of any family, up to `asOfMs`. */
function slotsOf(leg: Leg, asOfMs: number): Set<number> {
  const slots = new Set<number>();
  if (leg.emissions.length > 0) slots.add(halfHourStartMs(leg.conversationStartMs));
  for (const { emittedMs } of leg.emissions) slots.add(halfHourStartMs(emittedMs));
  for (const { startMs, endMs } of leg.segments) {
    const untilMs = Math.min(endMs ?? asOfMs, asOfMs);
    for (let atMs = halfHourStartMs(startMs); atMs < untilMs; atMs += HALF_HOUR_MS) slots.add(atMs);
  }
  return slots;
}
