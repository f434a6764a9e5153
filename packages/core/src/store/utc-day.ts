/** A UTC day as a `date` column has it: `2026-11-20`. */
export type UtcDay = string;

/** The UTC day that starts at `dayStartMs`. */
export function utcDay(dayStartMs: number): UtcDay {
  return new Date(dayStartMs).toISOString().slice(0, 10);
}

/** Midnight UTC that starts the day, epoch ms. */
export function dayStartMsOf(day: UtcDay): number {
  return Date.parse(day);
}
