import { Hono } from 'hono';
import { logIn } from '../endpoints/oauth.ts';
import type { Endpoint, Service } from './endpoint.ts';
import { createRateLimit } from './rate-limit.ts';
import { notFound } from './refusals.ts';
import { respond } from './respond.ts';
import { brokenReply, serve } from './serve.ts';

/** Where a client logs in: on a host of its own, or, behind a gateway, under /login. */
const LOGIN_PATHS = ['/oauth/token', '/login/oauth/token'];

/** The whole simulated service as one function from request to response. */
export function createApp(service: Service, endpoints: readonly Endpoint[]): Hono {
  const { requestsPerMinute, uptimeMs } = service.settings;
  const serving = { service, countRequest: createRateLimit(requestsPerMinute, uptimeMs) };
  const app = new Hono();
  for (const path of LOGIN_PATHS) app.post(path, ({ req }) => answerLogin(service, req.raw));
  for (const endpoint of endpoints)
    app.on(endpoint.method, endpoint.path, ({ req }) =>
      serve(serving, endpoint, req.raw, req.param()),
    );
  app.get('/downloads/:name', ({ req }) => answerDownload(service, req.raw));
  app.notFound(({ req }) => {
    const correlationId = crypto.randomUUID();
    service.log.record(`${req.method} (unknown)`, 404);
    const body = notFound().body(correlationId);
    return respond(req.raw, correlationId, { status: 404, body, headers: {} });
  });
  app.onError((error) => {
    throw error;
  });
  return app;
}

async function answerLogin(service: Service, request: Request): Promise<Response> {
  const name = 'POST /oauth/token';
  const path = new URL(request.url).pathname;
  const correlationId = crypto.randomUUID();
  const broken = await brokenReply(
    (kinds, fits) => service.faults.take(kinds, path, fits),
    () => service.log.record(name, 0),
  );
  if (broken !== undefined) {
    service.log.record(name, broken.status);
    return respond(request, correlationId, broken);
  }
  const login = {
    authorization: request.headers.get('authorization'),
    contentType: request.headers.get('content-type'),
    form: await request.text(),
  };
  const refused = service.faults.take(['loginRefused'], path) !== undefined;
  const { status, body } = logIn(service, login, refused);
  service.log.record(name, status);
  return respond(request, correlationId, { status, body, headers: {} });
}

/** What stands for a storage service: no login, no rate limit. */
function answerDownload({ downloads, log }: Service, request: Request): Response {
  const isLoggedIn = request.headers.has('authorization');
  const reply = downloads.get(new URL(request.url), isLoggedIn);
  log.record('GET /downloads', reply.status);
  return respond(request, crypto.randomUUID(), { ...reply, headers: {} });
}
