import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { beginPost, isHeldFor } from '../store/deliveries-send.ts';
import { endTurn, placeOf, takeTurn } from '../store/deliveries-turns.ts';
import type { Done, Lost, Posted, Refused } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { afterFailure, afterRefusal, type Ending } from './ending.ts';
import { startStopwatch } from './stopwatch.ts';

const NOT_POSTED = { mayBePosted: false };

/**
 * Calls the channel if the lease lasts until the call is over. Whoever was stopped in between finds
 * that too much time has passed, and does not call.
 *
 * @param isPost - whether it must be kept that something may have been posted from now on
 */
export async function callHeld<Result extends Done | Posted>(
  held: HeldDelivery,
  { isPost, call }: { readonly isPost: boolean; readonly call: Call<Result> },
  deps: DigestDeps,
): Promise<Result | Ending> {
  const elapsedMs = startStopwatch();
  const { beginMs, callMs } = deps.settings;
  const leftMs = beginMs + callMs;
  const isHeld = await (isPost ? beginPost : isHeldFor)(deps.db, held.delivery, leftMs);
  if (!isHeld) return { kind: 'lost' };
  if (elapsedMs() > beginMs) return { kind: 'release', inMs: 0, ...(isPost && NOT_POSTED) };
  const result = await call();
  if (result.kind === 'lost') {
    return { ...afterFailure(result.reason, held, deps), ...(isPost && { mayBePosted: true }) };
  }
  if (result.kind !== 'refused') return result;
  const ending = afterRefusal(result, held, deps);
  return ending.kind === 'release' ? { ...ending, ...(isPost && NOT_POSTED) } : ending;
}

type Call<Result> = () => Promise<Result | Refused | Lost>;

/** Posts in the turn of the channel, which one has at a time. */
export async function postInTurn(
  held: HeldDelivery,
  call: Call<Posted>,
  deps: DigestDeps,
): Promise<Posted | Ending> {
  const { db, settings } = deps;
  const place = placeOf(held.subscription);
  const apartMs = settings.beginMs + settings.callMs + settings.spacingMs;
  if (!(await takeTurn(db, { place, apartMs }))) {
    return { kind: 'release', inMs: settings.spacingMs };
  }
  try {
    return await callHeld(held, { isPost: true, call }, deps);
  } finally {
    await endTurn(db, place, settings.spacingMs);
  }
}
