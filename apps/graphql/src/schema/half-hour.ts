import { builder } from '../builder.ts';

/** A half hour [start, end). */
export interface HalfHourShape {
  readonly startMs: number;
  readonly endMs: number;
}

/** When a half hour is. */
export const HalfHour = builder.interfaceRef<HalfHourShape>('HalfHour').implement({
  description: 'A half hour [start, end): it starts on a UTC multiple of 30 minutes.',
  fields: (t) => ({
    start: t.expose('startMs', { type: 'DateTime', description: 'Its first instant.' }),
    end: t.expose('endMs', {
      type: 'DateTime',
      description: 'The first instant after it, 30 minutes later.',
    }),
    startLocal: t.string({
      description:
        'The start on the clock of the site’s zone, such as 2026-11-20 09:30. An hour that a ' +
        'clock change repeats carries its zone: 2026-10-25 01:30 BST.',
      resolve: ({ startMs }, _args, { siteClock }) => siteClock.label(startMs),
    }),
  }),
});
