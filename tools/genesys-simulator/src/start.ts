import { serve } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { DroppedConnection } from './http/serve.ts';
import type { SimulatorOptions } from './options.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator } from './simulator.ts';

/** Where to listen. */
export interface StartOptions extends SimulatorOptions {
  /** 0 for any that is free. @default 0 */
  port?: number;
  /** @default 127.0.0.1 */
  host?: string;
}

/** A simulator that listens. */
export interface StartedSimulator {
  /** Without a slash at the end. */
  url: string;
  simulator: Simulator;
  close(): Promise<void>;
}

/** Starts a simulator on a port. */
export async function startSimulator(options: StartOptions = {}): Promise<StartedSimulator> {
  const { port = 0, host = '127.0.0.1', ...rest } = options;
  const simulator = createSimulator(rest);
  const server = serve({
    port,
    hostname: host,
    fetch: (request, env) => answer(simulator, request, env),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    simulator,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

async function answer(
  simulator: Simulator,
  request: Request,
  { incoming }: HttpBindings | Http2Bindings,
): Promise<Response> {
  try {
    const response = await simulator.fetch(request);
    // Node would tell the machine's time.
    response.headers.set('date', new Date(simulator.nowMs()).toUTCString());
    return response;
  } catch (error) {
    if (!(error instanceof DroppedConnection)) throw error;
    incoming.destroy();
    return new Response(null, { status: 500 });
  }
}
