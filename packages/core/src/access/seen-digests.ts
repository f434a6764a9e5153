import type { Digests } from '../digests/digests.ts';
import type { ShiftAsker, Shifts } from '../shifts/shifts.ts';

/** What is looked at of digests. */
type LookedAt = Pick<Digests, 'subscriptions' | 'subscription' | 'deliveries'>;

/**
 * Subscriptions and deliveries as somebody sees them: of the shifts that they see. What is looked up
 * for it is the same whatever others there are.
 *
 * @param seenShifts - the shifts as they see them
 */
export function createSeenDigests(
  digests: LookedAt,
  seenShifts: Pick<Shifts, 'list'>,
  { directory }: Pick<ShiftAsker, 'directory'>,
): LookedAt {
  if (directory.showsOnly === undefined) return digests;

  const shiftIds = async () =>
    (await seenShifts.list({ includeEnded: true })).map((shift) => shift.id);

  return {
    async subscription(id) {
      const [found, ids] = await Promise.all([digests.subscription(id), shiftIds()]);
      return found !== undefined && ids.includes(found.shiftId) ? found : undefined;
    },
    async subscriptions(of) {
      const [all, ids] = await Promise.all([digests.subscriptions(of), shiftIds()]);
      return all.filter(({ shiftId }) => ids.includes(shiftId));
    },
    deliveries: async (query) => digests.deliveries({ ...query, shiftIds: await shiftIds() }),
  };
}
