import type { DigestChannel, DigestContent, DigestSettings } from '@halfhour/core';
import { claimDelivery, type Database, keepSent, releaseDelivery, type Schema } from './tried.ts';

/** What the control delivers with. */
interface Naive {
  readonly db: Database<Schema>['kysely'];
  readonly channel: Pick<DigestChannel, 'post'>;
  readonly content: Pick<DigestContent, 'build'>;
  readonly settings: DigestSettings;
}

/**
 * The design that looks right: takes what is due with a lease, posts it, records that. Whoever is
 * killed in between, or gets no answer, posts it again.
 *
 * @returns false: nothing is due
 */
export async function postAndRecord({ db, channel, content, settings }: Naive): Promise<boolean> {
  const { leaseMs, keptForMs, firstPauseMs } = settings;
  const held = await claimDelivery(db, { worker: 'naive', leaseMs });
  if (held === undefined) return false;
  const { delivery, subscription } = held;
  if (delivery.state === 'sent') {
    await releaseDelivery(db, delivery, { inMs: keptForMs });
    return true;
  }
  const asked = { delivery, subscription, isLate: false, shown: null };
  const { body } = await content.build(asked, AbortSignal.timeout(leaseMs));
  const posted = await channel.post({ place: subscription, mark: delivery.id, body });
  if (posted.kind === 'posted') {
    const { ts } = posted;
    await keepSent(db, { id: delivery.id, ts, lookInMs: keptForMs, copyInMs: keptForMs });
  } else {
    await releaseDelivery(db, delivery, { inMs: firstPauseMs });
  }
  return true;
}
