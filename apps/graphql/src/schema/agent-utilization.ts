import { type Agent, totalsOf } from '@halfhour/core';
import { builder } from '../builder.ts';
import { AgentIntervalType, type AgentIntervalShape } from './agent-interval.ts';
import { AgentType } from './agent.ts';
import { type Page, PageInfo } from './page-info.ts';
import { TotalsType } from './totals.ts';

/** One agent's half hours and where the agent stands in the list. */
export interface AgentUtilizationShape {
  readonly agent: Agent;
  readonly cursor: string;
  readonly intervals: readonly AgentIntervalShape[];
}

/** The agents of one answer. */
export interface AgentUtilizationPage {
  readonly agents: readonly AgentUtilizationShape[];
  readonly page: Page;
  readonly totalCount: number;
}

const AgentUtilization = builder.objectRef<AgentUtilizationShape>('AgentUtilization').implement({
  description: 'One agent over the whole window.',
  fields: (t) => ({
    agent: t.expose('agent', { type: AgentType, description: 'The agent.' }),
    intervals: t.field({
      type: [AgentIntervalType],
      description: 'The agent’s half hours, in order of time.',
      complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.halfHours }),
      resolve: ({ intervals }) => intervals,
    }),
    total: t.field({
      type: TotalsType,
      description: 'The agent’s half hours added up.',
      resolve: ({ intervals }) => totalsOf(intervals),
    }),
  }),
});

const AgentUtilizationEdge = builder
  .objectRef<AgentUtilizationShape>('AgentUtilizationEdge')
  .implement({
    description: 'An agent in the list.',
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Give it as after to go on behind this agent.',
      }),
      node: t.field({
        type: AgentUtilization,
        description: 'The agent’s numbers.',
        resolve: (edge) => edge,
      }),
    }),
  });

/** A page of agents with their numbers. */
export const AgentUtilizationConnection = builder
  .objectRef<AgentUtilizationPage>('AgentUtilizationConnection')
  .implement({
    description: 'A page of agents with their numbers, in order of name.',
    fields: (t) => ({
      edges: t.field({
        type: [AgentUtilizationEdge],
        description: 'The agents with their cursors.',
        complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.agents }),
        resolve: ({ agents }) => agents,
      }),
      nodes: t.field({
        type: [AgentUtilization],
        description: 'The agents.',
        complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.agents }),
        resolve: ({ agents }) => agents,
      }),
      pageInfo: t.expose('page', { type: PageInfo, description: 'Where this page stands.' }),
      totalCount: t.exposeInt('totalCount', {
        description: 'How many agents the question is about, on all pages.',
      }),
    }),
  });
