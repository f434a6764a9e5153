import { addDays, countDays, isDate, MAX_DAYS, weekdayOf } from '@halfhour/core';
import { type Refused, refused } from '../fault.ts';
import type { Period } from '../question.ts';

/** Periods that are days of the calendar, unlike shifts. */
export type DayPeriod = Exclude<Period, { readonly kind: 'thisShift' | 'lastShift' }>;

/** Before it core knows no instant; Genesys Cloud is younger. */
const FIRST_DATE = '2000-01-01';

/**
 * The dates of a period, in order, those after today left out.
 *
 * @param today - YYYY-MM-DD
 */
export function datesOf(period: DayPeriod, today: string): readonly string[] | Refused {
  const [from, to] = endsOf(period, today);
  const wrong = [from, to].find((date) => !isDate(date));
  if (wrong !== undefined) return refused({ kind: 'notADate', given: wrong });
  if (to < from) return refused({ kind: 'endsBeforeStart', from, to });
  const days = countDays(from, to);
  if (days > MAX_DAYS) return refused({ kind: 'tooManyDays', days });
  if (from < FIRST_DATE) return refused({ kind: 'beforeData', firstDate: FIRST_DATE });
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index));
  return dates.filter((date) => date <= today);
}

/** First and last date. */
function endsOf(period: DayPeriod, today: string): readonly [from: string, to: string] {
  const monday = addDays(today, 1 - weekdayOf(today));
  switch (period.kind) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'thisWeek':
      return [monday, today];
    case 'lastWeek':
      return [addDays(monday, -7), addDays(monday, -1)];
    case 'weekday': {
      const daysAgo = ((weekdayOf(today) - period.weekday + 6) % 7) + 1;
      return [addDays(today, -daysAgo), addDays(today, -daysAgo)];
    }
    case 'lastDays':
      return [addDays(today, -period.days), addDays(today, -1)];
    case 'dates':
    default:
      return [period.from, period.to];
  }
}
