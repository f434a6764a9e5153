import { Hono } from 'hono';
import type { Method } from './method.ts';
import { serveFile } from './serve-file.ts';
import { serveMethod } from './serve-method.ts';
import { serveResponseUrl } from './serve-response-url.ts';
import { serveUpload } from './serve-upload.ts';
import type { Service } from './service.ts';
import { withFaults } from './with-faults.ts';

/** Everything of Slack that an app talks to, as one function from request to response. */
export function createApp(service: Service, methods: readonly Method[]): Hono {
  const byName = new Map(methods.map((method) => [method.name, method]));
  const app = new Hono();
  app.on(['GET', 'POST'], '/api/:method', async ({ req }) => {
    const method = req.param('method');
    return withFaults(service, { method, request: req.raw }, async () =>
      serveMethod(service, method, byName.get(method), req.raw),
    );
  });
  app.post('/upload/v1/:key', async ({ req }) =>
    withFaults(service, { method: 'upload', request: req.raw }, async () =>
      serveUpload(service, req.param('key'), req.raw),
    ),
  );
  for (const path of ['/commands/:team/:key', '/actions/:team/:key'] as const)
    app.post(path, async ({ req }) =>
      withFaults(service, { method: 'response_url', request: req.raw }, async () =>
        serveResponseUrl(service, req.param('key'), req.raw),
      ),
    );
  app.get('/files-pri/:file/:name', ({ req }) => serveFile(service, req.param('file'), req.raw));
  app.onError((error) => {
    throw error;
  });
  return app;
}
