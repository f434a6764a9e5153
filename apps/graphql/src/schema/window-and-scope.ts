import type { ReportQuery } from '@halfhour/core';
import { rejectBlankIds } from '../blank-ids.ts';
import { builder } from '../builder.ts';

/** Between which two instants. */
export const WINDOW_ARGS = builder.args((t) => ({
  from: t.field({
    type: 'DateTime',
    required: true,
    description: 'The first instant of the window.',
  }),
  to: t.field({
    type: 'DateTime',
    required: true,
    description: 'The first instant after the window, at most 31 days later.',
  }),
}));

type Scope = Pick<ReportQuery, 'agentIds' | 'teamIds' | 'queueIds'>;

/** The scope that arguments say. @throws ReportInputError for ids that can be none */
export function scopeOfArgs({
  agentIds,
  teamIds,
  queueIds,
}: { readonly [Name in keyof Scope]?: Scope[Name] | null }): Scope {
  rejectBlankIds({ agentIds, teamIds, queueIds });
  return {
    agentIds: agentIds ?? undefined,
    teamIds: teamIds ?? undefined,
    queueIds: queueIds ?? undefined,
  };
}
