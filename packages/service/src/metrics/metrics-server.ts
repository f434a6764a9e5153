import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';
import type { Watched } from './watched.ts';

/** Answers `/metrics`, and nothing else. It listens nowhere yet. */
export function metricsServer(
  { text, contentType }: Pick<Metrics, 'text' | 'contentType'>,
  watched: Watched,
): Server {
  async function answer(response: ServerResponse): Promise<void> {
    const body = await text(watched).catch(() => null);
    response.statusCode = body === null ? 500 : 200;
    response.setHeader('content-type', body === null ? 'text/plain' : contentType);
    response.end(body ?? 'The metrics could not be told.\n');
  }
  return createServer((request, response) => {
    if (request.method === 'GET' && request.url?.split('?')[0] === '/metrics') {
      void answer(response);
    } else {
      response.writeHead(404).end();
    }
  });
}
