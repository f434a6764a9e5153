import type { DigestMissed } from '@halfhour/core';
import { dateInWords } from '../../answer/dates.ts';
import { listed } from '../../answer/figures.ts';
import { shownName } from '../../answer/names.ts';
import { andOthers } from '../../blocks/cut-to.ts';
import { mrkdwn } from '../../blocks/elements.ts';
import { command, quoted } from '../../wording/typed.ts';

/** Days of a shift, and shifts, that are named; the rest is counted. */
const DAYS_TOLD = 7;
const SHIFTS_TOLD = 5;

/** A digest that was missed, and of which shift it would have been. */
export interface MissedDay extends Pick<DigestMissed, 'localDate'> {
  readonly shiftName: string;
}

/** One line that names what was missed. Escaped. */
export function missedLine(missed: readonly MissedDay[]): string {
  const byShift = [...Map.groupBy(missed, ({ shiftName }) => shiftName)];
  const told = byShift
    .slice(0, SHIFTS_TOLD)
    .map(([name, days]) => `${mrkdwn(shownName(name))} of ${daysInWords(days)}`);
  const others = byShift.length - told.length;
  const what = [...told, ...(others > 0 ? [andOthers(others, 'shift')] : [])].join('; ');
  return `Not told in time, and too late to be told now: ${what}.${example(missed)}`;
}

function daysInWords(days: readonly MissedDay[]): string {
  const told = days.slice(0, DAYS_TOLD).map(({ localDate }) => dateInWords(localDate, localDate));
  const others = days.length - told.length;
  return others > 0 ? `${told.join(', ')} ${andOthers(others, 'day')}` : listed(told);
}

/** How to see one all the same. */
function example(missed: readonly MissedDay[]): string {
  const last = missed.at(-1);
  if (last === undefined) return '';
  return ` To see one: ${command(`${last.localDate} shift ${quoted(last.shiftName)}`)}`;
}
