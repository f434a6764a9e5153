import { builder } from '../builder.ts';

/** How far the numbers of a half hour can be trusted. */
export const HalfHourState = builder.enumType('HalfHourState', {
  description: 'How far the numbers of a half hour can be trusted.',
  values: {
    MISSING: { description: 'Never read: its numbers are null, which is not zero.' },
    RUNNING: { description: 'It had not ended when Genesys was last read.' },
    PROVISIONAL: {
      description: 'Ended, but younger than the settle time, or a leg is still open in it.',
    },
    SETTLED: { description: 'Read after the settle time.' },
    FINAL: { description: 'Read after Genesys’ nightly rewrites of that day were over.' },
  } as const,
});
