import { ReportInputError } from '../report/input-error.ts';
import { countDays, isDate } from '../time/calendar.ts';
import type { DateRange } from './shift-days.ts';

/** The most dates that may be asked for at once. */
export const MAX_DATES = 400;

/** @throws ReportInputError when these are no dates, run backwards, or are too many */
export function dateRange(from: string, to: string): DateRange {
  for (const [argument, date] of Object.entries({ from, to })) {
    if (isDate(date)) continue;
    const message = `${argument} is ${JSON.stringify(date)}; expected a date, YYYY-MM-DD.`;
    throw new ReportInputError(argument, message);
  }
  const count = countDays(from, to);
  if (count < 1) {
    throw new ReportInputError(
      'to',
      `to must not be before from, but from is ${from} and to is ${to}.`,
    );
  }
  if (count > MAX_DATES) {
    const message = `From ${from} to ${to} are ${count} days; the most is ${MAX_DATES}.`;
    throw new ReportInputError('to', message);
  }
  return { fromDate: from, toDate: to };
}
