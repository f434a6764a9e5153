import { PRESENCE_METRICS, type Presence, type PresenceMetric } from '@halfhour/core';
import { builder } from '../builder.ts';
import { column } from './column.ts';
import { meaningOf } from './meaning.ts';

/** The denominators as columns. */
export const PresenceSeries = builder
  .objectRef<readonly (Presence | null)[]>('PresenceSeries')
  .implement({
    description: 'The denominators as columns. Null where presence was not read.',
    fields: (t) => {
      const columnOf = (metric: PresenceMetric) =>
        t.field({
          type: ['Milliseconds'],
          nullable: { list: false, items: true },
          description: meaningOf(`presence.${metric}`),
          complexity: column,
          resolve: (presence) => presence.map((one) => one?.[metric]),
        });
      return Object.fromEntries(PRESENCE_METRICS.map((metric) => [metric, columnOf(metric)]));
    },
  });
