import { localDate } from '@halfhour/core';
import { isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { type PeriodContext, type ResolvedPeriod, resolvePeriod } from '../resolve/period.ts';

const DAY_MS = 86_400_000;

/** What is known of time. */
export interface Calendar extends PeriodContext {
  /** Before it nothing is kept, epoch ms; `null`: nothing is forgotten. */
  readonly keptSinceMs: number | null;
}

/** The days of a question, if they are within what is kept. */
export function findPeriod(question: Question, calendar: Calendar): ResolvedPeriod | Refused {
  const period = resolvePeriod(question, calendar);
  const { keptSinceMs } = calendar;
  if (isRefused(period) || keptSinceMs === null) return period;
  if (period.days[0].span.startMs >= keptSinceMs) return period;
  // The first day of that zone that is kept from its first minute on.
  const firstDate = localDate(keptSinceMs + DAY_MS - 1, period.zone);
  return refused({ kind: 'beforeData', firstDate });
}
