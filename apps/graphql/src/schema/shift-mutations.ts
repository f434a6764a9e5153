import { ReportInputError, type Shift } from '@halfhour/core';
import { builder } from '../builder.ts';
import { shiftsToChange } from '../shifts-here.ts';
import { CreateShiftInput, UpdateShiftInput } from './shift-input.ts';
import { ShiftType } from './shift.ts';

/** To look up whom a shift is of costs as much as some values do. */
const CHANGE_COST = 100;

builder.mutationField('createShift', (t) =>
  t.field({
    type: ShiftType,
    description: 'Makes a shift. For administrators.',
    args: {
      input: t.arg({ type: CreateShiftInput, required: true, description: 'What it is.' }),
    },
    complexity: CHANGE_COST,
    resolve: async (_root, { input }, context) => {
      const { report, signal } = context;
      const by = { directory: report.directory, signal, origin: 'graphql' } as const;
      return inInput(shiftsToChange(context).create(input, by));
    },
  }),
);

builder.mutationField('updateShift', (t) =>
  t.field({
    type: ShiftType,
    description:
      'Changes a shift. What has been told of one of its days is not told again: a day is known by its ' +
      'date. Those over by now stay as they were. For administrators.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the shift.' }),
      version: t.arg.int({
        required: true,
        description:
          'Its version as it was read: a shift that was changed meanwhile is not changed again.',
      }),
      input: t.arg({ type: UpdateShiftInput, required: true, description: 'What is changed.' }),
    },
    complexity: CHANGE_COST,
    resolve: async (_root, { id, version, input }, context) => {
      const { report, signal } = context;
      const by = { directory: report.directory, signal };
      return inInput(shiftsToChange(context).update({ id, version }, input, by));
    },
  }),
);

builder.mutationField('endShift', (t) =>
  t.field({
    type: ShiftType,
    description:
      'Ends a shift for good, now. Of one that has ended it changes nothing. For administrators.',
    args: { id: t.arg.id({ required: true, description: 'The id of the shift.' }) },
    complexity: CHANGE_COST,
    resolve: async (_root, { id }, context) => shiftsToChange(context).end(id),
  }),
);

/** Core knows the fields of the input by themselves. */
async function inInput(changing: Promise<Shift>): Promise<Shift> {
  return changing.catch((error: unknown) => {
    if (!(error instanceof ReportInputError)) throw error;
    const { argument, message } = error;
    if (argument === 'id' || argument === 'version') throw error;
    throw new ReportInputError(`input.${argument}`, message);
  });
}
