import { createSeenDigests, createSeenShifts, type ShiftAsker, type Shifts } from '@halfhour/core';
import type { DigestsHere } from './digests-here.ts';

/** What is planned: shifts, and the digests of them. `null`: nothing is kept. */
export interface Plans {
  readonly shifts: Shifts | null;
  readonly digests: DigestsHere | null;
}

/** What is planned, as the one who asks may see it. */
export function seenPlans({ shifts, digests }: Plans, by: ShiftAsker): Plans {
  if (shifts === null) return { shifts, digests };
  const seen = createSeenShifts(shifts, by);
  return {
    shifts: seen,
    digests: digests === null ? null : createSeenDigests(digests, seen, by),
  };
}
