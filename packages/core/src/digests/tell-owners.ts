import { claimNotice, type HeldNotice, keepTold, keepUntold } from '../store/deliveries-notices.ts';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { Done, Lost, Refused } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { failurePauseMs } from './pauses.ts';

/** An owner is told late rather than never: for about two weeks, with pauses of up to an hour. */
const TRIES = 350;
const PAUSES = { firstPauseMs: 15_000, longestPauseMs: 2 * HALF_HOUR_MS };

/** Tells owners what they are to be told. @returns whether there was anything */
export async function tellOwner(deps: DigestDeps): Promise<boolean> {
  const held = await claimNotice(deps.db, deps.settings.leaseMs);
  if (held === undefined) return false;
  await deps.around('digest notice', async () => tell(held, deps));
  return true;
}

async function tell(held: HeldNotice, deps: DigestDeps): Promise<void> {
  const { notice, delivery } = held;
  const told = await tellEither(held, deps);
  if (told.kind === 'done') {
    await keepTold(deps.db, delivery.id);
    deps.onEvent({ kind: 'told', deliveryId: delivery.id, notice });
    return;
  }
  const isHopeless = isNever(told) || held.tries >= TRIES;
  const pauseMs = isHopeless ? null : failurePauseMs(held.tries, PAUSES, deps.random());
  await keepUntold(deps.db, delivery.id, pauseMs);
  const { reason } = told;
  if (isHopeless) deps.onEvent({ kind: 'untold', deliveryId: delivery.id, notice, reason });
}

/** The owner, and whoever stands in when the owner can't be told. */
async function tellEither(
  { subscription, ...rest }: HeldNotice,
  { channel }: Pick<DigestDeps, 'channel'>,
): Promise<Done | Refused | Lost> {
  const { ownerId, fallbackOwnerId } = subscription;
  const told = await channel.tell(ownerId, { subscription, ...rest });
  if (fallbackOwnerId === null || !isNever(told)) return told;
  return channel.tell(fallbackOwnerId, { subscription, ...rest });
}

function isNever(told: Done | Refused | Lost): boolean {
  return told.kind === 'refused' && told.verdict !== 'later';
}
