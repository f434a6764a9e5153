import { ReportInputError, type Shifts } from '@halfhour/core';
import type { AskContext } from './ask-context.ts';
import { requireAdmin } from './callers/require-admin.ts';

/** @throws ReportInputError when no shifts are kept */
export function shiftsOf({ shifts }: Pick<AskContext, 'shifts'>): Shifts {
  if (shifts !== null) return shifts;
  throw new ReportInputError(
    'shifts',
    'No shifts are kept here (HALFHOUR_SYNC is off): set HALFHOUR_SYNC to all.',
  );
}

/** Shifts for somebody who changes them. @throws GraphQLError when the one who asks may not */
export function shiftsToChange(context: Pick<AskContext, 'shifts' | 'isAdmin'>): Shifts {
  requireAdmin(context, 'change shifts');
  return shiftsOf(context);
}
