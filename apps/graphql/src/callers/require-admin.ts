import type { AskContext } from '../ask-context.ts';
import { forbidden } from './refusals.ts';

/**
 * @param what - what only administrators may do, in a sentence: `change shifts`
 * @throws GraphQLError when the one who asks is none
 */
export function requireAdmin({ isAdmin }: Pick<AskContext, 'isAdmin'>, what: string): void {
  if (!isAdmin) throw forbidden(`You may not ${what}: only administrators may.`);
}
