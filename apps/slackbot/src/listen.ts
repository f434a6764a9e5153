import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** The bot can't listen where it should. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Serves HTTP.
 *
 * @throws ListenError when it can't listen there
 */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const serve = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void serve(request, response));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ListenError(
      `Can’t listen on ${host}:${port} (${reason}): set SLACK_HOST and SLACK_PORT to an address ` +
        'of this machine and a port that is free.',
    );
  }
  return server;
}
