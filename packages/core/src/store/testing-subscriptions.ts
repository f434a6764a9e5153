import { type Kysely, sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Shift } from '../shifts/shift.ts';
import { aShift } from '../shifts/testing.ts';
import type { Schema } from './schema.ts';
import { createShiftStore } from './shifts.ts';
import type { Subscription } from './subscriptions.ts';
import { subscribe, type Wish } from './subscriptions-change.ts';

/** Keeps a shift to subscribe to: 09:00 to 17:00 in London, unless it is said. */
export async function keepShift(db: Kysely<Schema>, terms: Partial<Shift> = {}): Promise<Shift> {
  return createShiftStore(db).add(aShift({ name: randomUUID(), ...terms }), 'graphql');
}

/** Subscribes #late of a team to a shift of its own, unless it is said otherwise. */
export async function subscribed(
  db: Kysely<Schema>,
  wish: Partial<Wish> = {},
): Promise<Subscription> {
  const { subscription } = await subscribe(db, {
    teamId: 'T1',
    channelId: 'C-late',
    shiftId: wish.shiftId ?? (await keepShift(db)).id,
    ownerId: 'U-hana',
    fallbackOwnerId: null,
    showsNames: false,
    ...wish,
  });
  return subscription;
}

/** Forgets everything about digests, which is quicker than another database. */
export async function emptyDigests(db: Kysely<Schema>): Promise<void> {
  await sql`truncate shift, subscription, delivery, digest_turn`.execute(db);
}
