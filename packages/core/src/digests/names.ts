import { v5 } from 'uuid';
import type { Delivery } from '../store/deliveries.ts';

/** Of this program: ids of deliveries are made in it, the same on every machine. */
const DELIVERIES = 'c1f4b0de-3c5b-4d0b-9f0a-5a2c6d1a7e43';

/**
 * The id of a delivery follows from what it is of: a row that a failover has lost and planning makes
 * again finds its message again.
 */
export function deliveryId(subscriptionId: string, localDate: string): string {
  return v5(`${subscriptionId} ${localDate}`, DELIVERIES);
}

/** What a message carries so that it is found again. A line that names what was missed is another. */
export function markOf({ id, reason }: Pick<Delivery, 'id' | 'reason'>): string {
  return reason === 'missed' ? `${id}/missed` : id;
}

/** What a reply carries that tells of an edit. @param hash - of the body that the edit put there */
export function replyMark({ id }: Pick<Delivery, 'id'>, hash: string): string {
  return `${id}/${hash.slice(0, 16)}`;
}
