import type { Shift, ShiftWho } from '@halfhour/core';
import { listed } from '../answer/figures.ts';
import { findScope, type ScopeDeps } from '../ask/find-scope.ts';
import { isRefused, type Refused, refused } from '../fault.ts';
import type { Wish } from '../parse/subscribe.ts';
import { findNamed } from '../resolve/find-named.ts';
import type { ResolvedScope } from '../resolve/scope.ts';
import type { Asker } from './asker.ts';
import type { Managed } from './managed.ts';

/** What shifts and people are looked up with. */
export interface WishDeps extends Pick<ScopeDeps, 'agentIdOf'>, Pick<Managed, 'shifts'> {}

/**
 * The shift that a wish means, out of those in which the asker sees somebody. Where people are named as
 * well, the shift has to be of just these: what is subscribed is what was asked for, and no more.
 */
export async function findWishedShift(
  wish: Wish,
  { by }: Asker,
  { shifts, agentIdOf }: WishDeps,
): Promise<Shift | Refused> {
  const scope = await findScope(wish, { directory: by.directory, agentIdOf }, by.signal);
  if (isRefused(scope)) return scope;
  const seen = await shifts.seen(by);
  if (seen.length === 0) return refused({ kind: 'noShifts' });
  const ofThem = seen.filter(({ who }) => isOf(who, scope));
  const who = inWords(scope);
  if (wish.shift === undefined) return theOnly(ofThem, who);
  const name = { name: wish.shift, isWhole: false };
  const meant = findNamed('shift', name, ofThem);
  if (!isRefused(meant)) return meant;
  const other = findNamed('shift', name, seen);
  const isAmbiguous = meant.fault.kind === 'ambiguous';
  if (isRefused(other) || isAmbiguous) return isAmbiguous ? meant : other;
  return refused({ kind: 'shiftOfOthers', shift: other.name, who });
}

function theOnly(shifts: readonly Shift[], who: string): Shift | Refused {
  const [first, ...others] = shifts;
  if (first === undefined) return refused({ kind: 'noShiftOf', who });
  if (others.length === 0) return first;
  const choices = shifts.map(({ id, name }) => ({ id, name }));
  const count = choices.length;
  return refused({ kind: 'ambiguous', what: 'shift', given: who, choices, count });
}

/** Whether a shift is of just those who were named; of nobody named, any is. */
function isOf(who: ShiftWho, { agentIds, teamIds, queueIds }: ResolvedScope): boolean {
  const named = [agentIds, teamIds, queueIds].filter((ids) => ids !== undefined);
  if (named.length === 0) return true;
  if (named.length > 1) return false;
  if (who.kind === 'agents') {
    return (
      agentIds?.length === who.agentIds.length && agentIds.every((id) => who.agentIds.includes(id))
    );
  }
  const ids = who.kind === 'team' ? teamIds : who.kind === 'queue' ? queueIds : undefined;
  return ids?.length === 1 && ids[0] === who.id;
}

function inWords({ agentNames, teamNames, queueNames }: ResolvedScope): string {
  const named = [
    ...agentNames,
    ...teamNames.map((name) => `team ${name}`),
    ...queueNames.map((name) => `queue ${name}`),
  ];
  return named.length === 0 ? 'anybody' : listed(named);
}
