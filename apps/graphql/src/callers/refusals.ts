import { GraphQLError } from 'graphql';

const REALM = 'Bearer realm="halfhour"';

/** Nobody says who they are, and somebody has to. */
export function unauthenticated(): GraphQLError {
  return refusal(
    'Say who you are: Authorization: Bearer <API key or token>. Keys are made with `pnpm keys create`.',
    { code: 'UNAUTHENTICATED', http: { status: 401, headers: { 'www-authenticate': REALM } } },
  );
}

/** What somebody sent is no key and no token that is good now; which, is told to nobody. */
export function notGood(): GraphQLError {
  const challenge = `${REALM}, error="invalid_token"`;
  return refusal(
    'This API key or token is not good: it is unknown, was revoked or has expired, or is not for Halfhour.',
    { code: 'UNAUTHENTICATED', http: { status: 401, headers: { 'www-authenticate': challenge } } },
  );
}

/** Too many have come before for this one to be looked into, and some may again after so long, ms. */
export function tooManyWrong(waitMs: number): GraphQLError {
  const seconds = Math.ceil(waitMs / 1000);
  return refusal(
    'Too many wrong API keys or tokens have come, from your address or from everywhere: try again in ' +
      `${seconds} s.`,
    {
      code: 'RATE_LIMITED',
      retryAfterMs: waitMs,
      http: { status: 429, headers: { 'retry-after': String(seconds) } },
    },
  );
}

/** Who they are is known, and that they may not. */
export function forbidden(message: string): GraphQLError {
  return refusal(message, { code: 'FORBIDDEN', http: { status: 403 } });
}

/** It can't be told now who they are, or whom they may see. */
export function cantTell(message: string): GraphQLError {
  return refusal(message, {
    code: 'UNAVAILABLE',
    http: { status: 503, headers: { 'retry-after': '30' } },
  });
}

function refusal(message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { extensions });
}
