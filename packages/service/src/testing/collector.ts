import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen } from '../listen.ts';

/** What is looked at of a span that has arrived. */
interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Left out: it is the root of its trace. */
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number; readonly message?: string };
}

/** What takes traces as a collector does, over OTLP/HTTP. */
export interface Collector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** All that have arrived so far. */
  readonly spans: () => readonly ReceivedSpan[];
  /** All of it, as it was sent: to look for what must not be in it. */
  readonly sent: () => string;
  readonly close: () => void;
}

/** Starts one on a port of this machine. */
export async function startCollector(): Promise<Collector> {
  const bodies: any[] = [];
  const take = async (request: IncomingMessage) => void bodies.push(await json(request));
  const server = createServer((request, response) => {
    void take(request).then(() => response.end('{}'));
  });
  const url = await listen(server, { host: '127.0.0.1', port: 0, settings: '' });
  return {
    url,
    spans: () =>
      bodies.flatMap((body) =>
        body.resourceSpans.flatMap(({ scopeSpans }: any) =>
          scopeSpans.flatMap((scope: any) => scope.spans),
        ),
      ),
    sent: () => JSON.stringify(bodies),
    close: () => void server.close(),
  };
}
