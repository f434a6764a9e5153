import type { Kept } from '@halfhour/core';
import { builder } from '../builder.ts';

const SyncScopeKind = builder.enumType('SyncScopeKind', {
  description: 'Whose half hours are kept.',
  values: {
    ALL: { value: 'all', description: 'Everybody’s.' },
    TEAMS: { value: 'teams', description: 'Those of the members of some teams.' },
    QUEUES: { value: 'queues', description: 'Those of the members of some queues.' },
  } as const,
});

/** Whose half hours are kept. */
export const SyncScopeType = builder.objectRef<Kept['scope']>('SyncScope').implement({
  description:
    'Whose half hours are kept (HALFHOUR_SYNC). Those of others are read when asked for.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SyncScopeKind, description: 'Everybody’s, or whose.' }),
    ids: t.idList({
      description:
        'Genesys’ ids of the teams or queues, as far as you may see them; empty for everybody.',
      resolve: async (scope, _args, { report: { directory }, signal }) => {
        if (scope.kind === 'all') return [];
        if (directory.showsOnly === undefined) return scope.ids;
        const { units } = await directory[scope.kind](signal);
        return scope.ids.filter((id) => units.some((unit) => unit.id === id));
      },
    }),
  }),
});
