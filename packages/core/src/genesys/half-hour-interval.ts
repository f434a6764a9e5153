import { z } from 'zod';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import { parseInstant } from '../time/instant.ts';

/** An interval of an aggregate, `start/end`, as the epoch ms of the half hour that it is. */
export const halfHourInterval = z.string().transform((interval, issues): number => {
  const [start = '', end = ''] = interval.split('/');
  const startMs = parseInstant(start);
  const isHalfHour = startMs % HALF_HOUR_MS === 0 && parseInstant(end) - startMs === HALF_HOUR_MS;
  if (isHalfHour) return startMs;
  issues.addIssue({ code: 'custom', message: 'the interval of one half hour' });
  return z.NEVER;
});
