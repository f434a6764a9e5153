import { createShifts } from '../shifts/create-shifts.ts';
import type { Shift } from '../shifts/shift.ts';
import type { Shifts } from '../shifts/shifts.ts';
import { memoryPublishedStore, memoryShiftStore } from '../shifts/testing-stores.ts';

/** These shifts, kept in memory; nothing is published of any management unit, and there is none. */
export function memoryShifts(shifts: readonly Shift[], nowMs: () => number): Shifts {
  return createShifts({
    store: memoryShiftStore(shifts, nowMs()),
    published: memoryPublishedStore(),
    schedules: {
      read: async () => ({ kind: 'read', agentIds: [], shifts: [], weeks: [] }),
      units: async () => ({ units: [], unread: [] }),
    },
    nowMs,
  });
}
