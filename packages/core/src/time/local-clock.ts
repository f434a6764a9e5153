import { localDate, localDay } from './local-day.ts';

/** A half hour on the clock of a zone. */
export interface LocalStart {
  /** YYYY-MM-DD */
  readonly date: string;
  /** `09:30`; an hour that a clock change repeats carries its zone: `01:30 BST`, `01:30 GMT`. */
  readonly time: string;
}

/** Tells where half hours start on the clock of a zone. Remembers the days it has seen. */
export function createLocalClock(zone: string): (startMs: number) => LocalStart {
  const starts = new Map<number, LocalStart>();
  const learnDay = (date: string) => {
    for (const { startMs, label } of localDay(date, zone).halfHours) {
      starts.set(startMs, { date, time: label });
    }
  };
  return (startMs) => {
    if (!starts.has(startMs)) learnDay(localDate(startMs, zone));
    return starts.get(startMs) ?? { date: '', time: '' };
  };
}
