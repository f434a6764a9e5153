import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import type { Opener } from '@halfhour/core';
import { listen, type Place } from './listen.ts';
import type { Listeners, SlackCall } from './metrics/listeners.ts';
import type { Watched } from './metrics/watched.ts';
import { digestTold, genesysDone, slackDone, statementDone, syncTold } from './traces/done.ts';
import type { Cause, OpenSpan } from './traces/traces.ts';
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
  readonly listeners: Listeners & Required<Pick<Opener, 'around'>>;
  readonly slackCalled: (call: SlackCall) => void;
  /** Counts who was not let in, by why: one of a few words. */
  readonly turnedAway: (code: string) => void;
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

/** An answer that is being made, or work that nobody asked for. */
interface Doing {
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
  const running = new AsyncLocalStorage<Doing>();
  let server: Server | undefined;

  const listeners: Listeners = {
    onGenesys(event) {
      counted?.onGenesys(event);
      const doing = running.getStore();
      if (doing === undefined) return;
      if (event.kind === 'request') doing.genesysRequests += 1;
      if (event.kind === 'budgetWait') doing.budgetWaitMs += event.waitedMs;
      const done = doing.span && genesysDone(event);
      if (done) doing.span?.did(done);
    },
    onStatement(event) {
      counted?.onStatement(event);
      const span = running.getStore()?.span;
      if (span !== undefined) span.did(statementDone(event));
    },
    onSync(event) {
      counted?.onSync(event);
      const span = running.getStore()?.span;
      const told = span && syncTold(event);
      if (told) span?.tell(told);
    },
    onDigest(event) {
      counted?.onDigest(event);
      running.getStore()?.span?.tell(digestTold(event));
    },
  };

  async function follow<Result>(
    what: string,
    cause: Cause,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const span = traces?.begin(what, cause);
    try {
      const result = await running.run({ genesysRequests: 0, budgetWaitMs: 0, span }, work);
      span?.end(null);
      return result;
    } catch (error) {
      span?.end(error instanceof Error ? error.name : 'unknown');
      throw error;
    }
  }

  return {
    listeners: { ...listeners, around: async (what, work) => follow(what, 'ourselves', work) },
    around: async (what, work) => follow(what, 'asked', work),
    used: () => usedBy(running.getStore()),
    answered(answer) {
      counted?.answered(answer);
      const { kind, outcome } = answer;
      const attributes = { 'halfhour.kind': kind, 'halfhour.outcome': outcome };
      running.getStore()?.span?.tell({ attributes, failure: null });
    },
    slackCalled(call) {
      counted?.slackCalled(call);
      running.getStore()?.span?.did(slackDone(call));
    },
    turnedAway: (code) => counted?.turnedAway(code),
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

function usedBy(doing: Doing | undefined): Used {
  const { genesysRequests = 0, budgetWaitMs = 0, span } = doing ?? {};
  const used = { genesysRequests, budgetWaitMs: Math.round(budgetWaitMs) };
  return span === undefined ? used : { ...used, traceId: span.traceId };
}
