import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { isPausedOn } from '../store/subscriptions.ts';
import type { DigestSettings } from './settings.ts';

/** What is to become of a delivery that is due. */
export type Verdict =
  | { readonly kind: 'post'; readonly isLate: boolean }
  /** It is too late: a line names it, and all others that are. */
  | { readonly kind: 'missed' }
  | { readonly kind: 'skip'; readonly reason: 'ended' | 'paused' };

/** Decides by the database's clock. What somebody asked for by hand is never too late. */
export function judge(
  { delivery, subscription, nowMs }: HeldDelivery,
  { lateMs, tooLateMs }: Pick<DigestSettings, 'lateMs' | 'tooLateMs'>,
): Verdict {
  const { isAsked, localDate, dueAtMs, reason } = delivery;
  if (subscription.endedAtMs !== null) return { kind: 'skip', reason: 'ended' };
  if (!isAsked && isPausedOn(subscription, localDate)) return { kind: 'skip', reason: 'paused' };
  const sinceDueMs = nowMs - dueAtMs;
  if (!isAsked && (reason === 'missed' || sinceDueMs > tooLateMs)) return { kind: 'missed' };
  return { kind: 'post', isLate: !isAsked && sinceDueMs > lateMs };
}
