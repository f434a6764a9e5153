import type { PlannedEnd } from '../shifts/plan.ts';
import { planDue, planningWindow } from '../shifts/plan.ts';
import type { Shift } from '../shifts/shift.ts';
import { shiftDays } from '../shifts/shift-days.ts';
import type { ShiftsToPlan } from '../shifts/shifts.ts';
import {
  databaseNowMs,
  keepPlan,
  type OpenPlan,
  openPlans,
  type PlannedDelivery,
  withdrawPlans,
} from '../store/deliveries-plan.ts';
import { livingSubscriptions, type Subscription } from '../store/subscriptions.ts';
import type { DigestDeps } from './digest-deps.ts';
import { deliveryId } from './names.ts';

/** What planning needs. */
interface PlanningDeps extends Pick<DigestDeps, 'db' | 'onEvent'> {
  readonly shifts: Pick<DigestDeps['shifts'], 'toPlan'>;
}

/**
 * Plans the digests of the next two days, and those of the past that nobody has planned. Any number of
 * processes may, at any time: it goes by the database's clock, and to do so again changes nothing.
 *
 * @param backMs - how far back from now: a day, or for how long nobody may have planned
 */
export async function planDigests(
  { db, onEvent, shifts: asked }: PlanningDeps,
  backMs: number,
): Promise<void> {
  const subscriptions = await livingSubscriptions(db);
  const nowMs = await databaseNowMs(db);
  const window = { ...planningWindow(nowMs), startMs: nowMs - backMs };
  const read = await asked.toPlan(window);
  const wanted = new Set(subscriptions.map(({ shiftId }) => shiftId));
  const shifts = read.shifts.filter(({ id }) => wanted.has(id));
  const ends = planDue(shifts, window, read.publishedOf);
  const deliveries = await keepPlan(db, planned(subscriptions, ends));
  if (deliveries > 0) onEvent({ kind: 'planned', deliveries });
  const withdrawn = noLongerPlanned(await openPlans(db), subscriptions, { ...read, shifts });
  if (withdrawn.length > 0) await withdrawPlans(db, withdrawn);
}

/** What is planned for whom: nothing of shifts that were over before the subscription was made. */
export function planned(
  subscriptions: readonly Pick<Subscription, 'id' | 'shiftId' | 'createdAtMs'>[],
  ends: readonly PlannedEnd[],
): PlannedDelivery[] {
  const byShift = Map.groupBy(ends, ({ shiftId }) => shiftId);
  return subscriptions.flatMap(({ id: subscriptionId, shiftId, createdAtMs }) =>
    (byShift.get(shiftId) ?? [])
      .filter(({ span }) => span.endMs > createdAtMs)
      .map(({ localDate, span, dueAtMs }) => ({
        id: deliveryId(subscriptionId, localDate),
        subscriptionId,
        localDate,
        span,
        dueAtMs,
      })),
  );
}

/** The plans of ended subscriptions, and of dates on which the shift does not run any more. */
function noLongerPlanned(
  plans: readonly OpenPlan[],
  subscriptions: readonly Subscription[],
  { shifts, publishedOf }: ShiftsToPlan,
): string[] {
  const shiftOf = new Map(shifts.map((shift) => [shift.id, shift]));
  const bySubscription = new Map(
    subscriptions.map(({ id, shiftId }) => [id, shiftOf.get(shiftId)]),
  );
  return plans
    .filter(({ subscriptionId, localDate }) => {
      const shift = bySubscription.get(subscriptionId);
      return shift === undefined || !runsOn(shift, localDate, publishedOf);
    })
    .map(({ id }) => id);
}

function runsOn(
  shift: Shift,
  localDate: string,
  publishedOf: ShiftsToPlan['publishedOf'],
): boolean {
  const range = { fromDate: localDate, toDate: localDate };
  return shiftDays(shift, range, publishedOf(shift)).length > 0;
}
