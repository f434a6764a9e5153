import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { keepSent } from '../store/deliveries-send.ts';
import type { Posted } from './channel.ts';
import { takeBack } from './copies.ts';
import type { DigestDeps } from './digest-deps.ts';

/** Keeps that the message is there, and takes back all of it that do not count. */
export async function keepPosted(
  { ts, others = [] }: Posted & { readonly others?: readonly string[] | undefined },
  held: HeldDelivery,
  deps: DigestDeps,
): Promise<void> {
  const { db, onEvent, settings } = deps;
  const { id: deliveryId, span } = held.delivery;
  const lookInMs = settings.editPauseMs(held.nowMs - span.endMs);
  const copyInMs = Math.min(settings.leaseMs, lookInMs);
  const counts = await keepSent(db, { id: deliveryId, ts, lookInMs, copyInMs });
  if (counts === ts) onEvent({ kind: 'sent', deliveryId, ts });
  for (const one of [ts, ...others]) if (one !== counts) await takeBack(one, held, deps);
}
