import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { keepSent } from '../store/deliveries-send.ts';
import type { Posted } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';

/** How often it is tried to take a message back. */
const TRIES = 3;

/** Keeps that the message is there. If another is that counts, it is taken back. */
export async function keepPosted(
  { ts }: Posted,
  held: HeldDelivery,
  deps: DigestDeps,
): Promise<void> {
  const { db, onEvent } = deps;
  const { id: deliveryId, span } = held.delivery;
  const lookInMs = deps.settings.editPauseMs(held.nowMs - span.endMs);
  const counts = await keepSent(db, { id: deliveryId, ts, lookInMs });
  if (counts === ts) onEvent({ kind: 'sent', deliveryId, ts });
  else await takeBack(ts, held, deps);
}

async function takeBack(
  ts: string,
  { delivery, subscription: place }: HeldDelivery,
  { channel, onEvent }: DigestDeps,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { kind } = await channel.delete({ place, ts });
    if (kind !== 'done' && tries < TRIES) continue;
    onEvent({ kind: 'takenBack', deliveryId: delivery.id, isGone: kind === 'done' });
    return;
  }
}
