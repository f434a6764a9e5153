import { z } from 'zod';
import { halfHourInterval } from './half-hour-interval.ts';

/**
 * The answer of an aggregates query by agent and half hour. Empty results, groups, buckets and
 * metrics are left out by Genesys, so everything may be absent.
 */
export function aggregatesOf<Metric extends z.ZodType>(metric: Metric) {
  const bucket = z.object({ interval: halfHourInterval, metrics: z.array(metric).nullish() });
  const result = z.object({
    group: z.object({ userId: z.string().nullish() }).nullish(),
    data: z.array(bucket).nullish(),
  });
  return z.object({ results: z.array(result).nullish() });
}
