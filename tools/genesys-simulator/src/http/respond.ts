import { gzipSync } from 'node:zlib';

/** Headers of every answer of the service. */
const ALWAYS = {
  'Strict-Transport-Security': 'max-age=600; includeSubDomains',
  'Cache-Control': 'no-cache, no-store, must-revalidate',
  Pragma: 'no-cache',
  Expires: '0',
};

/** An answer before it is written. */
export interface Reply {
  status: number;
  /** JSON when it is not a text; nothing is sent when undefined. */
  body: unknown;
  headers: Record<string, string>;
}

/** Writes an answer, compressed when the request asks for it. */
export function respond(request: Request, correlationId: string, reply: Reply): Response {
  const headers = new Headers({
    ...ALWAYS,
    'ININ-Correlation-Id': correlationId,
    ...(typeof reply.body === 'string' || reply.body === undefined
      ? {}
      : { 'Content-Type': 'application/json' }),
    ...reply.headers,
  });
  if (reply.body === undefined) return new Response(null, { status: reply.status, headers });
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
    return new Response(text, { status: reply.status, headers });
  headers.set('Content-Encoding', 'gzip');
  headers.set('Vary', 'Accept-Encoding');
  return new Response(gzipSync(text, { level: 1 }), { status: reply.status, headers });
}
