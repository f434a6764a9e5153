import { dueAtMs, type Shift, type ShiftDay } from '@halfhour/core';
import { builder } from '../builder.ts';

interface ShiftDayShape extends ShiftDay {
  readonly shift: Pick<Shift, 'settleMinutes'>;
}

/** A shift on one day. */
export const ShiftDayType = builder.objectRef<ShiftDayShape>('ShiftDay').implement({
  description: 'A shift on one day.',
  fields: (t) => ({
    date: t.expose('date', {
      type: 'LocalDate',
      description: 'The date on which it starts, in the zone of the shift.',
    }),
    start: t.field({
      type: 'DateTime',
      description: 'Its first instant.',
      resolve: ({ span }) => span.startMs,
    }),
    end: t.field({
      type: 'DateTime',
      description: 'The first instant after it.',
      resolve: ({ span }) => span.endMs,
    }),
    due: t.field({
      type: 'DateTime',
      description: 'When a digest of it is due: its end and the time to settle.',
      resolve: (day) => dueAtMs(day.shift, day),
    }),
    isPublished: t.boolean({
      description: 'Whether a published schedule says so; else these are the times of the shift.',
      resolve: ({ scheduledAgentIds }) => scheduledAgentIds !== null,
    }),
    scheduledAgentIds: t.exposeIDList('scheduledAgentIds', {
      nullable: true,
      description: 'Who is scheduled. Null when nothing is published: all whom the shift is of.',
    }),
  }),
});
