import {
  type AgentRestatement,
  DEFINITIONS,
  HALF_HOUR_MS,
  MAX_RESTATEMENTS,
  restatements,
  type Restatements,
} from '@halfhour/core';
import { builder } from '../builder.ts';
import { AgentType } from './agent.ts';
import { HalfHour, type HalfHourShape } from './half-hour.ts';
import { UnreadType } from './unread.ts';
import { scopeOfArgs, WINDOW_ARGS } from './window-and-scope.ts';

/** How many there are when the question does not say. */
const DEFAULT_RESTATEMENTS = 1000;

const RestatementType = builder
  .objectRef<AgentRestatement & HalfHourShape>('Restatement')
  .implement({
    description: 'A settled number of an agent’s half hour that changed.',
    interfaces: [HalfHour],
    fields: (t) => ({
      agent: t.expose('agent', { type: AgentType, description: 'Whose half hour it is.' }),
      metric: t.exposeString('metric', {
        description:
          'Which number: tTalk, busy, booked.tHandle, loggedIn, … of all queues and media types.',
      }),
      unit: t.string({
        description: 'Of from and to: ms or count.',
        resolve: ({ metric }) => unitOf(metric),
      }),
      from: t.exposeFloat('from', {
        description: 'What it was. Whole milliseconds, or a count: unit says.',
      }),
      to: t.exposeFloat('to', { description: 'What it is since. In the same unit.' }),
      restatedAt: t.expose('restatedAtMs', {
        type: 'DateTime',
        description: 'When that was found.',
      }),
    }),
  });

const RestatementsType = builder.objectRef<Restatements>('Restatements').implement({
  description: 'What settled numbers changed.',
  fields: (t) => ({
    from: t.field({
      type: 'DateTime',
      description: 'Start of what is answered: the window asked for, in whole half hours.',
      resolve: ({ window }) => window.startMs,
    }),
    to: t.field({
      type: 'DateTime',
      description: 'End of what is answered, not part of it.',
      resolve: ({ window }) => window.endMs,
    }),
    entries: t.field({
      type: [RestatementType],
      description: 'One for each number that changed: by half hour, the oldest news first.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ restatements: entries }) =>
        entries.map((entry) => ({
          ...entry,
          startMs: entry.halfHourStartMs,
          endMs: entry.halfHourStartMs + HALF_HOUR_MS,
        })),
    }),
    hasMore: t.exposeBoolean('hasMore', {
      description: 'Whether there are more than were asked for: ask for a shorter window.',
    }),
    unread: t.field({
      type: [UnreadType],
      description: 'What could not be read; empty when everything was.',
      resolve: ({ unread }) => unread,
    }),
  }),
});

builder.queryField('restatements', (t) =>
  t.field({
    type: RestatementsType,
    description:
      'Settled numbers that changed, of half hours between two instants: what was paid or reported ' +
      'by them can be put right. Without agentIds, teamIds and queueIds: of every active agent, the ' +
      'first 1000 by name.',
    args: {
      ...WINDOW_ARGS,
      agentIds: t.arg.idList({
        description: 'Only of these agents, by Genesys’ user ids; at most 1000.',
      }),
      teamIds: t.arg.idList({
        description: 'Only of members of these teams, by Genesys’ team ids.',
      }),
      queueIds: t.arg.idList({
        description:
          'Without agents and teams: only of members of these queues, by Genesys’ queue ids. The ' +
          'numbers are of all queues together.',
      }),
      first: t.arg.int({
        description: `How many at the most, from 1 to ${MAX_RESTATEMENTS}. By default ${DEFAULT_RESTATEMENTS}.`,
      }),
    },
    // Here and not at the entries, which don't know how many were asked for.
    complexity: ({ first }) => ({
      field: 1,
      multiplier: Math.min(first ?? DEFAULT_RESTATEMENTS, MAX_RESTATEMENTS),
    }),
    resolve: async (_root, args, context) =>
      restatements(
        {
          fromMs: args.from,
          toMs: args.to,
          ...scopeOfArgs(args),
          first: args.first ?? DEFAULT_RESTATEMENTS,
        },
        {
          directory: context.report.directory,
          restatements: context.restatements,
          nowMs: context.report.nowMs,
        },
        context.signal,
      ),
  }),
);

/** A metric of presence comes without its family's name, and all of them are durations. */
function unitOf(metric: string): string {
  return DEFINITIONS.find(({ name }) => name === metric)?.unit ?? 'ms';
}
