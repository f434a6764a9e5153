import type { SyncStatus } from '@halfhour/core';
import { builder } from '../builder.ts';

/** How far the reading of a past is. */
export const BackfillType = builder
  .objectRef<SyncStatus['backfills'][number]>('Backfill')
  .implement({
    description: 'A past that is being read, the newest day first.',
    fields: (t) => ({
      from: t.expose('startMs', { type: 'DateTime', description: 'Its first instant.' }),
      to: t.expose('endMs', { type: 'DateTime', description: 'The first instant after it.' }),
      halfHours: t.exposeInt('halfHours', {
        description: 'How many half hours of these days are wanted.',
      }),
      left: t.exposeInt('left', { description: 'How many of them have yet to be read.' }),
    }),
  });
