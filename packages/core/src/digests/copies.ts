import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { keepAlone } from '../store/deliveries-copies.ts';
import type { DigestDeps } from './digest-deps.ts';
import { afterFailure, afterRefusal, type Ending } from './ending.ts';
import { findPaced } from './look.ts';
import { markOf } from './names.ts';

/** How often it is tried to take a message back. */
const TRIES = 3;

/**
 * Takes back all messages of a delivery but the one that counts. Another may have been posted by
 * whoever was stopped while they posted, went on much later, and never heard of it.
 *
 * @returns `null`: there is none any more, as far as one can look
 */
export async function takeBackCopies(held: HeldDelivery, deps: DigestDeps): Promise<Ending | null> {
  const { delivery } = held;
  const found = await findPaced(held, markOf(delivery), deps);
  if (found.kind === 'release') return found;
  if (found.kind === 'lost') return afterFailure(found.reason, held, deps);
  if (found.kind === 'refused' && found.verdict !== 'never') return afterRefusal(found, held, deps);
  const there = found.kind === 'posted' ? [found.ts, ...(found.others ?? [])] : [];
  for (const ts of there.filter((one) => one !== delivery.ts)) await takeBack(ts, held, deps);
  return (await keepAlone(deps.db, delivery)) ? null : { kind: 'lost' };
}

/** Takes a message back that does not count. */
export async function takeBack(
  ts: string,
  { delivery, subscription: place }: HeldDelivery,
  { channel, onEvent }: Pick<DigestDeps, 'channel' | 'onEvent'>,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { kind } = await channel.delete({ place, ts });
    if (kind !== 'done' && tries < TRIES) continue;
    onEvent({ kind: 'takenBack', deliveryId: delivery.id, isGone: kind === 'done' });
    return;
  }
}
