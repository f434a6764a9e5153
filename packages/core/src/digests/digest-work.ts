import { claimDelivery } from '../store/deliveries-claim.ts';
import type { DigestDeps } from './digest-deps.ts';
import { editDigest } from './edit.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { sendDigest } from './send.ts';
import { tellOwner } from './tell-owners.ts';

/**
 * What does all that is due: posts, edits, tells owners; it returns when nothing is. Any number of
 * processes may, and none is needed: what one leaves behind, another takes up.
 *
 * @param signal - nothing new is taken once it aborts
 */
export function createDigestWork(deps: DigestDeps, signal: AbortSignal): () => Promise<void> {
  const lanes = Array.from({ length: deps.settings.lanes }, () =>
    oneAtATime(async () => repeat(async () => workOnNext(deps), signal)),
  );
  const telling = oneAtATime(async () => repeat(async () => tellOwner(deps), signal));
  return async () => {
    // Not all(): it would let go of lanes that still run when one fails.
    const ended = await Promise.allSettled(lanes.map(async (lane) => lane()));
    await telling();
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  };
}

async function repeat(doNext: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await doNext()));
}

/** @returns false: nothing is due */
async function workOnNext(deps: DigestDeps): Promise<boolean> {
  const { db, worker, settings } = deps;
  const held = await claimDelivery(db, { worker, leaseMs: settings.leaseMs });
  if (held === undefined) return false;
  if (held.delivery.state === 'sent') {
    await deps.around('digest edit', async () => editDigest(held, deps));
  } else {
    await deps.around('digest send', async () => sendDigest(held, deps));
  }
  return true;
}
