import type { Agent, AgentInterval } from '@halfhour/core';
import { builder } from '../builder.ts';
import { AgentType } from './agent.ts';
import { HalfHour } from './half-hour.ts';
import { Numbers } from './numbers.ts';

/** One agent's half hour, and who that is. */
export interface AgentIntervalShape extends AgentInterval {
  readonly agent: Agent;
}

/** One agent's half hour. */
export const AgentIntervalType = builder.objectRef<AgentIntervalShape>('AgentInterval').implement({
  description: 'What one agent did in one half hour.',
  interfaces: [HalfHour, Numbers],
  fields: (t) => ({
    agentId: t.exposeID('agentId', { description: 'Genesys’ user id.' }),
    agent: t.field({
      type: AgentType,
      description: 'The agent; costs no further read.',
      resolve: ({ agent }) => agent,
    }),
  }),
});
