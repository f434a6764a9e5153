import { clockOfMinute, type ShiftTerms } from '@halfhour/core';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon–Fri 22:00–06:00 (next day) Europe/London`; plain text. */
export function shiftTimes({
  weekdays,
  startMinute,
  endMinute,
  zone,
}: Pick<ShiftTerms, 'weekdays' | 'startMinute' | 'endMinute' | 'zone'>): string {
  const nextDay = endMinute <= startMinute ? ' (next day)' : '';
  const hours = `${clockOfMinute(startMinute)}–${clockOfMinute(endMinute)}${nextDay}`;
  return `${weekdaysInWords(weekdays)} ${hours} ${zone}`;
}

/** `70–85 %` */
export function bandInWords({ target: { from, to } }: Pick<ShiftTerms, 'target'>): string {
  return `${percent(from)}–${percent(to)}\u00A0%`;
}

/** `from 2026-11-01 to 2026-11-30`; nothing when it goes on for good. */
export function validityInWords({
  validFrom,
  validTo,
}: Pick<ShiftTerms, 'validFrom' | 'validTo'>): string {
  return [
    ...(validFrom === null ? [] : [`from ${validFrom}`]),
    ...(validTo === null ? [] : [`to ${validTo}`]),
  ].join(' ');
}

/** `every day`, `Mon–Fri`, `Mon, Wed, Fri`. */
function weekdaysInWords(weekdays: readonly number[]): string {
  const [first = 1] = weekdays;
  const last = weekdays.at(-1) ?? first;
  if (weekdays.length === DAYS.length) return 'every day';
  const isRun = weekdays.length > 2 && last - first === weekdays.length - 1;
  return isRun ? `${dayName(first)}–${dayName(last)}` : weekdays.map(dayName).join(', ');
}

function dayName(weekday: number): string {
  return DAYS[weekday - 1] ?? '';
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
