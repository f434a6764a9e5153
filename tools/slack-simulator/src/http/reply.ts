import type { SlackError } from './slack-error.ts';

/** An answer as JSON. */
export function reply(
  body: Record<string, unknown>,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}

/** A refusal as JSON. */
export function refusal(error: SlackError, headers: Readonly<Record<string, string>> = {}) {
  return reply(error.body(), error.parts.status ?? 200, { ...headers, ...error.parts.headers });
}
