import { unitsOf } from '../parse/limits.ts';
import { MOST_LINES } from '../parse/order.ts';
import { GROUPINGS, SORT_FIELDS } from '../parse/words.ts';
import type { Measure } from '../question.ts';
import { exampleOf } from './examples.ts';
import type { Wordings } from './lines.ts';
import { command, typed, typedList } from './typed.ts';

type ValueFault =
  | 'notADate'
  | 'rangeOfWords'
  | 'notAClockRange'
  | 'notACount'
  | 'notALimit'
  | 'unknownSort'
  | 'unknownGrouping'
  | 'unknownZone';

/** What is wrong with the value of a word that is understood. */
export const VALUE_FAULTS: Wordings<ValueFault> = {
  notADate: ({ given }) => [
    `${typed(given)} is not a date, use YYYY-MM-DD.`,
    `For example: ${command('2026-11-20')}`,
  ],
  rangeOfWords: ({ given }) => [
    `${typed(given)} is not a range of dates, use YYYY-MM-DD.`,
    `For example: ${command('2026-11-16 to 2026-11-20')}`,
  ],
  notAClockRange: ({ given }) => [
    `${typed(given)} is not a stretch of the day, use HH:MM-HH:MM.`,
    `For example: ${command('today 09:00-17:30')}`,
  ],
  notACount: ({ given, word }) => [
    `${typed(given)} is not a number from 1 to ${word === 'top' ? MOST_LINES : 31}.`,
    `For example: ${command(exampleOf(word))}`,
  ],
  notALimit: ({ given, measure }) => [
    `${typed(given)} is ${notOf(measure)}.`,
    `For example: ${command(exampleOf(measure))}`,
  ],
  unknownSort: ({ given }) => [
    `I can't sort by ${typed(given)}, use ${typedList(SORT_FIELDS)}.`,
    `For example: ${command('sort acw')}`,
  ],
  unknownGrouping: ({ given }) => [
    `I can't group by ${typed(given)}, use ${typedList(GROUPINGS)}.`,
    `For example: ${command('by team')}; to put lines in order: ${command('sort acw')}`,
  ],
  unknownZone: ({ given, closest }) => [
    `I don't know the time zone ${typed(given)}.${closest.length === 0 ? '' : ` Did you mean ${typedList(closest)}?`}`,
    `Use a city that has one of its own, or its name: ${command('today in London')}, ${command('today in America/Chicago')}`,
  ],
};

function notOf(measure: Measure): string {
  const units = unitsOf(measure);
  if (units.length > 1) return 'neither a percentage nor a time';
  return units[0] === 'share' ? 'not a percentage' : 'not a time';
}
