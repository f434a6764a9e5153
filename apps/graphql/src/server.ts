import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import {
  type Audit,
  type ReportDeps,
  type RestatementSource,
  scopeName,
  seenBy,
  type Shifts,
} from '@halfhour/core';
import { type Readiness, UNWATCHED, type Watching } from '@halfhour/service';
import { createYoga, type YogaInitialContext } from 'graphql-yoga';
import { type AnswerMemory, createAnswerMemory } from './answers/answer-memory.ts';
import { createFreshnessNotes } from './answers/freshness.ts';
import type { KeptHere } from './ask-context.ts';
import { createBuckets } from './buckets.ts';
import { type CallerOf, letInAnyone } from './callers/caller.ts';
import { corsFor } from './cors.ts';
import { createAnsweredNotes } from './cost/answered.ts';
import { createDocumentMemory, type DocumentMemory } from './document-memory.ts';
import type { DigestsHere } from './digests-here.ts';
import { renderGraphiQL } from './graphiql.ts';
import { type Limits, LIMITS } from './limits.ts';
import type { Logger } from './logger.ts';
import { createMaskError } from './mask-error.ts';
import { nativeSignal } from './native-signal.ts';
import { useAnswers } from './plugins/use-answers.ts';
import { useAudit } from './plugins/use-audit.ts';
import { useBadInput } from './plugins/use-bad-input.ts';
import { useCaller } from './plugins/use-caller.ts';
import { useCost } from './plugins/use-cost.ts';
import { NO_SHARED_DOCUMENTS, useDocumentMemory } from './plugins/use-document-memory.ts';
import { useHeaders } from './plugins/use-headers.ts';
import { useHealth } from './plugins/use-health.ts';
import { useLargeAnswers } from './plugins/use-large-answers.ts';
import { useMaxTokens } from './plugins/use-max-tokens.ts';
import { type OperationsByIdOptions, useOperationsById } from './plugins/use-operations-by-id.ts';
import { useShortErrors } from './plugins/use-short-errors.ts';
import { useOperationLog } from './plugins/use-operation-log.ts';
import { useTimeLimit } from './plugins/use-time-limit.ts';
import { useWrittenLimits } from './plugins/use-written-limits.ts';
import { schema } from './schema/index.ts';
import { seenPlans } from './seen-plans.ts';
import { createSiteClock } from './site-clock.ts';

/** Room for six days of a thousand agents in rows, for thirty in columns, or for hundreds of a team. */
export const MEMORY_BYTES = 64 * 1024 * 1024;

const silentAudit: Pick<Audit, 'note'> = { note: () => undefined };

/** What the server is made from. */
export interface ServerDeps {
  readonly report: ReportDeps;
  /** What is kept, and how fresh. @default nothing is, and every answer is made anew */
  readonly kept?: KeptHere | null;
  /** @default nothing is kept */
  readonly restatements?: RestatementSource | null;
  /** @default none are kept */
  readonly shifts?: Shifts | null;
  /** @default none are kept */
  readonly digests?: DigestsHere | null;
  /** Writes down who asked for whose numbers. @default nobody does */
  readonly audit?: Pick<Audit, 'note'>;
  /** Tells who asks. @default letInAnyone */
  readonly callerOf?: CallerOf;
  /** Answers that are given again. @default 64 MB of them */
  readonly memory?: AnswerMemory;
  /** What was read of the texts of queries. @default 300,000 letters of them */
  readonly documents?: DocumentMemory;
  /** Whether GraphiQL is there. @default true */
  readonly showsGraphiql?: boolean;
  /** Whether the schema is told to those who were let in. @default true */
  readonly showsSchema?: boolean;
  /** IANA zone of the site, for what people read. */
  readonly zone: string;
  readonly logger: Logger;
  /** @default nobody counts or traces operations */
  readonly watching?: Watching;
  /** Whether work may be sent here. */
  readonly readiness: Readiness;
  /** The query GraphiQL opens with; asked at each page load, so that its dates are fresh. */
  readonly exampleQuery: () => string;
  /** @default LIMITS */
  readonly limits?: Limits;
  /** Of other pages that may read answers. @default none */
  readonly corsOrigins?: readonly string[];
  /** @default operations have no names */
  readonly operationsById?: OperationsByIdOptions | null;
}

/** The GraphQL server: answers through its `fetch`, or as the listener of a Node server. */
export function createServer(deps: ServerDeps) {
  const { report, kept = null, restatements = null, zone, logger, readiness } = deps;
  const { exampleQuery, limits = LIMITS, shifts = null, digests = null } = deps;
  const caller = useCaller(deps.callerOf ?? letInAnyone);
  const scopeOf = (request: Request) => scopeName(caller.callerOf(request).viewer);
  return createYoga({
    schema,
    context: ({ request }: YogaInitialContext) => {
      const { principal, viewer, isAdmin } = caller.callerOf(request);
      const answering = seenBy(viewer, { report, restatements });
      const signal = nativeSignal(request.signal);
      return {
        ...answering,
        ...seenPlans({ shifts, digests }, { directory: answering.report.directory, signal }),
        principal,
        isAdmin,
        kept,
        answered: createAnsweredNotes(),
        freshness: createFreshnessNotes(),
        siteClock: createSiteClock(zone),
        signal,
      };
    },
    // In the order of a request's life.
    plugins: [
      useHeaders(),
      useHealth(readiness),
      useCSRFPrevention(),
      caller.plugin,
      useDisableIntrospection({ isDisabled: () => deps.showsSchema === false }),
      deps.operationsById ? useOperationsById(deps.operationsById) : {},
      useMaxTokens(limits.tokens),
      useDocumentMemory({ memory: deps.documents ?? createDocumentMemory(), scopeOf }),
      useWrittenLimits(limits),
      useBadInput(),
      useTimeLimit(limits.timeMs),
      useCost({
        limits,
        budget: createBuckets({ perMinute: limits.costPerMinute, nowMs: report.nowMs }),
      }),
      useLargeAnswers(limits.large),
      useOperationLog(logger, deps.watching ?? UNWATCHED),
      useAudit(deps.audit ?? silentAudit),
      useAnswers({
        memory: deps.memory ?? createAnswerMemory(MEMORY_BYTES),
        versionOf: kept === null ? null : kept.versionOf,
        scopeOf,
        nowMs: report.nowMs,
      }),
      useShortErrors(),
    ],
    maskedErrors: { maskError: createMaskError(logger) },
    maxRequestBodySize: limits.bodyBytes,
    parserAndValidationCache: NO_SHARED_DOCUMENTS,
    graphiql: () =>
      deps.showsGraphiql !== false && { title: 'Halfhour', defaultQuery: exampleQuery() },
    renderGraphiQL,
    // Ours are logged with a reference; yoga's own words would say it twice.
    logging: false,
    cors: corsFor(deps.corsOrigins ?? []),
    multipart: false,
    landingPage: false,
  });
}
