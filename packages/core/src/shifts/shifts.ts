import type { AgentsFound, Directory, UnitsFound } from '../report/source.ts';
import type { Span } from '../time/span.ts';
import type { GivenChanges, GivenTerms } from './given-terms.ts';
import type { UnitReading } from './published-store.ts';
import type { Shift, ShiftDay, ShiftOrigin } from './shift.ts';
import type { DateRange, PublishedDays } from './shift-days.ts';
import type { ShiftStore } from './shift-store.ts';

/** Who asks. */
export interface ShiftAsker {
  /** The agents, teams, queues and groups that they may see. */
  readonly directory: Directory;
  readonly signal: AbortSignal;
}

/** What `planDue` plans. */
export interface ShiftsToPlan {
  readonly shifts: readonly Shift[];
  /** What is published of a shift, of all days that can be due. */
  readonly publishedOf: (shift: Shift) => PublishedDays | undefined;
}

/** A shift on one day, with its name. */
export interface NamedShiftDay extends ShiftDay {
  readonly shiftId: string;
  readonly name: string;
}

/** Shifts: asked for and changed. What can't be is refused with a ReportInputError that names the field. */
export interface Shifts extends Pick<ShiftStore, 'list' | 'byId' | 'byName' | 'end'> {
  /** Those of `list` in which somebody works whom the asker may see. */
  seen(by: ShiftAsker, options?: { readonly includeEnded?: boolean }): Promise<Shift[]>;
  create(
    given: GivenTerms,
    by: ShiftAsker & { readonly origin: Exclude<ShiftOrigin, 'file'> },
  ): Promise<Shift>;
  /**
   * Changes some terms of a shift.
   *
   * @param expected.version - of the shift that was read for it
   */
  update(
    expected: { readonly id: string; readonly version: number },
    changes: GivenChanges,
    by: ShiftAsker,
  ): Promise<Shift>;
  /** A shift on each date of a range on which it runs, by the published schedule where there is one. */
  daysOf(shift: Shift, range: DateRange): Promise<ShiftDay[]>;
  /** The shifts of which something can be due in a window, for `planDue`. */
  toPlan(window: Span): Promise<ShiftsToPlan>;
  /** Who works in a shift: on a day, if one is given. Trouble with Genesys comes back as `unread`. */
  membersOf(shift: Shift, day: ShiftDay | null, by: ShiftAsker): Promise<AgentsFound>;
  /**
   * The shifts of the last days in which somebody works whom the asker may see, those that run as
   * well.
   */
  recentDays(nowMs: number, by: ShiftAsker): Promise<NamedShiftDay[]>;
  /** What was read of the management unit that a shift is of; `undefined`: it is of none, or nothing. */
  readingOf(shift: Shift): Promise<UnitReading | undefined>;
  /** Every management unit of workforce management. */
  managementUnits(signal: AbortSignal): Promise<UnitsFound>;
  /** Reads published schedules that nobody has read for a while. */
  readPublished(signal: AbortSignal): Promise<void>;
}
