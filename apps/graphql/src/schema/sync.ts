import { silentSinceMs, type SyncStatus } from '@halfhour/core';
import type { KeptHere } from '../ask-context.ts';
import { builder } from '../builder.ts';
import { BackfillType } from './backfill.ts';
import { HalfHourCounts } from './half-hour-counts.ts';
import { RequestBudget } from './request-budget.ts';
import { SyncScopeType } from './sync-scope.ts';
import { UnreadType } from './unread.ts';

/** What is looked at to tell how far the sync is: the half hours of some days. */
export const STATUS_COST = 1000;

/** Back-fills at the most that anybody will see at once: pasts that are apart from each other. */
const BACKFILLS = 50;

interface SyncShape extends SyncStatus {
  readonly kept: KeptHere;
}

const StoreKind = builder.enumType('StoreKind', {
  description: 'Where what is kept is kept.',
  values: {
    EMBEDDED: { value: 'embedded', description: 'In a PostgreSQL that Halfhour runs itself.' },
    SERVER: { value: 'server', description: 'On a PostgreSQL server (DATABASE_URL).' },
  } as const,
});

const Sync = builder.objectRef<SyncShape>('Sync').implement({
  description: 'What is kept, how fresh it is, and what is being read.',
  fields: (t) => ({
    scope: t.field({
      type: SyncScopeType,
      description: 'Whose half hours are kept.',
      resolve: ({ kept }) => kept.scope,
    }),
    store: t.field({
      type: StoreKind,
      description: 'Where they are kept.',
      resolve: ({ kept }) => kept.kind,
    }),
    retentionDays: t.int({
      description: 'For how many days before today they are kept.',
      resolve: ({ kept }) => kept.retentionDays,
    }),
    from: t.field({
      type: 'DateTime',
      description: 'Start of the first half hour that is kept or is to be.',
      resolve: ({ coverage }) => coverage.startMs,
    }),
    to: t.field({
      type: 'DateTime',
      description: 'End of the last one, not part of it.',
      resolve: ({ coverage }) => coverage.endMs,
    }),
    halfHours: t.expose('halfHours', {
      type: HalfHourCounts,
      description: 'How many of these half hours are in which state.',
    }),
    settledUntil: t.expose('settledUntilMs', {
      type: 'DateTime',
      nullable: true,
      description: 'All that should have settled before this has. Null: nothing has.',
    }),
    lag: t.expose('lagMs', {
      type: 'Milliseconds',
      description:
        'For how long a half hour has been waiting that should have settled; 0: none has. ' +
        'Milliseconds.',
    }),
    asOf: t.expose('readAtMs', {
      type: 'DateTime',
      nullable: true,
      description: 'As of when Genesys was last read. Null: it never was.',
    }),
    genesysSilentSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when Genesys gives no answer. Null: it does, or never has.',
      resolve: silentSinceMs,
    }),
    directoryAsOf: t.expose('directoryReadAtMs', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last read who there is. Null: it never was.',
    }),
    areJobsPermitted: t.exposeBoolean('areJobsPermitted', {
      nullable: true,
      description:
        'Whether the OAuth client may read older days by details jobs, a thousand conversations a ' +
        'request instead of a hundred. Null: not known yet.',
    }),
    backfills: t.field({
      type: [BackfillType],
      description: 'Pasts that are being read, the newest first.',
      complexity: { field: 1, multiplier: BACKFILLS },
      resolve: ({ backfills }) => backfills,
    }),
    troubles: t.field({
      type: [UnreadType],
      description:
        'Why half hours could not be read; they will be tried again. Each reason once, the newest ' +
        'first; empty when there is none.',
      resolve: ({ troubles }) => troubles,
    }),
    requestBudget: t.field({
      type: RequestBudget,
      description: 'The requests to Genesys of everybody who uses the same OAuth client.',
      resolve: async ({ kept }) => kept.budgetUse(),
    }),
  }),
});

builder.queryField('sync', (t) =>
  t.field({
    type: Sync,
    nullable: true,
    description:
      'What is kept, and how fresh it is. Null: nothing is kept (HALFHOUR_SYNC is off), and every ' +
      'answer is read from Genesys.',
    complexity: STATUS_COST,
    resolve: async (_root, _args, { kept }) =>
      kept === null ? null : { kept, ...(await kept.sync.status()) },
  }),
);
