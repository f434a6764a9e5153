import { print } from '../parse/print.ts';
import type { Question } from '../question.ts';
import { clockRangeOf } from '../resolve/clock.ts';
import type { ResolvedPeriod } from '../resolve/period.ts';

/**
 * The question in words that ask for the same days whenever they are read: `today` becomes its date,
 * so that a button pressed tomorrow still tells about today. It is private, and wants no picture.
 */
export function questionAgain(question: Question, { days, shift, zone }: ResolvedPeriod): string {
  const [first, ...others] = days;
  const last = days.at(-1) ?? first;
  // Of a shift, hours that are not its own were cut off.
  const isCut = shift !== undefined && question.clockRange !== undefined && others.length === 0;
  const clockRange = isCut ? clockRangeOf(first.span, zone) : question.clockRange;
  const period = { kind: 'dates', from: first.date, to: last.date } as const;
  return print({
    ...question,
    period,
    clockRange,
    shift: shift?.id,
    isPublic: false,
    chart: false,
  });
}
