import { createGenesysClient, createLiveDirectory, createLiveSource } from '@halfhour/core';
import { createSimulator, type SimulatorOptions } from '@halfhour/genesys-simulator';
import { serverOf } from './ask.ts';

/** More than any test asks for, so that nothing waits. */
const REQUESTS_PER_MINUTE = 100_000;

/** The server that ships, over the client that ships, over a simulated organisation at `nowMs`. */
export function simulatedServer(nowMs: number, options: SimulatorOptions = {}) {
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
    fetch: async (url, init) => simulator.fetch(new Request(url, init)),
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
    },
  );
  return { simulator, server };
}
