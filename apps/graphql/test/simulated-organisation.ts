import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '@halfhour/genesys-simulator';
import { listen } from '@halfhour/service';

/** A simulated organisation that listens. */
export interface Organisation {
  readonly url: string;
  readonly simulator: Simulator;
  close(): void;
}

/** Starts one on a clock that is set by hand, and tells the time with every answer as Genesys does. */
export async function startOrganisation(
  nowMs: number,
  options: SimulatorOptions,
): Promise<Organisation> {
  const simulator = createSimulator({
    clock: { kind: 'fixed', nowMs },
    requestsPerMinute: 100_000,
    ...options,
  });
  const server = createServer((request, response) => void answer(simulator, request, response));
  const url = await listen(server, { host: '127.0.0.1', port: 0, settings: '' });
  return {
    url,
    simulator,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = '/', method = 'GET' } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = method === 'GET' ? null : new Uint8Array(await buffer(request));
  const told = await simulator.fetch(
    new Request(new URL(url, 'http://simulator.test'), { method, headers, body }),
  );
  const date = new Date(simulator.nowMs()).toUTCString();
  response.writeHead(told.status, { ...Object.fromEntries(told.headers), date });
  response.end(Buffer.from(await told.arrayBuffer()));
}
