import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Longer than anything we have to say. */
const MAX_LENGTH = 1000;

/** Cuts off messages that repeat what somebody sent, of whatever length and however often. */
export function useShortErrors(): Plugin {
  return {
    onExecutionResult(payload) {
      const { result } = payload;
      if (result === undefined || Symbol.asyncIterator in result) return;
      const { errors = [] } = result;
      if (errors.every(({ message }) => message.length <= MAX_LENGTH)) return;
      payload.setResult({ ...result, errors: errors.map(shortened) });
    },
  };
}

function shortened(error: GraphQLError): GraphQLError {
  const { message, nodes = null, path = null, extensions } = error;
  if (message.length <= MAX_LENGTH) return error;
  return new GraphQLError(`${message.slice(0, MAX_LENGTH)}…`, { nodes, path, extensions });
}
