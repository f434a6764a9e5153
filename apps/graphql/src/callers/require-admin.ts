import { GraphQLError } from 'graphql';
import type { AskContext } from '../ask-context.ts';

/**
 * @param what - what only administrators may do, in a sentence: `change shifts`
 * @throws GraphQLError when the one who asks is none
 */
export function requireAdmin({ isAdmin }: Pick<AskContext, 'isAdmin'>, what: string): void {
  if (isAdmin) return;
  throw new GraphQLError(`You may not ${what}: only administrators may.`, {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });
}
