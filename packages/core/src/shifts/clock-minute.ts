/** Minutes after midnight of a time of the clock, `22:00`; NaN when it is none. */
export function minuteOfClock(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(time) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/** The time of the clock, `22:00`, so many minutes after midnight. */
export function clockOfMinute(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
