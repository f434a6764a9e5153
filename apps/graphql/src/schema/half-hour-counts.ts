import type { SyncStatus } from '@halfhour/core';
import { builder } from '../builder.ts';

/** How many half hours are in each state. */
export const HalfHourCounts = builder
  .objectRef<SyncStatus['halfHours']>('HalfHourCounts')
  .implement({
    description:
      'How many half hours are in which state, by when they were read; legs that are still open ' +
      'are not looked at.',
    fields: (t) => ({
      missing: t.exposeInt('MISSING', { description: 'Never read so far.' }),
      running: t.exposeInt('RUNNING', { description: 'Last read before they had ended.' }),
      provisional: t.exposeInt('PROVISIONAL', {
        description: 'Last read before they had settled.',
      }),
      settled: t.exposeInt('SETTLED', { description: 'Read after the settle time.' }),
      final: t.exposeInt('FINAL', {
        description: 'Read after Genesys’ nightly rewrites of their day were over.',
      }),
    }),
  });
