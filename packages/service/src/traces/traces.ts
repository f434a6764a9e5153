import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

/** Something that has just ended, done for what is traced. */
export interface Done {
  readonly name: string;
  readonly durationMs: number;
  readonly attributes: Attributes;
  /** Why it failed, in a word; `null`: it did not. */
  readonly failure: string | null;
}

/** What is known of what is traced, now that it ends. */
export interface Told {
  readonly attributes: Attributes;
  /** As of {@link Done}. */
  readonly failure: string | null;
}

/** Whether somebody waits for what is traced. */
export type Cause = 'asked' | 'ourselves';

/** An answer that is being made, or work of our own, in a trace. */
export interface OpenSpan {
  readonly traceId: string;
  /** Adds what was done for it. */
  readonly did: (done: Done) => void;
  /** Tells more of it. A failure stays, whatever is told later. */
  readonly tell: (told: Told) => void;
  readonly end: (failure: string | null) => void;
}

/** Where traces go. */
export interface Traces {
  readonly begin: (name: string, cause: Cause) => OpenSpan;
  /** Sends what is left, for two seconds at most. */
  readonly close: () => Promise<void>;
}

/** Ends must not wait for a collector that is away, ms. */
const LAST_SEND_MS = 2000;

/**
 * Sends traces to a collector over OTLP/HTTP. Headers, time-outs and the like are read by the exporter
 * from its own variables, `OTEL_EXPORTER_OTLP_…`.
 *
 * @param name - of the service: `halfhour-graphql`
 * @param url - of the collector; traces go to `/v1/traces` below it
 */
export function createTraces(name: string, url: string): Traces {
  const exporter = new OTLPTraceExporter({ url: `${url.replace(/\/+$/u, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': name }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('halfhour');
  return {
    begin(what, cause) {
      const kind = cause === 'asked' ? SpanKind.SERVER : SpanKind.INTERNAL;
      const span = tracer.startSpan(what, { kind }, ROOT_CONTEXT);
      const within = trace.setSpan(ROOT_CONTEXT, span);
      return {
        traceId: span.spanContext().traceId,
        did({ name: part, durationMs, attributes, failure }) {
          const endMs = Date.now();
          const startTime = endMs - durationMs;
          const options = { kind: SpanKind.CLIENT, startTime, attributes };
          const child = tracer.startSpan(part, options, within);
          fail(child, failure);
          child.end(endMs);
        },
        tell({ attributes, failure }) {
          span.setAttributes(attributes);
          fail(span, failure);
        },
        end(failure) {
          fail(span, failure);
          span.end();
        },
      };
    },
    async close() {
      await provider.forceFlush({ timeoutMillis: LAST_SEND_MS }).catch(() => undefined);
    },
  };
}

function fail(span: Span, failure: string | null): void {
  if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
}
