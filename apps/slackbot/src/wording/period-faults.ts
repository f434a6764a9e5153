import { MAX_DAYS } from '@halfhour/core';
import type { Wordings } from './lines.ts';
import { timeInZone } from './times.ts';
import { bare, command, plain, quoted, typed } from './typed.ts';

type PeriodFault =
  | 'endsBeforeStart'
  | 'tooManyDays'
  | 'inTheFuture'
  | 'beforeData'
  | 'skippedByClock'
  | 'noShift'
  | 'shiftRests'
  | 'outsideShift';

/** Why there are no days to answer for. */
export const PERIOD_FAULTS: Wordings<PeriodFault> = {
  endsBeforeStart: ({ from, to }) => [
    `The range ends before it starts, did you mean ${typed(`${to} to ${from}`)}?`,
    `Type ${command(bare(`${to} to ${from}`))}`,
  ],
  tooManyDays: ({ days }) => [
    `${days} days; the most is ${MAX_DAYS}.`,
    `For example: ${command(`last ${MAX_DAYS} days`)}`,
  ],
  inTheFuture: ({ latestMs, zone }) => [
    `That is in the future, latest data is to ${timeInZone(latestMs, zone)}.`,
    `For example: ${command('today')}, ${command('yesterday')}`,
  ],
  beforeData: ({ firstDate }) => [
    `There is no data before ${plain(firstDate)}.`,
    `For example: ${command('last week')}`,
  ],
  skippedByClock: ({ zone }) => [
    `The clock in ${plain(zone)} was put forward over all of that stretch.`,
    `Ask for a longer one, for example: ${command('sunday 00:00-06:00')}`,
  ],
  noShift: ({ which, areSetUp }) => {
    if (!areSetUp) {
      return [
        'No shifts are set up for you yet.',
        `Type the hours instead: ${command('today 09:00-17:30')}`,
      ];
    }
    return which === 'this'
      ? ['No shift is running now.', `Type ${command('last shift')}`]
      : ['No shift has ended yet.', `Type ${command('this shift')}`];
  },
  shiftRests: ({ shift }) => [
    `The shift ${plain(shift)} does not run on those days.`,
    `For the last one that did: ${command(`last shift shift ${quoted(shift)}`)}`,
  ],
  outsideShift: ({ shift }) => [
    `Those hours are not in the shift ${plain(shift)}.`,
    `For all of it: ${command('last shift')}`,
  ],
};
