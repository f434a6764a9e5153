import { DEFINITIONS, oldestAsOfMs, type Report, teamIntervals, totalsOf } from '@halfhour/core';
import { builder } from '../builder.ts';
import { AgentIntervalType } from './agent-interval.ts';
import { AgentUtilizationConnection, type AgentUtilizationShape } from './agent-utilization.ts';
import { DefinitionType } from './definition.ts';
import { type Page, pageOf } from './page-info.ts';
import { Series } from './series.ts';
import { TeamIntervalType } from './team-interval.ts';
import { TotalsType } from './totals.ts';
import { UnknownType } from './unknown-type.ts';
import { UnreadType } from './unread.ts';

/** A report as it is shown. */
interface Answer extends Pick<Report, 'window' | 'totalCount' | 'unread' | 'unknownTypes'> {
  readonly agents: readonly AgentUtilizationShape[];
  readonly page: Page;
}

/** The answer of the one question. */
export const Utilization = builder.objectRef<Answer>('Utilization').implement({
  description:
    'What agents did in every half hour of a window. intervals, agents, team, total and series ' +
    'show the same numbers of the same agents: those of this page.',
  fields: (t) => ({
    from: t.field({
      type: 'DateTime',
      description: 'Start of what is answered: the window asked for, in whole half hours.',
      resolve: ({ window }) => window.startMs,
    }),
    to: t.field({
      type: 'DateTime',
      description:
        'End of what is answered, not part of it: at most that of the running half hour.',
      resolve: ({ window }) => window.endMs,
    }),
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When Genesys was last read: the oldest moment of all half hours; null when one never was.',
      resolve: ({ agents }) => oldestAsOfMs(agents.flatMap(({ intervals }) => intervals)),
    }),
    intervals: t.field({
      type: [AgentIntervalType],
      description: 'Half hours of every agent of this page: agent by agent, in order of time.',
      complexity: (_args, { asked }) => ({
        field: 1,
        multiplier: asked.agents * asked.halfHours,
      }),
      resolve: ({ agents }) => agents.flatMap(({ intervals }) => intervals),
    }),
    agents: t.field({
      type: AgentUtilizationConnection,
      description: 'The same, agent by agent.',
      resolve: (answer) => answer,
    }),
    team: t.field({
      type: [TeamIntervalType],
      description: 'Each half hour of all agents of this page, added up.',
      complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.halfHours }),
      resolve: ({ agents }) => teamIntervals(agents.flatMap(({ intervals }) => intervals)),
    }),
    total: t.field({
      type: TotalsType,
      description: 'All half hours of all agents of this page, added up.',
      // Here and not in the answer: to add up takes as long as to answer all the rest in columns.
      resolve: ({ agents }) => totalsOf(agents.flatMap(({ intervals }) => intervals)),
    }),
    series: t.field({
      type: Series,
      description: 'The same numbers as columns, for charts.',
      resolve: ({ agents }) => ({
        starts: agents[0]?.intervals.map(({ startMs }) => startMs) ?? [],
        agents,
      }),
    }),
    definitions: t.field({
      type: [DefinitionType],
      description: 'What each number means.',
      complexity: { field: 1, multiplier: DEFINITIONS.length },
      resolve: () => DEFINITIONS,
    }),
    unread: t.field({
      type: [UnreadType],
      description: 'What could not be read; empty when everything was.',
      resolve: ({ unread }) => unread,
    }),
    unknownTypes: t.field({
      type: [UnknownType],
      description: 'Segment and media types that Halfhour does not know.',
      resolve: ({ unknownTypes }) => [...unknownTypes],
    }),
  }),
});

/** A report as it is shown; `after` is the cursor it was asked for with. */
export function answerOf(found: Report, after: string | undefined): Answer {
  const agents = found.agents.map(({ agent, cursor, intervals }) => ({
    agent,
    cursor,
    intervals: intervals.map((interval) => ({ ...interval, agent })),
  }));
  return {
    window: found.window,
    totalCount: found.totalCount,
    unread: found.unread,
    unknownTypes: found.unknownTypes,
    agents,
    page: pageOf(agents, { hasNextPage: found.hasNextPage, after }),
  };
}
