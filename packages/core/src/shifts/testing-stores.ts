import { nameTaken, noShift, rejectOtherVersion } from './refusals.ts';
import type { PublishedStore, UnitReading } from './published-store.ts';
import type { PublishedDay, Shift } from './shift.ts';
import { fileShiftId, nameKey } from './shift-name.ts';
import type { ShiftStore } from './shift-store.ts';
import { aShift } from './testing.ts';

/** Shifts in memory; they are all made at `nowMs`. */
export function memoryShiftStore(shifts: readonly Shift[] = [], nowMs = 0): ShiftStore {
  const kept = new Map(shifts.map((shift) => [shift.id, shift]));
  const living = () => [...kept.values()].filter(({ endedAtMs }) => endedAtMs === null);
  const put = (shift: Shift): Shift => {
    const other = living().find(
      ({ id, name }) => id !== shift.id && nameKey(name) === nameKey(shift.name),
    );
    if (other !== undefined && shift.endedAtMs === null) throw nameTaken(other);
    kept.set(shift.id, shift);
    return shift;
  };
  const found = (id: string): Shift => {
    const shift = kept.get(id);
    if (shift === undefined) throw noShift(id);
    return shift;
  };
  const made = { createdAtMs: nowMs, changedAtMs: nowMs };
  return {
    list: async ({ includeEnded = false } = {}) => (includeEnded ? [...kept.values()] : living()),
    byId: async (id) => kept.get(id),
    byName: async (name) => living().find((shift) => nameKey(shift.name) === nameKey(name)),
    add: async (terms, origin) =>
      put(aShift({ ...terms, ...made, id: `shift ${kept.size + 1}`, origin })),
    async change({ id, version }, terms) {
      const shift = found(id);
      rejectOtherVersion(shift, version);
      return put({ ...shift, ...terms, version: version + 1, changedAtMs: nowMs });
    },
    end: async (id) => put({ ...found(id), endedAtMs: nowMs }),
    async keepFile(all) {
      const added = all.map((terms) =>
        put(aShift({ ...terms, ...made, id: fileShiftId(terms.name), origin: 'file' })),
      );
      return { added, changed: [], ended: [] };
    },
  };
}

/** Published days in memory; whoever asks may read. */
export function memoryPublishedStore(): PublishedStore {
  const units = new Map<string, UnitReading>();
  const days = new Map<string, PublishedDay>();
  const claimed = new Set<string>();
  const nothing: UnitReading = { agentIds: null, readAtMs: null, trouble: null };
  return {
    async claim(unitId) {
      const isFree = !claimed.has(unitId);
      claimed.add(unitId);
      return isFree;
    },
    async keep(unitId, { agentIds, zones }) {
      units.set(unitId, { agentIds, readAtMs: 0, trouble: null });
      for (const { zone, days: ofZone } of zones) {
        for (const day of ofZone) days.set(`${unitId} ${zone} ${day.date}`, day);
      }
    },
    async keepTrouble(unitId, trouble) {
      units.set(unitId, { ...(units.get(unitId) ?? nothing), trouble });
    },
    readingOf: async (unitId) => units.get(unitId),
    readings: async () => units,
    async daysOf({ unitId, zone, fromDate, toDate }) {
      const isAsked = ({ date }: PublishedDay) => fromDate <= date && date <= toDate;
      const known = [...days].filter(([key]) => key.startsWith(`${unitId} ${zone} `));
      return new Map(known.flatMap(([, day]) => (isAsked(day) ? [[day.date, day]] : [])));
    },
  };
}
