import { explain, type Explanation, formatInstant, ReportInputError } from '@halfhour/core';
import type { AskContext } from '../ask-context.ts';
import { rejectBlankIds } from '../blank-ids.ts';
import { builder } from '../builder.ts';
import { AgentIntervalType } from './agent-interval.ts';
import { AgentType } from './agent.ts';
import { ExplainedLegType } from './explained-leg.ts';
import { UnreadType } from './unread.ts';

const ExplanationType = builder.objectRef<Explanation>('Explanation').implement({
  description: 'One agent’s half hour, leg by leg: how each number came about.',
  fields: (t) => ({
    agent: t.expose('agent', { type: AgentType, description: 'The agent.' }),
    interval: t.field({
      type: AgentIntervalType,
      description: 'The half hour explained.',
      resolve: ({ interval, agent }) => ({ ...interval, agent }),
    }),
    legs: t.field({
      type: [ExplainedLegType],
      description: 'The legs worked on or booked in it, in order of time.',
      resolve: ({ legs }) => legs,
    }),
    sentences: t.stringList({
      description: 'The sentences of all legs: why Genesys’ numbers differ, for people.',
      resolve: ({ legs }) => legs.map(({ sentence }) => sentence),
    }),
    unread: t.field({
      type: [UnreadType],
      description: 'What could not be read; empty when everything was.',
      resolve: ({ unread }) => unread,
    }),
  }),
});

builder.queryField('explain', (t) =>
  t.field({
    type: ExplanationType,
    description:
      'Explains one agent’s half hour: every segment, how it was clipped, and why Genesys’ number ' +
      'differs.',
    args: {
      agentId: t.arg.id({ required: true, description: 'Genesys’ user id.' }),
      at: t.arg({
        type: 'DateTime',
        required: true,
        description: 'An instant in the half hour, which is explained whole.',
      }),
    },
    resolve: async (_root, { agentId, at }, context) => {
      rejectBlankIds({ agentId: [agentId] });
      rejectFuture(at, context);
      try {
        return await explain(
          { agentId, atMs: at, clockTime: context.siteClock.time },
          context.report,
          context.signal,
        );
      } catch (error) {
        throw inOurWords(error);
      }
    },
  }),
);

function rejectFuture(atMs: number, { report }: AskContext): void {
  const nowMs = report.nowMs();
  if (atMs <= nowMs) return;
  throw new ReportInputError(
    'at',
    `at is ${formatInstant(atMs)}, which is in the future: expected an instant up to now, ` +
      `${formatInstant(nowMs)}.`,
  );
}

/** Core speaks of a window and of several agents; this question has one instant and one agent. */
function inOurWords(error: unknown): unknown {
  if (!(error instanceof ReportInputError)) return error;
  if (error.argument === 'agentIds') return new ReportInputError('agentId', error.message);
  return new ReportInputError(
    'at',
    'at is out of range: expected an instant from the year 2000 on.',
  );
}
