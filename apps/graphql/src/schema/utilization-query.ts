import { report } from '@halfhour/core';
import { builder } from '../builder.ts';
import { MediaType } from './media-type.ts';
import { answerOf, Utilization } from './utilization.ts';
import { scopeOfArgs, WINDOW_ARGS } from './window-and-scope.ts';

builder.queryField('utilization', (t) =>
  t.field({
    type: Utilization,
    description:
      'Half hours of every agent asked for, between two instants (widened to whole half hours). ' +
      'Without agentIds, teamIds and queueIds: every active agent.',
    args: {
      ...WINDOW_ARGS,
      agentIds: t.arg.idList({
        description: 'Only these agents, by Genesys’ user ids; at most 1000.',
      }),
      teamIds: t.arg.idList({
        description: 'Only members of these teams, by Genesys’ team ids.',
      }),
      queueIds: t.arg.idList({
        description:
          'Only work for these queues, by Genesys’ queue ids (busy stays whole); without agents ' +
          'and teams, of the queues’ members.',
      }),
      mediaTypes: t.arg({
        type: [MediaType],
        description: 'Only work in these media types (busy stays whole).',
      }),
      first: t.arg.int({
        description:
          'How many agents at the most, from 1 to 1000. By default all agents named by id, else 100.',
      }),
      after: t.arg.string({ description: 'Only agents behind this cursor: an earlier endCursor.' }),
    },
    // To fold a half hour of an agent takes as long as to write two values of it.
    complexity: (_args, { asked }) => 2 * asked.agents * asked.halfHours,
    resolve: async (_root, args, context) => {
      const after = args.after ?? undefined;
      const found = await report(
        {
          fromMs: args.from,
          toMs: args.to,
          ...scopeOfArgs(args),
          mediaTypes: args.mediaTypes ?? undefined,
          first: args.first ?? undefined,
          after,
        },
        context.report,
        context.signal,
      );
      context.freshness.note(found);
      context.answered.note({
        agents: found.agents.length,
        halfHours: found.agents[0]?.intervals.length ?? 0,
      });
      return answerOf(found, after);
    },
  }),
);
