import { genesysHosts } from '../genesys/environments.ts';
import type { HalfhourEnv } from './halfhour.ts';

/**
 * Where the numbers come from, to tell one organisation's from another's: the host of the API. A
 * simulator's port does not matter.
 */
export function originOf({
  GENESYS_ENV,
  GENESYS_GATEWAY_URL,
}: Pick<HalfhourEnv, 'GENESYS_ENV' | 'GENESYS_GATEWAY_URL'>): string {
  return new URL(genesysHosts(GENESYS_ENV, GENESYS_GATEWAY_URL).apiUrl).hostname;
}
