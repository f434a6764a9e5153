import type { Digests } from '../digests/digests.ts';
import type { ShiftAsker, Shifts } from '../shifts/shifts.ts';
import { createSeenShifts } from './seen-shifts.ts';

/** What is looked at of digests. */
type LookedAt = Pick<Digests, 'subscriptions' | 'subscription' | 'deliveries'>;

/** Deliveries that are looked through for those that somebody may see. */
const MOST = 1000;

/** Subscriptions and deliveries as somebody sees them: of the shifts that they see. */
export function createSeenDigests(digests: LookedAt, shifts: Shifts, by: ShiftAsker): LookedAt {
  if (by.directory.showsOnly === undefined) return digests;
  const seenShifts = createSeenShifts(shifts, by);
  const isSeen = async ({ shiftId }: { readonly shiftId: string }) =>
    (await seenShifts.byId(shiftId)) !== undefined;

  const subscription = async (id: string) => {
    const found = await digests.subscription(id);
    return found !== undefined && (await isSeen(found)) ? found : undefined;
  };

  return {
    subscription,
    async subscriptions(of) {
      const all = await digests.subscriptions(of);
      const areSeen = await Promise.all(all.map(isSeen));
      return all.filter((_, index) => areSeen[index] === true);
    },
    async deliveries(query) {
      const all = await digests.deliveries({ ...query, first: MOST });
      const ids = [...new Set(all.map(({ subscriptionId }) => subscriptionId))];
      const found = await Promise.all(ids.map(subscription));
      const seen = new Set(found.map((one) => one?.id));
      return all.filter(({ subscriptionId }) => seen.has(subscriptionId)).slice(0, query.first);
    },
  };
}
