import { createShifts } from '../shifts/create-shifts.ts';
import type { Shift } from '../shifts/shift.ts';
import type { Shifts } from '../shifts/shifts.ts';
import type { Watched } from './noting.ts';
import { memoryPublishedStore, memoryShiftStore } from '../shifts/testing-stores.ts';

/**
 * These shifts, kept in memory; nothing is published of any management unit, and there is none.
 *
 * @param watched - what lies between the shifts and where they are kept. @default nothing
 */
export function memoryShifts(
  shifts: readonly Shift[],
  nowMs: () => number,
  watched: Watched = (_name, port) => port,
): Shifts {
  return createShifts({
    store: watched('shift store', memoryShiftStore(shifts, nowMs())),
    published: watched('published store', memoryPublishedStore()),
    schedules: {
      read: async () => ({ kind: 'read', agentIds: [], shifts: [], weeks: [] }),
      units: async () => ({ units: [], unread: [] }),
    },
    nowMs,
  });
}
