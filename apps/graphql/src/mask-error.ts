import { randomUUID } from 'node:crypto';
import { ReportInputError } from '@halfhour/core';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type { Logger } from './logger.ts';
import { timeLimitOf } from './time-limit-error.ts';

/**
 * What a client is told of an error: its own mistakes as they are; of ours only a reference, under
 * which the log holds the error itself.
 */
export function createMaskError(logger: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    const cause = rootOf(error);
    if (cause instanceof GraphQLError) return cause === error ? cause : located(error, cause);
    if (cause instanceof ReportInputError) {
      const extensions = { code: 'BAD_USER_INPUT', argument: cause.argument };
      return new GraphQLError(cause.message, { ...placeOf(error), extensions });
    }
    const timeLimit = timeLimitOf(cause);
    if (timeLimit !== undefined) {
      const extensions = { code: 'OPERATION_TIMED_OUT', http: { status: 504 } };
      const message =
        `The operation took longer than ${timeLimit.limitMs / 1000} s and was given up: ask for fewer ` +
        'agents or a shorter window.';
      return new GraphQLError(message, { ...placeOf(error), extensions });
    }
    if (isAbort(cause)) {
      const extensions = { code: 'ABORTED', http: { status: 499, spec: true } };
      return new GraphQLError('The client has gone.', { ...placeOf(error), extensions });
    }
    const reference = randomUUID().slice(0, 8);
    logger.error({ reference, err: cause }, 'masked error');
    return new GraphQLError(
      `Something went wrong (ref ${reference}). It is not your query; the log tells more under ` +
        'this reference.',
      { ...placeOf(error), extensions: { code: 'INTERNAL_SERVER_ERROR', reference } },
    );
  };
}

/** The error that started it: GraphQL wraps what resolvers throw. */
function rootOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined
    ? rootOf(error.originalError)
    : error;
}

function located(error: unknown, cause: GraphQLError): GraphQLError {
  return new GraphQLError(cause.message, { ...placeOf(error), extensions: cause.extensions });
}

function placeOf(error: unknown): GraphQLErrorOptions {
  if (!(error instanceof GraphQLError)) return {};
  return { nodes: error.nodes ?? null, path: error.path ?? null };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
