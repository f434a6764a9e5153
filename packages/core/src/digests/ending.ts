import {
  type HeldDelivery,
  type Release,
  releaseDelivery,
  type Settled,
  settleDelivery,
} from '../store/deliveries-claim.ts';
import { keepCopyPossible } from '../store/deliveries-copies.ts';
import { settleGone } from '../store/deliveries-gone.ts';
import type { Lost, Refused } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { askedPauseMs, failurePauseMs } from './pauses.ts';

/** What is to be kept of a try that did not end with a message. */
export type Ending =
  | ({ readonly kind: 'release' } & Release)
  | ({ readonly kind: 'settle' } & Settled)
  /** The channel takes nothing any more. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Somebody else holds it by now. */
  | { readonly kind: 'lost' };

/** Keeps it, and tells who listens. */
export async function keepEnding(
  ending: Ending,
  held: HeldDelivery,
  { db, onEvent, settings }: Pick<DigestDeps, 'db' | 'onEvent' | 'settings'>,
): Promise<void> {
  const { id: deliveryId, state } = held.delivery;
  if (!(await isKept(ending, held, db))) {
    // What we posted without an answer, another has posted too by now.
    const mayHaveCopy = ending.kind === 'release' && ending.mayBePosted === true;
    if (mayHaveCopy) await keepCopyPossible(db, deliveryId, settings.callMs);
    onEvent({ kind: 'lost', deliveryId });
    return;
  }
  if (ending.kind === 'settle') {
    onEvent({ kind: 'settled', deliveryId, state: ending.state, reason: ending.reason });
  }
  if (ending.kind === 'gone' && state !== 'sent') {
    onEvent({ kind: 'settled', deliveryId, state: 'dead', reason: ending.reason });
  }
  if (ending.kind === 'release' && ending.failure !== undefined) {
    onEvent({ kind: 'failed', deliveryId, reason: ending.failure, inMs: ending.inMs });
  }
}

async function isKept(ending: Ending, held: HeldDelivery, db: DigestDeps['db']): Promise<boolean> {
  if (ending.kind === 'release') return releaseDelivery(db, held.delivery, ending);
  if (ending.kind === 'settle') return settleDelivery(db, held.delivery, ending);
  return ending.kind === 'gone' && settleGone(db, held, ending.reason);
}

/** To be tried again after a pause that grows. */
export function afterFailure(
  reason: string,
  { delivery }: HeldDelivery,
  { settings, random }: Pick<DigestDeps, 'settings' | 'random'>,
): Ending & { readonly kind: 'release' } {
  const inMs = failurePauseMs(delivery.failures + 1, settings, random());
  return { kind: 'release', inMs, failure: reason };
}

/**
 * What follows from a call that the channel did not do. To be told when to come again is no failure.
 * Of a call without an answer it stays as it was kept, that something may have been posted.
 */
export function afterRefusal(
  refused: Refused | Lost,
  held: HeldDelivery,
  deps: Pick<DigestDeps, 'settings' | 'random'>,
): Ending {
  const { reason } = refused;
  if (refused.kind === 'lost') return afterFailure(reason, held, deps);
  if (refused.verdict === 'gone') return { kind: 'gone', reason };
  if (refused.verdict === 'never') {
    return { kind: 'settle', state: 'dead', reason, notice: 'dead' };
  }
  return refused.retryAfterMs === undefined
    ? afterFailure(reason, held, deps)
    : { kind: 'release', inMs: askedPauseMs(refused.retryAfterMs, deps.random()) };
}
