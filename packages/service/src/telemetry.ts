import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import { listen, type Place } from './listen.ts';
import type { Listeners, SlackCall } from './metrics/listeners.ts';
import type { Watched } from './metrics/watched.ts';
import { genesysDone, slackDone, statementDone } from './traces/done.ts';
import type { OpenSpan } from './traces/traces.ts';
import type { Used, Watching } from './watching.ts';

/** What is to be told of a process. */
export interface TelemetryOptions {
  /** Of the service: `halfhour-graphql`. */
  readonly name: string;
  /** Where metrics are asked for; `port` is `undefined`: nowhere. */
  readonly metrics: Omit<Place, 'port'> & { readonly port: number | undefined };
  /** Where traces go; `undefined`: nowhere. */
  readonly otlpUrl: string | undefined;
}

/** Metrics and traces of a process. */
export interface Telemetry extends Watching {
  /** For `openHalfhour`. */
  readonly listeners: Listeners;
  readonly slackCalled: (call: SlackCall) => void;
  /** Counts what a server answers. */
  readonly countResponses: (server: Server) => void;
  /**
   * Lets metrics be asked for, if they are to be.
   *
   * @throws ListenError
   */
  readonly serveMetrics: (watched: Watched) => Promise<void>;
  /** Sends what is left, and answers no more. */
  readonly close: () => Promise<void>;
}

/** An answer that is being made. */
interface Answer {
  genesysRequests: number;
  budgetWaitMs: number;
  readonly span: OpenSpan | undefined;
}

/** Begins to count and to trace. What is not asked for is not even loaded. */
export async function openTelemetry({
  name,
  metrics: place,
  otlpUrl,
}: TelemetryOptions): Promise<Telemetry> {
  const metrics = place.port === undefined ? null : await loadMetrics();
  const traces = otlpUrl === undefined ? null : await loadTraces(name, otlpUrl);
  const counted = metrics?.counted;
  const running = new AsyncLocalStorage<Answer>();
  let server: Server | undefined;

  const listeners: Listeners = {
    onGenesys(event) {
      counted?.onGenesys(event);
      const answer = running.getStore();
      if (answer === undefined) return;
      if (event.kind === 'request') answer.genesysRequests += 1;
      if (event.kind === 'budgetWait') answer.budgetWaitMs += event.waitedMs;
      const done = answer.span && genesysDone(event);
      if (done) answer.span?.did(done);
    },
    onStatement(event) {
      counted?.onStatement(event);
      const span = running.getStore()?.span;
      if (span !== undefined) span.did(statementDone(event));
    },
    onSync: (event) => counted?.onSync(event),
    onDigest: (event) => counted?.onDigest(event),
  };

  return {
    listeners,
    async around(what, work) {
      const answer: Answer = { genesysRequests: 0, budgetWaitMs: 0, span: traces?.begin(what) };
      try {
        const result = await running.run(answer, work);
        answer.span?.end(null);
        return result;
      } catch (error) {
        answer.span?.end(error instanceof Error ? error.name : 'unknown');
        throw error;
      }
    },
    used: () => usedBy(running.getStore()),
    answered(answer) {
      counted?.answered(answer);
      const { kind, outcome } = answer;
      running.getStore()?.span?.tell({ 'halfhour.kind': kind, 'halfhour.outcome': outcome });
    },
    slackCalled(call) {
      counted?.slackCalled(call);
      running.getStore()?.span?.did(slackDone(call));
    },
    countResponses(answering) {
      answering.on('request', (_request, response) => {
        response.once('close', () =>
          counted?.responded(response.writableFinished ? response.statusCode : 'aborted'),
        );
      });
    },
    async serveMetrics(watched) {
      if (metrics === null || place.port === undefined) return;
      const { metricsServer } = await import('./metrics/metrics-server.ts');
      server = metricsServer(metrics, watched);
      await listen(server, { ...place, port: place.port });
    },
    async close() {
      server?.close();
      server?.closeAllConnections();
      await traces?.close();
    },
  };
}

async function loadMetrics() {
  const { createMetrics } = await import('./metrics/metrics.ts');
  return createMetrics();
}

async function loadTraces(name: string, url: string) {
  const { createTraces } = await import('./traces/traces.ts');
  return createTraces(name, url);
}

function usedBy(answer: Answer | undefined): Used {
  const { genesysRequests = 0, budgetWaitMs = 0, span } = answer ?? {};
  const used = { genesysRequests, budgetWaitMs: Math.round(budgetWaitMs) };
  return span === undefined ? used : { ...used, traceId: span.traceId };
}
