import type { Subscription } from '@halfhour/core';
import { builder } from '../builder.ts';
import { digestsOf } from '../digests-here.ts';

/** Subscriptions at the most that anybody is thought to have, for the cost of a query. */
const SUBSCRIPTIONS = 200;

/** A channel's wish for the digest of a shift. */
const DigestSubscription = builder.objectRef<Subscription>('DigestSubscription').implement({
  description: 'A Slack channel’s wish for the digest of a shift.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stays the same.' }),
    channelId: t.exposeID('channelId', { description: 'Slack’s id of the channel.' }),
    shiftId: t.exposeID('shiftId', { description: 'The shift of which it is told.' }),
    ownerId: t.exposeID('ownerId', {
      description: 'Slack’s id of who is told when something is wrong.',
    }),
    showsNames: t.exposeBoolean('showsNames', { description: 'Whether agents may be named.' }),
    createdAt: t.expose('createdAtMs', {
      type: 'DateTime',
      description: 'Since when. Nothing is posted of shifts that were over by then.',
    }),
    pausedReason: t.string({
      nullable: true,
      description:
        'Why it rests: asked, or Slack’s word for why its channel takes nothing. Null: it does not.',
      resolve: ({ paused }) => paused?.reason ?? null,
    }),
    pausedThrough: t.field({
      type: 'LocalDate',
      nullable: true,
      description: 'The last date on which it rests. Null: it does not, or until it is resumed.',
      resolve: ({ paused }) => paused?.throughDate ?? null,
    }),
  }),
});

builder.queryField('subscriptions', (t) =>
  t.field({
    type: [DigestSubscription],
    description:
      'Who is subscribed to digests, the oldest first; those that have ended are left out.',
    complexity: { field: 1, multiplier: SUBSCRIPTIONS },
    resolve: async (_root, _args, context) => digestsOf(context).subscriptions(),
  }),
);
