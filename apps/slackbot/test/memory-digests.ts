import { randomUUID } from 'node:crypto';
import type { Delivery, Subscription } from '@halfhour/core';
import type { Managed } from '../src/manage/managed.ts';

/** A digest that somebody asked for by hand. */
interface AskedDigest {
  readonly subscriptionId: string;
  readonly date: string;
}

/** Subscriptions in memory, by the rules of the store, and what was asked for by hand. */
export function memoryDigests(nowMs: () => number, deliveries: readonly Delivery[] = []) {
  const kept = new Map<string, Subscription>();
  const asked: AskedDigest[] = [];
  const sent = new Set<string>();
  const living = () => [...kept.values()].filter(({ endedAtMs }) => endedAtMs === null);
  const change = (id: string, changes: Partial<Subscription>): Subscription | undefined => {
    const before = kept.get(id);
    if (before === undefined || before.endedAtMs !== null) return undefined;
    const after = { ...before, ...changes };
    kept.set(id, after);
    return after;
  };
  const digests: Managed['digests'] = {
    async subscribe(wish) {
      const same = living().find(
        (one) =>
          one.teamId === wish.teamId &&
          one.channelId === wish.channelId &&
          one.shiftId === wish.shiftId,
      );
      if (same !== undefined) return { subscription: same, isNew: false };
      const made = { createdAtMs: nowMs(), paused: null, endedAtMs: null };
      const subscription = { ...wish, id: randomUUID(), ...made };
      kept.set(subscription.id, subscription);
      return { subscription, isNew: true };
    },
    subscriptions: async () => living(),
    subscription: async (id) => kept.get(id),
    async pause(id, throughDate) {
      const isForGood = kept.get(id)?.paused?.throughDate === null;
      return isForGood ? undefined : change(id, { paused: { reason: 'asked', throughDate } });
    },
    async resume(id) {
      return kept.get(id)?.paused === null ? undefined : change(id, { paused: null });
    },
    end: async (id) => change(id, { endedAtMs: nowMs() }),
    deliveries: async ({ subscriptionId, states }) =>
      deliveries.filter(
        (one) => one.subscriptionId === subscriptionId && states?.includes(one.state) !== false,
      ),
    async askNow({ id: subscriptionId }, _shift, { date }) {
      if (sent.has(date)) return 'sent';
      asked.push({ subscriptionId, date });
      return 'begun';
    },
  };
  return { digests, living, asked, sent, kept };
}
