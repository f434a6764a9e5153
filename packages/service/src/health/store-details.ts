import type { StoreHealth } from '@halfhour/core';
import type { Finding } from './readiness.ts';

/** What `/health/ready` tells of the store. @param health - `null`: it does not answer */
export function storeDetails(health: StoreHealth | null): NonNullable<Finding['details']> {
  if (health === null) return { store: 'unreachable' };
  const { schema, hasRoom, sync } = health;
  return {
    store: 'reachable',
    schema,
    disk: hasRoom ? 'has room' : 'nearly full',
    genesys: sync.isGenesysSilent ? 'silent' : 'answers',
    lagMs: sync.lagMs,
  };
}
