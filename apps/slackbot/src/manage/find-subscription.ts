import { isRefused, type Refused, refused } from '../fault.ts';
import { findNamed } from '../resolve/find-named.ts';
import type { Asker } from './asker.ts';
import { isHere, listSubscriptions } from './list-subscriptions.ts';
import type { ListedSubscription, Managed } from './managed.ts';

/** What a command about a subscription may mean. */
export type Meant =
  | { readonly kind: 'one'; readonly listed: ListedSubscription }
  | { readonly kind: 'several'; readonly several: readonly ListedSubscription[] };

/** So much of an id tells it from others. */
const ID_BEGINNING = /^[\da-f]{4}[\da-f-]*$/iu;

/**
 * The subscription that is meant: by its id or the beginning of it, or by the name of its shift. Nothing
 * given: the one of the channel, or anywhere else the only one.
 */
export async function findSubscription(
  given: string | undefined,
  asker: Asker,
  managed: Managed,
): Promise<Meant | Refused> {
  const all = await listSubscriptions(asker, managed);
  if (given === undefined) {
    const here = all.filter(({ subscription }) => isHere(subscription, asker));
    return meant(here.length > 0 ? here : all) ?? refused({ kind: 'notSubscribed' });
  }
  const byId = ID_BEGINNING.test(given)
    ? all.filter(({ subscription: { id } }) => id.startsWith(given.toLowerCase()))
    : [];
  return (
    meant(byId) ?? meant(byShiftName(given, all)) ?? refused({ kind: 'noSubscription', given })
  );
}

function meant(found: readonly ListedSubscription[]): Meant | undefined {
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return others.length === 0 ? { kind: 'one', listed: first } : { kind: 'several', several: found };
}

/** Those of the one shift that goes by a name. */
function byShiftName(
  name: string,
  all: readonly ListedSubscription[],
): readonly ListedSubscription[] {
  const shifts = new Map(
    all.flatMap(({ shift }) => (shift === null ? [] : [[shift.id, shift] as const])),
  );
  const shift = findNamed('shift', { name, isWhole: false }, [...shifts.values()]);
  return isRefused(shift) ? [] : all.filter((one) => one.shift?.id === shift.id);
}
