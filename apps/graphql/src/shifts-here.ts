import { ReportInputError, type Shifts } from '@halfhour/core';
import { GraphQLError } from 'graphql';
import type { AskContext } from './ask-context.ts';

/** @throws ReportInputError when no shifts are kept */
export function shiftsOf({ shifts }: Pick<AskContext, 'shifts'>): Shifts {
  if (shifts !== null) return shifts;
  throw new ReportInputError(
    'shifts',
    'No shifts are kept here (HALFHOUR_SYNC is off): set HALFHOUR_SYNC to all.',
  );
}

/** Shifts for somebody who changes them. @throws GraphQLError when the one who asks may not */
export function shiftsToChange(context: Pick<AskContext, 'shifts' | 'mayChangeShifts'>): Shifts {
  if (context.mayChangeShifts) return shiftsOf(context);
  throw new GraphQLError('You may look at shifts, and not change them.', {
    extensions: { code: 'FORBIDDEN' },
  });
}
