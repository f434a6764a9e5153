import type { Digests, Kept, StoreHealth } from '@halfhour/core';
import type { Watched } from './watched.ts';

/** What one look saw. `null`: it is not known, or there is none. */
export interface Seen {
  readonly isReady: boolean | null;
  readonly answerMemoryBytes: number | null;
  /** Whether the database answers. */
  readonly isUp: boolean | null;
  readonly connections: ReturnType<Kept['connections']> | null;
  readonly health: StoreHealth | null;
  readonly budget: Awaited<ReturnType<Kept['budgetUse']>> | null;
  readonly deliveries: Awaited<ReturnType<Digests['counts']>> | null;
}

/** Looks at everything that is not counted. */
export async function see({ kept, digests, readiness, answerMemoryBytes }: Watched): Promise<Seen> {
  const health = (await kept?.health()) ?? null;
  // A database that is away would be waited for.
  const isAway = health === null;
  const [status, budget, deliveries] = await Promise.all([
    readiness?.status(),
    isAway ? null : kept?.budgetUse().catch(() => null),
    isAway ? null : digests?.counts().catch(() => null),
  ]);
  return {
    isReady: status === undefined ? null : status === 'ready',
    answerMemoryBytes: answerMemoryBytes?.() ?? null,
    isUp: kept === null ? null : !isAway,
    connections: kept?.connections() ?? null,
    health,
    budget: budget ?? null,
    deliveries: deliveries ?? null,
  };
}
