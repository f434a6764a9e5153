import { type Kysely, sql, type Transaction } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Unread } from '../report/source.ts';
import type { Schema } from './schema.ts';
import { sqlInstant } from './sql-instant.ts';

/** The right to write half hours of a scope until it ends: nobody else may meanwhile. */
export interface Lease {
  readonly scopeNo: number;
  readonly token: string;
  /** Starts of the half hours, epoch ms, in order. */
  readonly slotsMs: readonly number[];
}

/** Why a half hour could not be read, but for which one. */
export type SlotTrouble = Omit<Unread, 'span'>;

/** Somebody else holds the half hours by now: what was read for them is not to be written. */
export class LostLeaseError extends Error {
  override readonly name = 'LostLeaseError';

  constructor() {
    super('The lease ended and another process took the half hours over: nothing was written.');
  }
}

/**
 * Leases those of the half hours that nobody holds, by the database's clock. `null` when there is
 * none. Never waits for other processes.
 */
export async function leaseSlots(
  db: Kysely<Schema>,
  of: { readonly scopeNo: number; readonly slotsMs: readonly number[]; readonly leaseMs: number },
): Promise<Lease | null> {
  const { scopeNo, leaseMs } = of;
  const token = randomUUID();
  const slots = of.slotsMs.map((atMs) => new Date(atMs));
  await sql`
    insert into sync_slot (scope_no, slot)
    select ${scopeNo}::int, slot from unnest(${slots}::timestamptz[]) as slot order by slot
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ slot: number }>`
    update sync_slot set lease_token = ${token}::uuid, attempt = attempt + 1,
      lease_until = now() + ${leaseMs} * interval '1 millisecond'
    where scope_no = ${scopeNo} and slot in (
      select slot from sync_slot
      where scope_no = ${scopeNo} and slot = any(${slots}::timestamptz[])
        and (lease_until is null or lease_until < now())
      order by slot for update skip locked)
    returning slot`.execute(db);
  if (rows.length === 0) return null;
  return { scopeNo, token, slotsMs: rows.map(({ slot }) => slot).toSorted((a, b) => a - b) };
}

/** Makes the lease last for `leaseMs` from now. @throws LostLeaseError when it is another's */
export async function renewLease(db: Kysely<Schema>, lease: Lease, leaseMs: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('sync_slot')
    .set({ lease_until: sql`now() + ${leaseMs} * interval '1 millisecond'` })
    .where('scope_no', '=', lease.scopeNo)
    .where('lease_token', '=', lease.token)
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== lease.slotsMs.length) throw new LostLeaseError();
}

/** Gives half hours back that were not read whole, and keeps why, if that is known. */
export async function releaseLease(
  db: Kysely<Schema>,
  lease: Lease,
  trouble?: SlotTrouble,
): Promise<void> {
  await db
    .updateTable('sync_slot')
    .set({ lease_token: null, lease_until: null })
    .$if(trouble !== undefined, (query) => query.set({ last_error: JSON.stringify(trouble) }))
    .where('scope_no', '=', lease.scopeNo)
    .where('lease_token', '=', lease.token)
    .execute();
}

/**
 * Holds the half hours until the transaction ends, so that nobody can take them over meanwhile. A
 * lease that ran out is good for as long as nobody did.
 *
 * @throws LostLeaseError when somebody has
 */
export async function holdLease(tx: Transaction<Schema>, lease: Lease): Promise<void> {
  const held = await tx
    .selectFrom('sync_slot')
    .select('slot')
    .where('scope_no', '=', lease.scopeNo)
    .where('slot', '>=', sqlInstant(lease.slotsMs[0] ?? 0))
    .where('slot', '<=', sqlInstant(lease.slotsMs.at(-1) ?? 0))
    .where('lease_token', '=', lease.token)
    .orderBy('slot')
    .forUpdate()
    .execute();
  if (held.length !== lease.slotsMs.length) throw new LostLeaseError();
}
