import { builder } from '../builder.ts';
import { shiftsOf } from '../shifts-here.ts';
import { ShiftType } from './shift.ts';

/** Shifts at the most that anybody is thought to have, for the cost of a query. */
const SHIFTS = 100;

builder.queryField('shifts', (t) =>
  t.field({
    type: [ShiftType],
    description: 'All shifts, in order of name.',
    args: {
      includeEnded: t.arg.boolean({
        defaultValue: false,
        description: 'Whether those that have ended follow.',
      }),
    },
    complexity: { field: 1, multiplier: SHIFTS },
    resolve: async (_root, { includeEnded }, context) =>
      shiftsOf(context).list({ includeEnded: includeEnded ?? false }),
  }),
);

builder.queryField('shift', (t) =>
  t.field({
    type: ShiftType,
    nullable: true,
    description: 'A shift, one that has ended as well. Null: there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'The id of the shift.' }) },
    resolve: async (_root, { id }, context) => (await shiftsOf(context).byId(id)) ?? null,
  }),
);
