import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import type { ReportDeps } from '@halfhour/core';
import { createYoga, useExecutionCancellation, type YogaInitialContext } from 'graphql-yoga';
import { renderGraphiQL } from './graphiql.ts';
import { type Limits, LIMITS } from './limits.ts';
import type { Logger } from './logger.ts';
import { createMaskError } from './mask-error.ts';
import { nativeSignal } from './native-signal.ts';
import { useBadInput } from './plugins/use-bad-input.ts';
import { useCost } from './plugins/use-cost.ts';
import { useHeaders } from './plugins/use-headers.ts';
import { useHealth } from './plugins/use-health.ts';
import { useMaxTokens } from './plugins/use-max-tokens.ts';
import { useOperationLog } from './plugins/use-operation-log.ts';
import type { Readiness } from './readiness.ts';
import { schema } from './schema/index.ts';
import { createSiteClock } from './site-clock.ts';

/** What the server is made from. */
export interface ServerDeps {
  readonly report: ReportDeps;
  /** IANA zone of the site, for what people read. */
  readonly zone: string;
  readonly logger: Logger;
  /** Whether work may be sent here. */
  readonly readiness: Readiness;
  /** The query GraphiQL opens with; asked at each page load, so that its dates are fresh. */
  readonly exampleQuery: () => string;
  /** @default LIMITS */
  readonly limits?: Limits;
}

/** The GraphQL server: answers through its `fetch`, or as the listener of a Node server. */
export function createServer(deps: ServerDeps) {
  const { report, zone, logger, readiness, exampleQuery, limits = LIMITS } = deps;
  return createYoga({
    schema,
    context: ({ request }: YogaInitialContext) => ({
      report,
      siteClock: createSiteClock(zone),
      signal: nativeSignal(request.signal),
    }),
    // In the order of a request's life.
    plugins: [
      useHeaders(),
      useHealth(readiness),
      useCSRFPrevention(),
      useMaxTokens(limits.tokens),
      useBadInput(),
      useCost(limits),
      useExecutionCancellation(),
      useOperationLog(logger),
    ],
    maskedErrors: { maskError: createMaskError(logger) },
    maxRequestBodySize: limits.bodyBytes,
    graphiql: () => ({ title: 'Halfhour', defaultQuery: exampleQuery() }),
    renderGraphiQL,
    // Ours are logged with a reference; yoga's own words would say it twice.
    logging: false,
    cors: false,
    multipart: false,
    landingPage: false,
  });
}
