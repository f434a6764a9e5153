import { createServer, type Server } from 'node:http';
import { healthAnswer, type Readiness } from '@halfhour/service';
import { getRequestListener } from '@hono/node-server';

/** What is behind the addresses of the bot. */
export interface HttpDeps {
  /** Takes Slack's requests; `undefined`: they come another way, in Socket Mode. */
  readonly slack: ((request: Request) => Promise<Response>) | undefined;
  /** Whether work can be done, and whether none is taken any more. */
  readonly readiness: Readiness;
}

/** The bot over HTTP: Slack's requests, and whether it is alive and ready. */
export function createHttp({ slack, readiness }: HttpDeps) {
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const health = await healthAnswer(pathname, readiness);
    if (health !== null) return Response.json(health.body, { status: health.code });
    if (pathname !== '/slack/events' || slack === undefined) {
      return new Response(null, { status: 404 });
    }
    if (request.method !== 'POST') {
      return new Response(null, { status: 405, headers: { allow: 'POST' } });
    }
    // Slack sends events again; who types a command is told that it did not work.
    return readiness.isClosing() ? new Response(null, { status: 503 }) : slack(request);
  };
}

/** A server that answers so. It listens nowhere yet. */
export function serverOf(fetch: (request: Request) => Promise<Response>): Server {
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
  return createServer((request, response) => void answer(request, response));
}
