import type { Unread } from '../report/source.ts';
import type { PublishedDay } from './shift.ts';
import type { DateRange, PublishedDays } from './shift-days.ts';

/** What was last read of a management unit. */
export interface UnitReading {
  /** Who is in it, when that was last read; `null`: it never was. */
  readonly agentIds: readonly string[] | null;
  /** When its schedules were last read, epoch ms; `null`: they never were. */
  readonly readAtMs: number | null;
  /** Why they could not be read the last time; `null`: they could. */
  readonly trouble: Unread | null;
}

/** Published days on the calendar of a zone. */
export interface ZoneDays {
  /** IANA zone. */
  readonly zone: string;
  readonly days: readonly PublishedDay[];
}

/** Where published schedules are kept, by management unit. */
export interface PublishedStore {
  /**
   * Takes the right to read a unit, which nobody else is then given for a while.
   *
   * @param pauseMs - since somebody last began to read it
   */
  claim(unitId: string, pauseMs: number): Promise<boolean>;
  /** Keeps what was read; what is known of other days stays. */
  keep(
    unitId: string,
    read: { readonly agentIds: readonly string[]; readonly zones: readonly ZoneDays[] },
  ): Promise<void>;
  /** Keeps why a unit could not be read; what was read before stays. */
  keepTrouble(unitId: string, trouble: Unread): Promise<void>;
  /** `undefined`: nobody has tried to read it. */
  readingOf(unitId: string): Promise<UnitReading | undefined>;
  /** The same of all that anybody has tried to read, by id. */
  readings(): Promise<ReadonlyMap<string, UnitReading>>;
  /** What is published of dates, by date; nothing of those that were not read or not published. */
  daysOf(
    unit: { readonly unitId: string; readonly zone: string } & DateRange,
  ): Promise<PublishedDays>;
}
