import type { DeliveriesQuery, Delivery, Shift, Subscription } from '@halfhour/core';
import {
  aDelivery,
  aShift,
  aSubscription,
  memoryRestatements,
  memoryShifts,
  talk,
  type Watched,
} from '@halfhour/core/testing';
import type { CallerOf } from '../src/callers/caller.ts';
import type { ServerDeps } from '../src/server.ts';
import { LIMITS } from '../src/limits.ts';
import { callerWho } from './callers.ts';
import { keptServer, SETTLED_MS } from './kept-server.ts';
import { STATUS } from './sync-status.ts';

/** Team Alpha, whose lead asks, and team Beta, of which they must not learn anything. */
const ALPHA: readonly string[] = ['amy', 'ann'];
export const BETA: readonly string[] = ['bob', 'bea'];

/** Ids of shifts are uuids: the first of each name. */
export const SHIFTS = {
  alpha: '0f0e0d0c-0000-4000-8000-00000000000a',
  beta: '0f0e0d0c-0000-4000-8000-00000000000b',
  mixed: '0f0e0d0c-0000-4000-8000-00000000000c',
};

/** Others who ask: who sees everybody, and the lead of Beta. */
export const boss = { headers: { 'x-who': 'boss' } };
export const leadOfBeta = { headers: { 'x-who': 'beta' } };

/** Who asks, by what a request says of itself: the lead of Alpha, unless it is one of the others. */
const callerOf: CallerOf = async ({ headers }) => {
  const name = headers.get('x-who') ?? 'alpha';
  if (name === 'boss') return callerWho({ name, sees: 'everybody', isAdmin: true });
  return callerWho({ name, sees: name === 'beta' ? BETA : ALPHA });
};

/**
 * A server that keeps all there is to ask about: of both teams, or as if Beta had never been.
 *
 * @param watched - what lies between what is asked and where it is kept. @default nothing
 */
export function serverOfTeams(
  hasBeta: boolean,
  watched: Watched = (_name, port) => port,
  deps: Pick<Partial<ServerDeps>, 'documents'> = {},
) {
  const agentIds = [...ALPHA, ...(hasBeta ? BETA : [])];
  const beta = hasBeta ? BETA : [];
  const agents = agentIds.map((id) => ({ id, name: `Name of ${id}`, active: true }));
  const world = {
    agents,
    teams: {
      ta: { name: 'Team Alpha', agents: ALPHA },
      ...(hasBeta ? { tb: { name: 'Team Beta', agents: beta } } : {}),
    },
    queues: {
      shared: { name: 'Shared queue', agents: [...ALPHA, ...beta] },
      ...(hasBeta ? { qb: { name: 'Queue of Beta', agents: beta } } : {}),
    },
    groups: hasBeta ? { gb: beta } : {},
    legs: agentIds.flatMap((id) => [talk(id, '09:05', '09:50', { queue: 'shared' })]),
    presence: Object.fromEntries(agentIds.map((id) => [id, { loggedIn: 1_800_000 }])),
    asOfMs: SETTLED_MS - 60_000,
  };
  const shifts = memoryShifts(shiftsOf(hasBeta), () => SETTLED_MS, watched);
  const digests = watched('digests', digestsOf(hasBeta));
  const restatements = watched('restatements', memoryRestatements(agentIds));
  const ids = hasBeta ? ['ta', 'tb'] : ['ta'];
  return keptServer(SETTLED_MS, {
    world,
    keptHere: {
      scope: { kind: 'teams', ids },
      budgetUse: async () => ({
        limit: 300,
        backgroundLimit: 240,
        used: 1,
        pausedUntilMs: null,
      }),
      sync: { status: async () => STATUS, requestBackfill: async () => undefined },
    },
    shifts,
    digests,
    restatements,
    watched,
    ...deps,
    callerOf,
    limits: { ...LIMITS, depth: 30, breadth: 5000, complexity: 1e9, costPerMinute: 1e12 },
  });
}

function shiftsOf(hasBeta: boolean) {
  const alpha = aShift({ id: SHIFTS.alpha, name: 'Early', who: { kind: 'team', id: 'ta' } });
  const beta = aShift({ id: SHIFTS.beta, name: 'Late Beta', who: { kind: 'team', id: 'tb' } });
  const others: readonly Shift['who'][] = [
    { kind: 'agents', agentIds: BETA },
    { kind: 'queue', id: 'qb' },
    { kind: 'group', id: 'gb' },
    { kind: 'managementUnit', id: 'mb' },
  ];
  const alsoBeta = others.map((who, nth) =>
    aShift({ id: `${SHIFTS.beta.slice(0, -2)}b${nth}`, name: `Late Beta ${nth}`, who }),
  );
  const members = ['amy', ...(hasBeta ? ['bob'] : [])];
  const mixed = aShift({
    id: SHIFTS.mixed,
    name: 'Mixed',
    who: { kind: 'agents', agentIds: members },
  });
  return hasBeta ? [alpha, beta, ...alsoBeta, mixed] : [alpha, mixed];
}

function digestsOf(hasBeta: boolean) {
  const subscriptions = ['alpha', ...(hasBeta ? (['beta'] as const) : [])].map((name) =>
    subscribed(name === 'alpha' ? 'alpha' : 'beta'),
  );
  return {
    subscriptions: async () => subscriptions,
    subscription: async (id: string) => subscriptions.find((one) => one.id === id),
    deliveries: async ({ shiftIds }: DeliveriesQuery) =>
      subscriptions.filter(({ shiftId }) => shiftIds?.includes(shiftId) !== false).map(deliveryOf),
  };
}

function subscribed(name: 'alpha' | 'beta'): Subscription {
  return aSubscription({
    id: `subscription of ${name}`,
    channelId: `channel of ${name}`,
    shiftId: SHIFTS[name],
    ownerId: `owner of ${name}`,
  });
}

function deliveryOf({ id }: Subscription): Delivery {
  return aDelivery({
    id: `delivery of ${id}`,
    subscriptionId: id,
    state: 'dead',
    reason: 'is_archived',
  });
}
