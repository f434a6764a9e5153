import { dueAtMs, isPausedOn, type Shift, type Subscription } from '@halfhour/core';
import { daysToCome } from './digest-days.ts';
import type { Asker } from './asker.ts';
import type { ListedSubscription, Managed } from './managed.ts';
import { whoInWords } from './who-in-words.ts';

/** A shift, with whom it is of in words. Plain text. */
export interface DescribedShift {
  readonly shift: Shift;
  readonly who: string;
}

/** A subscription with all that is told of it. */
export interface DescribedSubscription {
  readonly subscription: Subscription;
  /** `null`: who reads it sees nobody in it. */
  readonly shift: DescribedShift | null;
  /** Whether nothing is posted of its next day. */
  readonly isPaused: boolean;
  /** The day of the next digest, and when that is due, epoch ms; `null`: none within a week. */
  readonly next: { readonly date: string; readonly dueAtMs: number } | null;
  readonly trouble: ListedSubscription['trouble'];
}

/** Describes a shift to who asks, with agents' names. */
export async function describeShift(
  shift: Shift,
  { by }: Asker,
  { shifts }: Managed,
): Promise<DescribedShift> {
  return { shift, who: await whoInWords(shift, { by, withNames: true }, shifts) };
}

/** Describes a subscription to who asks. */
export async function describeSubscription(
  { subscription, shift, trouble }: ListedSubscription,
  asker: Asker,
  managed: Managed,
): Promise<DescribedSubscription> {
  if (shift === null) {
    return { subscription, shift: null, isPaused: false, next: null, trouble };
  }
  const [described, days] = await Promise.all([
    describeShift(shift, asker, managed),
    daysToCome(shift, managed.shifts, asker.nowMs),
  ]);
  const told = days.filter(({ span }) => span.endMs > subscription.createdAtMs);
  const [first] = told;
  const next = told.find(({ date }) => !isPausedOn(subscription, date));
  return {
    subscription,
    shift: described,
    isPaused:
      first === undefined
        ? subscription.paused?.throughDate === null
        : isPausedOn(subscription, first.date),
    next: next === undefined ? null : { date: next.date, dueAtMs: dueAtMs(shift, next) },
    trouble,
  };
}
