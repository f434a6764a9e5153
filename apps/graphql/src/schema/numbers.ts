import type { AgentInterval, Work } from '@halfhour/core';
import { builder } from '../builder.ts';
import { BookedType } from './booked.ts';
import { HalfHourState } from './half-hour-state.ts';
import { meaningOf } from './meaning.ts';
import { PresenceType } from './presence.ts';

/** What a half hour and a total have in common. */
export type NumbersShape = Pick<
  AgentInterval,
  'state' | 'asOfMs' | 'work' | 'presence' | 'utilization' | 'occupancy'
>;

/** Worked durations, ms: these sum up, but never with booked or started ones. */
export const DURATIONS = [
  'tHandle',
  'tTalk',
  'tHold',
  'tAcw',
  'tContacting',
  'tDialing',
  'busy',
  'tHoldElsewhere',
] as const satisfies readonly (keyof Work)[];

/** The numbers of half hours, one or many. */
export const Numbers = builder.interfaceRef<NumbersShape>('Numbers').implement({
  description:
    'The numbers of half hours, one or many. Three families that are never mixed: worked (the ' +
    'fields of this type: what happened in the half hour), booked (what Genesys shows) and ' +
    'started. Worked numbers are null where nothing was read, which is not zero.',
  fields: (t) => ({
    state: t.expose('state', {
      type: HalfHourState,
      description: 'How far the numbers can be trusted; of several half hours, the worst state.',
    }),
    asOf: t.expose('asOfMs', {
      type: 'DateTime',
      nullable: true,
      description:
        'When Genesys was last read for the work; of several half hours, the oldest moment. ' +
        'Null when it never was.',
    }),
    ...Object.fromEntries(
      DURATIONS.map((name) => [
        name,
        t.field({
          type: 'Milliseconds',
          nullable: true,
          description: meaningOf(name),
          resolve: ({ work }) => work?.[name],
        }),
      ]),
    ),
    conversations: t.int({
      nullable: true,
      description: meaningOf('conversations'),
      resolve: ({ work }) => work?.conversations,
    }),
    booked: t.field({
      type: BookedType,
      nullable: true,
      description:
        'What Genesys shows: each metric whole, in the half hour in which Genesys emitted it. ' +
        'For average handle time and for reconciling with Genesys’ screens.',
      resolve: ({ work }) => work?.booked,
    }),
    started: t.field({
      type: BookedType,
      nullable: true,
      description: 'Each metric whole, in the half hour in which its conversation started.',
      resolve: ({ work }) => work?.started,
    }),
    presence: t.field({
      type: PresenceType,
      nullable: true,
      description: 'The denominators. Null when presence was not read.',
      resolve: ({ presence }) => presence,
    }),
    utilization: t.exposeFloat('utilization', {
      nullable: true,
      description: meaningOf('utilization'),
    }),
    occupancy: t.exposeFloat('occupancy', {
      nullable: true,
      description: meaningOf('occupancy'),
    }),
  }),
});
