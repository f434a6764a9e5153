import { createReadiness, endInPeace, listen, type Opened, withHalfhour } from '@halfhour/service';
import { createAnswerMemory } from './answers/answer-memory.ts';
import { openCallers } from './callers/open-callers.ts';
import { isProduction } from './callers/settings.ts';
import { canAnswer } from './can-answer.ts';
import { createDrain } from './drain.ts';
import type { Env } from './env.ts';
import { exampleQuery } from './example-query.ts';
import { createHttpServer } from './http-server.ts';
import { limitsOf, operationsByIdOf } from './limits-set.ts';
import { createServer, MEMORY_BYTES, type ServerDeps } from './server.ts';

/** How long what runs may go on after the signal to end, ms: ten seconds with all that follows. */
const GRACE_MS = 9000;

/** How long the end may take in all, ms: what starts us waits for fifteen seconds. */
const END_MS = 12_000;

/** How long a client may take to send a request, and beyond its time to take the answer, ms. */
const REQUEST_MS = 30_000;
const ANSWER_MS = 120_000;

const nowMs = () => Date.now();

/** Starts the server with these settings and ends it on SIGTERM or SIGINT. */
export async function start(env: Env): Promise<void> {
  const limits = limitsOf(env);
  const operationsById = await operationsByIdOf(env, limits);
  const app = {
    name: 'graphql',
    metricsPort: env.GRAPHQL_METRICS_PORT,
    metricsSetting: 'GRAPHQL_METRICS_PORT',
  };
  await withHalfhour(env, app, async (opened) => serve(env, opened, { limits, operationsById }));
}

async function serve(
  env: Env,
  { halfhour, log, telemetry }: Opened,
  { limits, operationsById }: Required<Pick<ServerDeps, 'limits' | 'operationsById'>>,
): Promise<void> {
  const readiness = createReadiness({ check: async () => canAnswer(halfhour), nowMs });
  const callers = await openCallers(env, {
    ...halfhour,
    logger: log,
    nowMs,
    turnedAway: telemetry.turnedAway,
  });
  const memory = createAnswerMemory(MEMORY_BYTES);
  const graphql = createServer({
    report: halfhour.report,
    kept: halfhour.kept,
    audit: halfhour.audit,
    restatements: halfhour.restatements,
    shifts: halfhour.shifts,
    digests: halfhour.digests,
    callerOf: callers.callerOf,
    showsGraphiql: env.GRAPHQL_GRAPHIQL ?? !isProduction(env),
    showsSchema: env.GRAPHQL_INTROSPECTION ?? !isProduction(env),
    zone: env.HALFHOUR_ZONE,
    logger: log,
    watching: telemetry,
    memory,
    limits,
    operationsById,
    corsOrigins: env.GRAPHQL_CORS_ORIGINS,
    readiness,
    exampleQuery: () => exampleQuery(nowMs(), env.HALFHOUR_ZONE),
  });
  const server = createHttpServer(
    { requestMs: REQUEST_MS, exchangeMs: limits.timeMs + ANSWER_MS },
    (request, response) => void graphql(request, response),
  );
  telemetry.countResponses(server);
  const drain = createDrain(server);
  const { kept, digests } = halfhour;
  await telemetry.serveMetrics({ kept, digests, readiness, answerMemoryBytes: memory.sizeBytes });
  const url = await listen(server, {
    host: env.GRAPHQL_HOST,
    port: env.GRAPHQL_PORT,
    settings: 'GRAPHQL_HOST and GRAPHQL_PORT',
  });
  console.log(`GraphQL at ${url}/graphql`);
  if (callers.isOpen) {
    console.log('Nobody is asked who they are, on this machine only: `pnpm keys` changes that.');
  }
  async function finish(): Promise<void> {
    readiness.close();
    await drain(GRACE_MS);
    await halfhour.close();
    await telemetry.close();
  }
  endInPeace({ log, finish, mostMs: END_MS });
}
