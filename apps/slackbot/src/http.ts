/** What is behind the addresses of the bot. */
export interface HttpDeps {
  /** Takes Slack's requests; `undefined`: they come another way, in Socket Mode. */
  readonly slack: ((request: Request) => Promise<Response>) | undefined;
  /** Whether work can be done. */
  readonly isReady: () => Promise<boolean>;
  /** Whether no new work is taken, since the end is near. */
  readonly isClosing: () => boolean;
}

/** The bot over HTTP: Slack's requests, and whether it is alive and ready. */
export function createHttp({ slack, isReady, isClosing }: HttpDeps) {
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/health/live') return Response.json({ status: 'live' });
    if (pathname === '/health/ready')
      return ready(isClosing() ? 'closing' : await readyOr(isReady));
    if (pathname !== '/slack/events' || slack === undefined) {
      return new Response(null, { status: 404 });
    }
    if (request.method !== 'POST') {
      return new Response(null, { status: 405, headers: { allow: 'POST' } });
    }
    // Slack sends events again; who types a command is told that it did not work.
    return isClosing() ? new Response(null, { status: 503 }) : slack(request);
  };
}

async function readyOr(isReady: () => Promise<boolean>): Promise<'ready' | 'unavailable'> {
  return (await isReady()) ? 'ready' : 'unavailable';
}

function ready(status: 'ready' | 'unavailable' | 'closing'): Response {
  return Response.json({ status }, { status: status === 'ready' ? 200 : 503 });
}
