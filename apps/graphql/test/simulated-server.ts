import { createGenesysClient, createLiveDirectory, createLiveSource } from '@halfhour/core';
import { createSimulator, type SimulatorOptions } from '@halfhour/genesys-simulator';
import type { ServerDeps } from '../src/server.ts';
import { serverOf } from './ask.ts';

/** More than any test asks for, so that nothing waits. */
const REQUESTS_PER_MINUTE = 100_000;

type Fetch = typeof globalThis.fetch;

/** What of the server is not as it is usually. */
interface Otherwise extends Partial<ServerDeps> {
  /** What lies between the client and Genesys. @default nothing */
  readonly between?: (toGenesys: Fetch) => Fetch;
}

/** The server that ships, over the client that ships, over a simulated organisation at `nowMs`. */
export function simulatedServer(
  nowMs: number,
  options: SimulatorOptions = {},
  { between = (toGenesys) => toGenesys, ...deps }: Otherwise = {},
) {
  const simulator = createSimulator({
    clock: { kind: 'fixed', nowMs },
    requestsPerMinute: REQUESTS_PER_MINUTE,
    ...options,
  });
  const clock = { nowMs: () => nowMs, sleep: async () => {} };
  const client = createGenesysClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    environment: 'mypurecloud.com',
    gatewayUrl: 'http://simulator.test',
    requestsPerMinute: REQUESTS_PER_MINUTE,
    fetch: between(async (url, init) => simulator.fetch(new Request(url, init))),
  });
  const server = serverOf(
    {},
    {
      report: {
        source: createLiveSource({ client, clock }),
        directory: createLiveDirectory({ client, clock }),
        nowMs: clock.nowMs,
        settleMs: 45 * 60_000,
      },
      ...deps,
    },
  );
  return { simulator, server };
}
