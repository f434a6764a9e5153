import { clockTime, createLocalClock } from '@halfhour/core';

/** How the clock on the site's wall shows instants. */
export interface SiteClock {
  /**
   * The start of a half hour: `2026-11-20 09:30`. An hour that a clock change repeats carries its
   * zone: `2026-10-25 01:30 BST`, `2026-10-25 01:30 GMT`.
   */
  readonly label: (startMs: number) => string;
  /** `09:30`, for sentences. */
  readonly time: (atMs: number) => string;
}

/** The clock of an IANA zone. Remembers the labels it made: give each operation its own. */
export function createSiteClock(zone: string): SiteClock {
  const localStart = createLocalClock(zone);
  return {
    label(startMs) {
      const { date, time } = localStart(startMs);
      return `${date} ${time}`;
    },
    time: (atMs) => clockTime(atMs, zone),
  };
}
