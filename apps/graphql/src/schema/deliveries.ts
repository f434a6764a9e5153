import { type Delivery, ReportInputError } from '@halfhour/core';
import { builder } from '../builder.ts';
import { digestsOf } from '../digests-here.ts';
import { DeliveryStateType } from './delivery-state.ts';

/** How many there are when the question does not say, and at the most. */
const DEFAULT_DELIVERIES = 100;
const MAX_DELIVERIES = 1000;

const DeliveryType = builder.objectRef<Delivery>('Delivery').implement({
  description: 'A digest of a subscription for one date of its shift: at most one message.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Follows from the subscription and the date.' }),
    subscriptionId: t.exposeID('subscriptionId', { description: 'Whose it is.' }),
    date: t.expose('localDate', {
      type: 'LocalDate',
      description: 'The local date on which the shift starts.',
    }),
    start: t.field({
      type: 'DateTime',
      description: 'When the shift starts.',
      resolve: ({ span }) => span.startMs,
    }),
    end: t.field({
      type: 'DateTime',
      description: 'When it ends.',
      resolve: ({ span }) => span.endMs,
    }),
    dueAt: t.expose('dueAtMs', { type: 'DateTime', description: 'When it is to be posted.' }),
    state: t.expose('state', { type: DeliveryStateType, description: 'What became of it.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description:
        'Why it is skipped, unknown or dead. missed: it was too late, and a line of its channel ' +
        'names it. noShift: the shift does not run on that date any more. paused, ended: so is the ' +
        'subscription. Null: there is nothing to tell.',
    }),
    failures: t.exposeInt('failures', { description: 'Failures since the last success.' }),
    nextTryAt: t.expose('nextTryMs', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it is posted, tried again or looked at for an edit. Null: it is done with.',
    }),
    isLate: t.exposeBoolean('isLate', { description: 'Whether its message says that it is late.' }),
    sentAt: t.expose('sentAtMs', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was known to be posted. Null: it was not.',
    }),
    ts: t.exposeString('ts', {
      nullable: true,
      description: 'Slack’s name of the message in its channel. Null: there is none we know of.',
    }),
  }),
});

builder.queryField('deliveries', (t) =>
  t.field({
    type: [DeliveryType],
    description: 'What became of digests, the latest due first: dead and unknown ones, say.',
    args: {
      state: t.arg({ type: DeliveryStateType, description: 'Only those in this state.' }),
      first: t.arg.int({
        description: `How many at the most, from 1 to ${MAX_DELIVERIES}. By default ${DEFAULT_DELIVERIES}.`,
      }),
    },
    complexity: ({ first }) => ({
      field: 1,
      multiplier: Math.min(first ?? DEFAULT_DELIVERIES, MAX_DELIVERIES),
    }),
    resolve: async (_root, { state, first }, context) =>
      digestsOf(context).deliveries({
        ...(state == null ? {} : { states: [state] }),
        first: howMany(first ?? DEFAULT_DELIVERIES),
      }),
  }),
);

function howMany(first: number): number {
  if (first >= 1 && first <= MAX_DELIVERIES) return first;
  const message = `first is ${first}; it must be from 1 to ${MAX_DELIVERIES}.`;
  throw new ReportInputError('first', message);
}
