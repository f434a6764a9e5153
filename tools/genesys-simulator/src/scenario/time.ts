export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HALF_HOUR_MS = 1_800_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The UTC day an instant lies in, as a count of days since 1970-01-01. */
export function dayOf(instantMs: number): number {
  return Math.floor(instantMs / DAY_MS);
}

/** The first instant of a UTC day. */
export function dayStartMs(day: number): number {
  return day * DAY_MS;
}
