import { askBackfill, type Span, type SyncStatus } from '@halfhour/core';
import { builder } from '../builder.ts';
import { requireAdmin } from '../callers/require-admin.ts';
import { BackfillType } from './backfill.ts';
import { STATUS_COST } from './sync.ts';

interface BackfillAsked {
  readonly span: Span;
  readonly backfills: SyncStatus['backfills'];
}

const BackfillAskedType = builder.objectRef<BackfillAsked>('BackfillAsked').implement({
  description: 'What was asked to be read.',
  fields: (t) => ({
    from: t.field({
      type: 'DateTime',
      description: 'Start of what was asked for, in whole half hours.',
      resolve: ({ span }) => span.startMs,
    }),
    to: t.field({
      type: 'DateTime',
      description: 'End of it, not part of it: at most that of the running half hour.',
      resolve: ({ span }) => span.endMs,
    }),
    backfills: t.field({
      type: [BackfillType],
      description:
        'What is being read of it: follow it in sync.backfills. Empty when all of it was read before.',
      resolve: ({ backfills }) => backfills,
    }),
  }),
});

builder.mutationField('backfill', (t) =>
  t.field({
    type: BackfillAskedType,
    description:
      'Asks for a past to be read from Genesys and kept: every half hour of it that is not known ' +
      'yet. Asking again changes nothing. It is read in the background, in minutes a day. For ' +
      'administrators.',
    args: {
      from: t.arg({
        type: 'DateTime',
        required: true,
        description: 'The first instant: not before the time for which half hours are kept.',
      }),
      to: t.arg({
        type: 'DateTime',
        required: true,
        description: 'The first instant after it.',
      }),
    },
    complexity: STATUS_COST,
    resolve: async (_root, { from, to }, context): Promise<BackfillAsked> => {
      requireAdmin(context, 'have a past read');
      const { kept, report } = context;
      const deps = { kept, nowMs: report.nowMs };
      const span = await askBackfill({ fromMs: from, toMs: to }, deps);
      const { backfills = [] } = (await kept?.sync.status()) ?? {};
      return { span, backfills: backfills.filter((backfill) => touches(backfill, span)) };
    },
  }),
);

function touches(one: Span, other: Span): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}
