import { type Kysely, sql, type Transaction } from 'kysely';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { holdLease, type Lease } from './leases.ts';
import { type LegsRead, upsertLegs } from './legs.ts';
import type { Schema } from './schema.ts';
import { type Written, writeAgentDays } from './write-agent-days.ts';
import { lockForWriting } from './writer-lock.ts';

/** What was read for the half hours of a lease. */
export interface CommittedRead {
  /** Read for half hours of the lease and no others. */
  readonly agentDays: readonly AgentDay[];
  readonly legs?: LegsRead | undefined;
  /**
   * As of when the work of every agent of the scope, and of whoever was one before (`agentsRead`),
   * is known in every half hour of the lease, this commit and earlier ones of the lease together.
   * `undefined`: some of it was not read, so that the half hours are no fresher than before.
   */
  readonly workReadAtMs?: number | undefined;
  /** The same of presence. */
  readonly presenceReadAtMs?: number | undefined;
  /** How long after its end a half hour waits for late data before it is settled, ms. */
  readonly settleMs: number;
  /** Whether more will be committed with this lease. @default false */
  readonly keepLease?: boolean | undefined;
}

/**
 * Keeps what was read: legs, numbers and how fresh they are, all or nothing.
 *
 * @throws LostLeaseError when the half hours have been taken over: nothing is written then
 */
export async function commitRead(
  db: Kysely<Schema>,
  lease: Lease,
  read: CommittedRead,
): Promise<Written> {
  refuseOtherSlots(lease, read.agentDays);
  return db.transaction().execute(async (tx) => {
    await lockForWriting(tx);
    await holdLease(tx, lease);
    const legs = read.legs === undefined ? 0 : (await upsertLegs(tx, read.legs)).rows;
    const written = await writeAgentDays(tx, { scopeNo: lease.scopeNo, ...read });
    await markRead(tx, lease, read);
    return { ...written, rows: written.rows + legs };
  });
}

/** A number under a lease of another half hour could overwrite a newer one. */
function refuseOtherSlots({ slotsMs }: Lease, agentDays: readonly AgentDay[]): void {
  const leased = new Set(slotsMs);
  for (const { dayStartMs, readAtMs, presence } of agentDays) {
    for (const times of [readAtMs, presence?.readAtMs ?? []]) {
      for (let slot = 0; slot < times.length; slot++) {
        if (Number.isNaN(times[slot] ?? NaN)) continue;
        if (leased.has(dayStartMs + slot * HALF_HOUR_MS)) continue;
        throw new RangeError(`Half hour ${slot} of a day was read, but it is not in the lease.`);
      }
    }
  }
}

async function markRead(
  tx: Transaction<Schema>,
  lease: Lease,
  { workReadAtMs, presenceReadAtMs, keepLease = false }: CommittedRead,
): Promise<void> {
  const isWhole = workReadAtMs !== undefined || presenceReadAtMs !== undefined;
  await tx
    .updateTable('sync_slot')
    .set({ version: sql`${await nextVersion(tx)}` })
    .$if(workReadAtMs !== undefined, (query) =>
      query.set({ work_read_at: new Date(workReadAtMs ?? NaN) }),
    )
    .$if(presenceReadAtMs !== undefined, (query) =>
      query.set({ presence_read_at: new Date(presenceReadAtMs ?? NaN) }),
    )
    .$if(isWhole, (query) => query.set({ attempt: 0, last_error: null }))
    .$if(!keepLease, (query) => query.set({ lease_token: null, lease_until: null }))
    .where('scope_no', '=', lease.scopeNo)
    .where('lease_token', '=', lease.token)
    .execute();
}

async function nextVersion(tx: Transaction<Schema>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select nextval('sync_version') as version`.execute(tx);
  return rows[0]?.version ?? NaN;
}
