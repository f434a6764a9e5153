import { once } from 'node:events';
import { serve } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { DroppedConnection } from './http/with-faults.ts';
import type { SlackSimulatorOptions } from './options.ts';
import { createSlackSimulator, type SlackSimulator } from './simulator.ts';

/** Where to listen; loopback only, for whoever reaches the page may act as anybody. */
export interface SlackStartOptions extends Omit<SlackSimulatorOptions, 'url'> {
  /** 0 for any that is free. @default 0 */
  port?: number;
}

/** A simulator that listens. */
export interface StartedSlackSimulator {
  /** Without a slash at the end; the Web API is at `/api/` under it. */
  url: string;
  simulator: SlackSimulator;
  close: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts a simulator on a port of this machine. */
export async function startSlackSimulator(
  options: SlackStartOptions = {},
): Promise<StartedSlackSimulator> {
  const { port = 0, ...rest } = options;
  const server = serve({
    port,
    hostname: HOST,
    fetch: (request, env) => answer(simulator, request, env),
  });
  await once(server, 'listening');
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  const url = `http://${HOST}:${listening}`;
  const simulator = createSlackSimulator({ ...rest, url });
  return {
    url,
    simulator,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

async function answer(
  simulator: SlackSimulator,
  request: Request,
  { incoming }: HttpBindings | Http2Bindings,
): Promise<Response> {
  try {
    return await simulator.fetch(request);
  } catch (error) {
    if (!(error instanceof DroppedConnection)) throw error;
    incoming.destroy();
    return new Response(null, { status: 500 });
  }
}
