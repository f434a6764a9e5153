import { localDate, type Shift } from '@halfhour/core';
import { type Refused, refused } from '../fault.ts';
import type { Asker } from './asker.ts';
import { daysToCome, lastDayOver } from './digest-days.ts';
import type { ListedSubscription, Managed } from './managed.ts';

/** What is done to a subscription that is there. */
export type ChangeKind = 'unsubscribe' | 'pause' | 'resume' | 'digestNow';

/** What came of it. Dates are YYYY-MM-DD. */
export type Changed =
  | { readonly kind: 'ended' }
  /** It was as asked already, and nothing was changed. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'paused'; readonly date: string }
  /** `sent`: it is in the channel already. */
  | { readonly kind: 'asked' | 'sent'; readonly date: string };

/** Changes a subscription, or asks for a digest of it. */
export async function change(
  kind: ChangeKind,
  { subscription, shift, trouble }: ListedSubscription,
  asker: Pick<Asker, 'nowMs'>,
  { digests, shifts }: Pick<Managed, 'digests' | 'shifts'>,
): Promise<Changed | Refused> {
  const { id } = subscription;
  if (kind === 'unsubscribe') return (await digests.end(id)) ? { kind: 'ended' } : UNCHANGED;
  if (kind === 'resume') return (await digests.resume(id)) ? { kind: 'resumed' } : UNCHANGED;
  if (shift === null) return refused({ kind: 'noSubscription', given: id });
  if (kind === 'pause') {
    const date = await dateToPause(shift, shifts, asker.nowMs);
    if (typeof date !== 'string') return date;
    return (await digests.pause(id, date)) ? { kind: 'paused', date } : UNCHANGED;
  }
  const day = await lastDayOver(shift, shifts, asker.nowMs);
  const outcome = day && (await digests.askNow(subscription, shift, day));
  if (day !== undefined && outcome !== 'sent') return { kind: 'asked', date: day.date };
  // Of an earlier day, which nothing else tries again.
  if (trouble !== null) {
    const { localDate: date, span } = trouble;
    await digests.askNow(subscription, shift, { date, span, scheduledAgentIds: null });
    return { kind: 'asked', date };
  }
  return day === undefined
    ? refused({ kind: 'noDigestYet', shift: shift.name })
    : { kind: 'sent', date: day.date };
}

const UNCHANGED: Changed = { kind: 'unchanged' };

/** The date of today's digest; of a shift over midnight that still runs, that of its start. */
async function dateToPause(
  shift: Shift,
  shifts: Pick<Managed['shifts'], 'daysOf'>,
  nowMs: number,
): Promise<string | Refused> {
  const [next] = await daysToCome(shift, shifts, nowMs);
  return next !== undefined && next.date <= localDate(nowMs, shift.zone)
    ? next.date
    : refused({ kind: 'noDigestToday', shift: shift.name, nextDate: next?.date });
}
