import { type Digests, ReportInputError } from '@halfhour/core';

/** What is asked of digests here. */
export type DigestsHere = Pick<Digests, 'subscriptions' | 'subscription' | 'deliveries'>;

/** @throws ReportInputError when nothing is kept */
export function digestsOf({ digests }: { readonly digests: DigestsHere | null }): DigestsHere {
  if (digests !== null) return digests;
  throw new ReportInputError(
    'digests',
    'No digests are kept here (HALFHOUR_SYNC is off): set HALFHOUR_SYNC to all.',
  );
}
