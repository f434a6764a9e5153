import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { bookTurn } from '../store/deliveries-turns.ts';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { Found, Posted } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { afterFailure, afterRefusal, type Ending } from './ending.ts';

/** Slack's clock and the database's may differ, or one may have been set since. */
const MARGIN_MS = 2 * HALF_HOUR_MS;

/** What a look says is next. */
export type Looked = Posted | Ending | { readonly kind: 'absent' };

/**
 * Looks whether a message with this mark is in the channel already: always, before it is posted. A row
 * that a failover has lost does not know of its message, nor does one whose post had no answer.
 */
export async function look(held: HeldDelivery, mark: string, deps: DigestDeps): Promise<Looked> {
  const found = await findPaced(held, mark, deps);
  return found.kind === 'release' ? found : seen(found, held, deps);
}

/** Finds what is in the channel with this mark, in a turn of its own. */
export async function findPaced(
  held: HeldDelivery,
  mark: string,
  deps: DigestDeps,
): Promise<Found | (Ending & { readonly kind: 'release' })> {
  const waitMs = await paced(held, 'look', deps);
  if (waitMs > 0) return { kind: 'release', inMs: waitMs, isPaced: true };
  const { delivery, subscription: place } = held;
  return deps.channel.find({ place, mark, sinceMs: delivery.dueAtMs - MARGIN_MS });
}

/** Books a turn among all that ask the same of Slack for a team. @returns in how many ms it is */
export async function paced(
  { delivery, subscription }: HeldDelivery,
  what: 'look' | 'edit',
  { db, settings: { pacingMs, burst } }: DigestDeps,
): Promise<number> {
  if (delivery.isPaced || pacingMs === 0) return 0;
  return bookTurn(db, {
    place: `${subscription.teamId} ${what}`,
    apartMs: pacingMs,
    aheadMs: (burst - 1) * pacingMs,
  });
}

function seen(found: Found, held: HeldDelivery, deps: DigestDeps): Looked {
  const isRisky = held.delivery.mayBePosted && deps.settings.whenUnreadable === 'atMostOnce';
  if (found.kind === 'lost') return afterFailure(found.reason, held, deps);
  if (found.kind === 'refused') return afterRefusal(found, held, deps);
  if (found.kind === 'posted') return found;
  return found.kind === 'unreadable' && isRisky
    ? { kind: 'settle', state: 'unknown', reason: found.reason, notice: 'unknown' }
    : { kind: 'absent' };
}
