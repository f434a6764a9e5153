import { addDays } from '../time/calendar.ts';
import { localDate } from '../time/local-day.ts';
import { dateRange } from './date-range.ts';
import { changed, givenOf } from './given-terms.ts';
import { canBeDue, datesDue } from './plan.ts';
import type { PublishedStore } from './published-store.ts';
import { readPublished } from './read-published.ts';
import { readTerms } from './read-terms.ts';
import { noShift } from './refusals.ts';
import { rejectUnknown } from './reject-unknown.ts';
import type { ScheduleSource } from './schedule-source.ts';
import type { Shift, ShiftDay } from './shift.ts';
import { type DateRange, type PublishedDays, shiftDays } from './shift-days.ts';
import { seenShifts } from './seen-shifts.ts';
import { shiftMembers } from './shift-members.ts';
import type { ShiftStore } from './shift-store.ts';
import type { ShiftAsker, Shifts } from './shifts.ts';

export interface ShiftsDeps {
  readonly store: ShiftStore;
  readonly published: PublishedStore;
  readonly schedules: ScheduleSource;
  readonly nowMs: () => number;
}

/** A shift that ran on one weekday only did so within these days. */
const RECENT_DAYS = 8;

export function createShifts(deps: ShiftsDeps): Shifts {
  const { store, published, schedules, nowMs } = deps;

  async function publishedOf({ who, zone }: Shift, range: DateRange): Promise<PublishedDays> {
    if (who.kind !== 'managementUnit') return new Map();
    return published.daysOf({ unitId: who.id, zone, ...range });
  }

  const readingOf = async ({ who }: Shift) =>
    who.kind === 'managementUnit' ? published.readingOf(who.id) : undefined;

  const daysOf = async (shift: Shift, range: DateRange) =>
    shiftDays(shift, range, await publishedOf(shift, range));

  async function membersOf(shift: Shift, day: ShiftDay | null, { directory, signal }: ShiftAsker) {
    const scheduled = day?.scheduledAgentIds ?? null;
    const unit = scheduled === null ? await readingOf(shift) : undefined;
    return shiftMembers(shift.who, scheduled, { directory, unit }, signal);
  }

  async function seen(by: ShiftAsker, options?: { readonly includeEnded?: boolean }) {
    const all = await store.list(options);
    if (by.directory.showsOnly === undefined) return all;
    return seenShifts(all, await published.readings(), by);
  }

  return {
    seen,
    list: async (options) => store.list(options),
    byId: async (id) => store.byId(id),
    byName: async (name) => store.byName(name),
    end: async (id) => store.end(id),
    async create(given, { directory, signal, origin }) {
      const terms = readTerms(given);
      await rejectUnknown(terms.who, { directory, schedules }, signal);
      return store.add(terms, origin);
    },
    async update({ id, version }, changes, { directory, signal }) {
      const shift = await store.byId(id);
      if (shift === undefined) throw noShift(id);
      const terms = readTerms(changed(givenOf(shift), changes));
      await rejectUnknown(terms.who, { directory, schedules }, signal);
      return store.change({ id: shift.id, version }, terms);
    },
    daysOf: async (shift, { fromDate, toDate }) => daysOf(shift, dateRange(fromDate, toDate)),
    async toPlan(window) {
      const all = await store.list({ includeEnded: true });
      const shifts = all.filter((shift) => canBeDue(shift, window));
      const known = await Promise.all(
        shifts.map(async (shift) => publishedOf(shift, datesDue(window, shift.zone))),
      );
      const publishedById = new Map(shifts.map(({ id }, index) => [id, known[index]]));
      return { shifts, publishedOf: ({ id }) => publishedById.get(id) };
    },
    membersOf,
    async recentDays(atMs, by) {
      const shifts = await seen(by);
      const found = await Promise.all(
        shifts.map(async (shift) => {
          const today = localDate(atMs, shift.zone);
          const days = await daysOf(shift, {
            fromDate: addDays(today, -RECENT_DAYS),
            toDate: today,
          });
          return days
            .filter(({ span }) => span.startMs <= atMs)
            .map((day) => ({ ...day, shiftId: shift.id, name: shift.name }));
        }),
      );
      return found.flat();
    },
    readingOf,
    managementUnits: async (signal) => schedules.units(signal),
    async readPublished(signal) {
      await readPublished({ published, schedules, nowMs }, await store.list(), signal);
    },
  };
}
