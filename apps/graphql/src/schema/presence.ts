import { PRESENCE_METRICS, type Presence, type PresenceMetric } from '@halfhour/core';
import { builder } from '../builder.ts';
import { meaningOf } from './meaning.ts';

/** The denominators. */
export const PresenceType = builder.objectRef<Presence>('Presence').implement({
  description: 'How long agents were in each presence and routing status: the denominators.',
  fields: (t) => {
    const exposed = (metric: PresenceMetric) =>
      t.expose(metric, { type: 'Milliseconds', description: meaningOf(`presence.${metric}`) });
    return Object.fromEntries(PRESENCE_METRICS.map((metric) => [metric, exposed(metric)]));
  },
});
