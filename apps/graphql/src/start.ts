import { createServer as createHttpServer } from 'node:http';
import {
  createGenesysClient,
  createLiveDirectory,
  createLiveSource,
  type GenesysClient,
  type ReportDeps,
} from '@halfhour/core';
import { type Logger, pino } from 'pino';
import { createDrain } from './drain.ts';
import type { Env } from './env.ts';
import { exampleQuery } from './example-query.ts';
import { genesysLoginWorks } from './genesys-login.ts';
import { listen } from './listen.ts';
import { createReadiness } from './readiness.ts';
import { createServer } from './server.ts';

/** How long what runs may go on after the signal to end, ms: ten seconds with all that follows. */
const GRACE_MS = 9000;

const nowMs = () => Date.now();

/** Starts the server with these settings and ends it on SIGTERM or SIGINT. */
export async function start(env: Env): Promise<void> {
  const logger = pino({ level: env.LOG_LEVEL });
  const client = genesysClient(env, logger);
  const readiness = createReadiness({ check: async () => genesysLoginWorks(client), nowMs });
  const graphql = createServer({
    report: reportDeps(env, client),
    zone: env.HALFHOUR_ZONE,
    logger,
    readiness,
    exampleQuery: () => exampleQuery(nowMs(), env.HALFHOUR_ZONE),
  });
  const server = createHttpServer((request, response) => void graphql(request, response));
  const drain = createDrain(server);
  const url = await listen(server, { host: env.GRAPHQL_HOST, port: env.GRAPHQL_PORT });
  console.log(`GraphQL at ${url}/graphql`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      readiness.close();
      void drain(GRACE_MS).then(() => process.exit());
    });
  }
}

function genesysClient(env: Env, logger: Logger): GenesysClient {
  return createGenesysClient({
    clientId: env.GENESYS_CLIENT_ID,
    clientSecret: env.GENESYS_CLIENT_SECRET,
    environment: env.GENESYS_ENV,
    gatewayUrl: env.GENESYS_GATEWAY_URL,
    requestsPerMinute: env.GENESYS_REQUESTS_PER_MINUTE,
    onEvent: (event) => {
      logger.debug(event, 'genesys');
    },
  });
}

function reportDeps(env: Env, client: GenesysClient): ReportDeps {
  return {
    source: createLiveSource({ client }),
    directory: createLiveDirectory({ client }),
    nowMs,
    settleMs: env.HALFHOUR_SETTLE_MINUTES * 60_000,
  };
}
