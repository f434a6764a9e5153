import type { Agent, AgentInterval } from '@halfhour/core';
import { builder } from '../builder.ts';
import { AgentType } from './agent.ts';
import { BookedSeries } from './booked-series.ts';
import { column } from './column.ts';
import { HalfHourState } from './half-hour-state.ts';
import { meaningOf } from './meaning.ts';
import { DURATIONS } from './numbers.ts';
import { PresenceSeries } from './presence-series.ts';

/** One agent's half hours, to be shown as columns. */
export interface AgentSeriesShape {
  readonly agent: Agent;
  readonly intervals: readonly AgentInterval[];
}

/** One agent's numbers as columns. */
const AgentSeries = builder.objectRef<AgentSeriesShape>('AgentSeries').implement({
  description:
    'One agent’s numbers as columns: entry n is of the half hour that starts at starts[n]. ' +
    'Null where nothing was read, which is not zero.',
  fields: (t) => ({
    agent: t.expose('agent', { type: AgentType, description: 'The agent.' }),
    state: t.field({
      type: [HalfHourState],
      description: 'How far the numbers of each half hour can be trusted.',
      complexity: column,
      resolve: ({ intervals }) => intervals.map(({ state }) => state),
    }),
    ...Object.fromEntries(
      DURATIONS.map((name) => [
        name,
        t.field({
          type: ['Milliseconds'],
          nullable: { list: false, items: true },
          description: meaningOf(name),
          complexity: column,
          resolve: ({ intervals }) => intervals.map(({ work }) => work?.[name]),
        }),
      ]),
    ),
    conversations: t.intList({
      nullable: { list: false, items: true },
      description: meaningOf('conversations'),
      complexity: column,
      resolve: ({ intervals }) => intervals.map(({ work }) => work?.conversations),
    }),
    booked: t.field({
      type: BookedSeries,
      description: 'What Genesys shows: whole, where Genesys emitted it.',
      resolve: ({ intervals }) => intervals.map(({ work }) => work?.booked),
    }),
    started: t.field({
      type: BookedSeries,
      description: 'Whole, where the conversation started.',
      resolve: ({ intervals }) => intervals.map(({ work }) => work?.started),
    }),
    presence: t.field({
      type: PresenceSeries,
      description: 'The denominators.',
      resolve: ({ intervals }) => intervals.map(({ presence }) => presence),
    }),
    utilization: t.floatList({
      nullable: { list: false, items: true },
      description: meaningOf('utilization'),
      complexity: column,
      resolve: ({ intervals }) => intervals.map(({ utilization }) => utilization),
    }),
    occupancy: t.floatList({
      nullable: { list: false, items: true },
      description: meaningOf('occupancy'),
      complexity: column,
      resolve: ({ intervals }) => intervals.map(({ occupancy }) => occupancy),
    }),
  }),
});

/** The numbers of an answer as columns. */
export const Series = builder
  .objectRef<{ readonly starts: readonly number[]; readonly agents: readonly AgentSeriesShape[] }>(
    'Series',
  )
  .implement({
    description: 'The same numbers as columns, for charts: short to send and to draw.',
    fields: (t) => ({
      starts: t.field({
        type: ['DateTime'],
        description: 'Start of each half hour, in order.',
        complexity: column,
        resolve: ({ starts }) => starts,
      }),
      startsLocal: t.stringList({
        description: 'Each start on the clock of the site’s zone, such as 2026-11-20 09:30.',
        complexity: column,
        resolve: ({ starts }, _args, { siteClock }) => starts.map(siteClock.label),
      }),
      agents: t.field({
        type: [AgentSeries],
        description: 'One set of columns for each agent of this page.',
        complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.agents }),
        resolve: ({ agents }) => agents,
      }),
    }),
  });
