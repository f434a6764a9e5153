import { print } from '../parse/print.ts';
import type { Question } from '../question.ts';
import type { ResolvedPeriod } from '../resolve/period.ts';

/**
 * The question in words that ask for the same days whenever they are read: `today` becomes its date,
 * so that a button pressed tomorrow still tells about today. It is private, and wants no picture.
 */
export function questionAgain(question: Question, { days, shift }: ResolvedPeriod): string {
  const [first] = days;
  const last = days.at(-1) ?? first;
  const period =
    shift === undefined
      ? ({ kind: 'dates', from: first.date, to: last.date } as const)
      : question.period;
  return print({ ...question, period, isPublic: false, chart: false });
}
