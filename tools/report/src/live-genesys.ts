import {
  createGenesysClient,
  createLiveDirectory,
  createLiveSource,
  createRequestBudget,
  namedDirectory,
  type GenesysEvent,
  type ReportDeps,
  type RequestBudget,
} from '@halfhour/core';
import type { Env } from './env.ts';

/** Who hears of the reading as it goes. */
export interface Listeners {
  readonly budget: RequestBudget;
  readonly onEvent: (event: GenesysEvent) => void;
  readonly onConversation: () => void;
}

/** The requests that these settings allow. */
export function requestBudget(env: Env): RequestBudget {
  return createRequestBudget({ requestsPerMinute: env.GENESYS_REQUESTS_PER_MINUTE });
}

/** A report's sources: Genesys Cloud, read live. */
export function liveGenesys(
  env: Env,
  nowMs: () => number,
  { budget, onEvent, onConversation }: Listeners,
): ReportDeps {
  const client = createGenesysClient({
    clientId: env.GENESYS_CLIENT_ID,
    clientSecret: env.GENESYS_CLIENT_SECRET,
    environment: env.GENESYS_ENV,
    gatewayUrl: env.GENESYS_GATEWAY_URL,
    budget,
    onEvent,
  });
  return {
    source: createLiveSource({ client, onConversation }),
    // One list for all pages: agents who come or go meanwhile must not shift them.
    directory: namedDirectory(
      createLiveDirectory({ client, maxAgeMs: Infinity }),
      env.HALFHOUR_NAMES,
    ),
    nowMs,
    settleMs: env.HALFHOUR_SETTLE_MINUTES * 60_000,
  };
}
