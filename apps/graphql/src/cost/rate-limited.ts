import { GraphQLError } from 'graphql';

/** Somebody has asked for more than their budget, and may ask again after so long, ms. */
export function rateLimited(
  waitMs: number,
  cost: { readonly requested: number; readonly remaining: number },
): GraphQLError {
  const seconds = Math.ceil(waitMs / 1000);
  return new GraphQLError(
    `This question costs ${cost.requested}, and ${cost.remaining} is left of your budget: ask again in ` +
      `${seconds} s, or for less.`,
    {
      extensions: {
        code: 'RATE_LIMITED',
        retryAfterMs: waitMs,
        http: { status: 429, headers: { 'retry-after': String(seconds) } },
      },
    },
  );
}
