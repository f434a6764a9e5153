import type { Place } from './place.ts';
import { aShift, createShiftStore, deliveryId, keepPlan, subscribe } from './tried.ts';

/** The date of all of them: what they are of does not matter. */
const LOCAL_DATE = '2026-11-20';
const HALF_HOUR_MS = 1_800_000;

/** From one digest's time to the next one's, ms. */
const APART_MS = 80;

/** Subscribes channels to shifts and plans a digest for each, one after another. @returns their ids */
export async function planDigests(
  { db, channelIds }: Pick<Place, 'db' | 'channelIds'>,
  digests: number,
): Promise<string[]> {
  const shiftIds: string[] = [];
  const ids: string[] = [];
  const startedMs = Date.now() + 1000;
  for (let nth = 0; nth < digests; nth += 1) {
    const round = Math.floor(nth / channelIds.length);
    const shift = aShift({ name: `Shift ${round}` });
    shiftIds[round] ??= (await createShiftStore(db).add(shift, 'graphql')).id;
    const { subscription } = await subscribe(db, {
      teamId: 'T00000001',
      channelId: channelIds[nth % channelIds.length] ?? '',
      shiftId: shiftIds[round],
      ownerId: 'U00000001',
      fallbackOwnerId: null,
      showsNames: false,
    });
    const { id: subscriptionId } = subscription;
    const id = deliveryId(subscriptionId, LOCAL_DATE);
    const dueAtMs = startedMs + nth * APART_MS;
    const span = { startMs: dueAtMs - 2 * HALF_HOUR_MS, endMs: dueAtMs - HALF_HOUR_MS };
    await keepPlan(db, [{ id, subscriptionId, localDate: LOCAL_DATE, span, dueAtMs }]);
    ids.push(id);
  }
  return ids;
}
