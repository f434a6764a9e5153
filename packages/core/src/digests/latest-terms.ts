import { dueAtMs } from '../shifts/shift-days.ts';
import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { keepTerms } from '../store/deliveries-plan.ts';
import type { DigestDeps } from './digest-deps.ts';
import type { Ending } from './ending.ts';

/**
 * A delivery by what its shift says now: it may have been changed or ended since it was planned. What
 * was begun stays as it was begun; of a shift that nobody knows, whoever writes the digest tells.
 *
 * @returns the delivery as it is to be told; or that it is to be told later, or not at all
 */
export async function byLatestTerms(
  held: HeldDelivery,
  { db, shifts }: Pick<DigestDeps, 'db' | 'shifts'>,
): Promise<HeldDelivery | Ending> {
  const { delivery, subscription, nowMs } = held;
  const { localDate: date, isAsked, span } = delivery;
  const isBegun = delivery.message !== null || delivery.mayBePosted || delivery.reason !== null;
  const shift = isBegun ? undefined : await shifts.byId(subscription.shiftId);
  if (shift === undefined) return held;
  const [day] = await shifts.daysOf(shift, { fromDate: date, toDate: date });
  if (day === undefined) return { kind: 'settle', state: 'skipped', reason: 'noShift' };
  const terms = { span: day.span, dueAtMs: dueAtMs(shift, day) };
  const { startMs, endMs } = terms.span;
  const isSame =
    startMs === span.startMs && endMs === span.endMs && terms.dueAtMs === delivery.dueAtMs;
  if (!isSame && !(await keepTerms(db, delivery, terms))) return { kind: 'lost' };
  const inMs = terms.dueAtMs - nowMs;
  if (inMs > 0 && !isAsked) return { kind: 'release', inMs };
  return { ...held, delivery: { ...delivery, ...terms } };
}
