import type { Totals } from '@halfhour/core';
import { builder } from '../builder.ts';
import { Numbers } from './numbers.ts';
import { RatioBasisType } from './ratio-basis.ts';

/** How much was added up, and what the ratios were made from. */
export const Summed = builder.interfaceRef<Totals>('Summed').implement({
  description: 'Half hours of one or more agents added up.',
  fields: (t) => ({
    agentHalfHoursRead: t.exposeInt('agentHalfHoursRead', {
      description: 'Half hours of agents whose work was read and is in the sums.',
    }),
    agentHalfHoursMissing: t.exposeInt('agentHalfHoursMissing', {
      description: 'Half hours of agents that were asked for and never read: in no sum.',
    }),
    basis: t.expose('basis', {
      type: RatioBasisType,
      description: 'What stands above and below the line of each ratio.',
    }),
  }),
});

/** Half hours added up. */
export const TotalsType = builder.objectRef<Totals>('Totals').implement({
  description: 'The numbers of half hours added up; ratios are divided after adding.',
  interfaces: [Numbers, Summed],
});
