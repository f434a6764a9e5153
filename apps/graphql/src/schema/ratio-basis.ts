import type { RatioBasis } from '@halfhour/core';
import { builder } from '../builder.ts';

const COUNTED = 'Half hours of agents that are in it: both sides of the line were read whole.';

const UtilizationBasis = builder
  .objectRef<RatioBasis['utilization']>('UtilizationBasis')
  .implement({
    description: 'utilization = busy ÷ loggedIn.',
    fields: (t) => ({
      agentHalfHours: t.exposeInt('agentHalfHours', { description: COUNTED }),
      busy: t.expose('busyMs', {
        type: 'Milliseconds',
        description: 'The numerator: busy of those half hours. Milliseconds.',
      }),
      loggedIn: t.expose('loggedInMs', {
        type: 'Milliseconds',
        description: 'The denominator: loggedIn of those half hours. Milliseconds.',
      }),
    }),
  });

const OccupancyBasis = builder.objectRef<RatioBasis['occupancy']>('OccupancyBasis').implement({
  description: 'occupancy = interacting ÷ (interacting + communicating + idle).',
  fields: (t) => ({
    agentHalfHours: t.exposeInt('agentHalfHours', { description: COUNTED }),
    interacting: t.expose('interactingMs', {
      type: 'Milliseconds',
      description: 'The numerator, and the first part of the denominator. Milliseconds.',
    }),
    communicating: t.expose('communicatingMs', {
      type: 'Milliseconds',
      description: 'Part of the denominator. Milliseconds.',
    }),
    idle: t.expose('idleMs', {
      type: 'Milliseconds',
      description: 'Part of the denominator. Milliseconds.',
    }),
  }),
});

/** What ratios were made from. */
export const RatioBasisType = builder.objectRef<RatioBasis>('RatioBasis').implement({
  description:
    'What stands above and below the line of each ratio, so that anyone can divide for ' +
    'themselves. Only half hours of which both were read whole are in it.',
  fields: (t) => ({
    utilization: t.expose('utilization', {
      type: UtilizationBasis,
      description: 'Of utilization.',
    }),
    occupancy: t.expose('occupancy', { type: OccupancyBasis, description: 'Of occupancy.' }),
  }),
});
