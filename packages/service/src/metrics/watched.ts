import type { Digests, Kept } from '@halfhour/core';
import type { Readiness } from '../health/readiness.ts';

/** What is looked at whenever metrics are asked for. */
export interface Watched {
  /** `null`: nothing is kept. */
  readonly kept: Pick<Kept, 'health' | 'connections' | 'budgetUse'> | null;
  /** `null`: nothing is kept. */
  readonly digests: Pick<Digests, 'counts'> | null;
  /** @default nobody is answered here */
  readonly readiness?: Pick<Readiness, 'status'>;
  /** What remembered answers take of memory. @default none are remembered */
  readonly answerMemoryBytes?: () => number;
}
