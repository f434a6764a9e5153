import type { BudgetUse } from '@halfhour/core';
import { builder } from '../builder.ts';

/** How much is used of the requests to Genesys. */
export const RequestBudget = builder.objectRef<BudgetUse>('RequestBudget').implement({
  description: 'How much is used of the requests that Genesys allows an OAuth client.',
  fields: (t) => ({
    used: t.exposeInt('used', {
      description: 'Requests of the last minute, by everybody who uses the client.',
    }),
    limit: t.exposeInt('limit', { description: 'How many there may be in a minute.' }),
    backgroundLimit: t.exposeInt('backgroundLimit', {
      description: 'How many there may be before the sync has to wait: the rest is for questions.',
    }),
    pausedUntil: t.expose('pausedUntilMs', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when nobody asks anything, because Genesys said so. Null: they may.',
    }),
  }),
});
