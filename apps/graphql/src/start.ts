import { createServer as createHttpServer } from 'node:http';
import { type Halfhour, openHalfhour } from '@halfhour/core';
import { type Logger, pino } from 'pino';
import { canAnswer } from './can-answer.ts';
import { createDrain } from './drain.ts';
import type { Env } from './env.ts';
import { exampleQuery } from './example-query.ts';
import { listen } from './listen.ts';
import { createReadiness } from './readiness.ts';
import { createServer } from './server.ts';

/** How long what runs may go on after the signal to end, ms: ten seconds with all that follows. */
const GRACE_MS = 9000;

const nowMs = () => Date.now();

/** Starts the server with these settings and ends it on SIGTERM or SIGINT. */
export async function start(env: Env): Promise<void> {
  const logger = pino({ level: env.LOG_LEVEL });
  const halfhour = await openHalfhour(env, { name: 'graphql', log: logger });
  try {
    await serve(env, halfhour, logger);
  } catch (error) {
    await halfhour.close();
    throw error;
  }
}

async function serve(env: Env, halfhour: Halfhour, logger: Logger): Promise<void> {
  const readiness = createReadiness({ check: async () => canAnswer(halfhour), nowMs });
  const graphql = createServer({
    report: halfhour.report,
    kept: halfhour.kept,
    restatements: halfhour.restatements,
    shifts: halfhour.shifts,
    digests: halfhour.digests,
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
      void drain(GRACE_MS)
        .then(async () => halfhour.close())
        .finally(() => process.exit());
    });
  }
}
