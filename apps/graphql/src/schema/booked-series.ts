import { BOOKED_METRICS, type Booked, type BookedMetric } from '@halfhour/core';
import { builder } from '../builder.ts';
import { column } from './column.ts';

/** Genesys' metrics as columns. */
export const BookedSeries = builder
  .objectRef<readonly (Booked | undefined)[]>('BookedSeries')
  .implement({
    description: 'Genesys’ metrics as columns, each whole, in the half hour the field above names.',
    fields: (t) => {
      const columnOf = (metric: BookedMetric) =>
        t.field({
          type: metric === 'handled' ? ['Int'] : ['Milliseconds'],
          nullable: { list: false, items: true },
          description:
            metric === 'handled'
              ? 'How many tHandle were emitted, by half hour.'
              : `Genesys’ ${metric}, by half hour. Milliseconds.`,
          complexity: column,
          resolve: (booked) => booked.map((one) => one?.[metric]),
        });
      return Object.fromEntries(BOOKED_METRICS.map((metric) => [metric, columnOf(metric)]));
    },
  });
