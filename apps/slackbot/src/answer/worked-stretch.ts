import type { HalfHour } from './answer.ts';

/**
 * The half hours from the hour of the first one in which somebody was on queue, or of which nothing
 * is known, to the last one. None when there is no such half hour.
 */
export function workedStretch(halfHours: readonly HalfHour[]): readonly HalfHour[] {
  const first = halfHours.findIndex(isSomething);
  if (first === -1) return [];
  const startsHour = first === 0 || beginsHour(halfHours[first]);
  return halfHours.slice(startsHour ? first : first - 1, halfHours.findLastIndex(isSomething) + 1);
}

/** Whether an hour of the clock begins with a half hour or within it: 09:00, 09:15 in Kathmandu. */
export function beginsHour(halfHour: HalfHour | undefined): boolean {
  return halfHour !== undefined && Number(halfHour.label.slice(3, 5)) < 30;
}

function isSomething({ mark }: HalfHour): boolean {
  return mark.kind !== 'notOnQueue';
}
