import { createServer, type RequestListener, type Server } from 'node:http';

/** How long clients may take for what they send, and for taking what they asked for. */
export interface HttpLimits {
  /** For all of a request, ms. */
  readonly requestMs: number;
  /** For a request and its answer, from the first byte to the last, ms. */
  readonly exchangeMs: number;
}

/** A Node.js server on which nobody can hold on to a connection by being slow. */
export function createHttpServer(
  { requestMs, exchangeMs }: HttpLimits,
  listener: RequestListener,
): Server {
  const options = {
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: Math.ceil(requestMs / 2),
  };
  const server = createServer(options, listener);
  server.on('request', (_request, response) => {
    const timer = setTimeout(() => response.destroy(), exchangeMs).unref();
    response.once('close', () => clearTimeout(timer));
  });
  return server;
}
