import type { Grouping, Measure, SortField, Threshold } from '../question.ts';

/** The names of the days, Monday first. */
export const WEEKDAYS: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** What can be above or below a limit. */
export const MEASURES: readonly Measure[] = [
  'utilization',
  'occupancy',
  'handle',
  'talk',
  'hold',
  'acw',
];

/** What a table can be sorted by. */
export const SORT_FIELDS: readonly SortField[] = [...MEASURES, 'conversations', 'name'];

/** What a line of a table can stand for. */
export const GROUPINGS: readonly Grouping[] = ['agent', 'team', 'queue', 'interval'];

/** What commands other than a question begin with. */
export const VERBS: readonly string[] = [
  'help',
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'pause',
  'resume',
  'digest',
  'shifts',
];

/** Words that go between the two ends of a range. */
export const JOINERS: readonly string[] = ['to', 'until', '-', '..', '...'];

const SIDES: Readonly<Record<string, Threshold['side']>> = {
  above: 'above',
  over: 'above',
  below: 'below',
  under: 'below',
};

/** Which side of a limit a word means. */
export function sideOf(key: string | undefined): Threshold['side'] | undefined {
  return key === undefined || !Object.hasOwn(SIDES, key) ? undefined : SIDES[key];
}

/** Which field a word means, in either spelling of English. */
export function sortFieldOf(key: string | undefined): SortField | undefined {
  const spelt = key === 'utilisation' ? 'utilization' : key;
  return SORT_FIELDS.find((field) => field === spelt);
}

/** Which measure a word means, in either spelling of English. */
export function measureOf(key: string | undefined): Measure | undefined {
  const field = sortFieldOf(key);
  return MEASURES.find((measure) => measure === field);
}
