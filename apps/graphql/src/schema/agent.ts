import type { Agent } from '@halfhour/core';
import { builder } from '../builder.ts';

/** Someone who works. */
export const AgentType = builder.objectRef<Agent>('Agent').implement({
  description: 'An agent: a Genesys user.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Genesys’ user id.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name people know. Null when it could not be read.',
    }),
    active: t.exposeBoolean('active', {
      nullable: true,
      description: 'False for people who have left; their work still counts. Null: not known.',
    }),
  }),
});
